import { useState } from 'preact/hooks';
import { EntryBody, type EntryBodyProps } from '../ui/EntryBody.tsx';
import { Icon } from '../ui/Icon.tsx';
import { NamesNote } from '../ui/NamesNote.tsx';
import { plainList } from '../ui/plain-list.ts';
import { languageOf } from '../ui/strings.ts';
import type { FoundEntry } from '../ui/TermList.tsx';

interface PageWordsProps extends Omit<EntryBodyProps, 'entry' | 'isReachable' | 'children'> {
  readonly found: readonly FoundEntry[];
}

/** The words of one page with their meanings, to print or copy and take along to an appointment. */
export function PageWords({ found, ...shared }: PageWordsProps) {
  const { strings } = shared;
  const [copying, setCopying] = useState<'copied' | 'notCopied'>();
  const copy = (): void => {
    const text = plainList(
      found.map(({ entry }) => entry),
      strings,
    );
    void navigator.clipboard.writeText(text).then(
      () => setCopying('copied'),
      () => setCopying('notCopied'),
    );
  };
  return (
    <article class="page-words">
      <h2>{strings.text('termsFound', String(found.length))}</h2>
      <p class="buttons">
        <button type="button" class="plain-button" onClick={() => print()}>
          <Icon name="print" /> {strings.text('print')}
        </button>
        <button type="button" class="plain-button" onClick={copy}>
          <Icon name="copy" /> {strings.text('copy')}
        </button>
        <span role="status">{copying && strings.text(copying)}</span>
      </p>
      <p class="note">{strings.text('notAdvice')}</p>
      {found.map(({ entry }) => (
        <section key={entry.id} class="entry">
          <h3 lang={languageOf(entry)}>{entry.term}</h3>
          <NamesNote entry={entry} strings={strings} />
          <EntryBody entry={entry} {...shared} />
        </section>
      ))}
    </article>
  );
}
