import { useEffect, useRef } from 'preact/hooks';
import { EntryBody, type EntryBodyProps } from './EntryBody.tsx';
import { Icon } from './Icon.tsx';
import { NamesNote } from './NamesNote.tsx';
import { SourceNote } from './SourceNote.tsx';
import { languageOf } from './strings.ts';

interface EntryViewProps extends Omit<EntryBodyProps, 'isReachable' | 'children'> {
  readonly onBack: () => void;
}

/** One entry in the popup, with the way back to where the reader came from. */
export function EntryView({ onBack, ...props }: EntryViewProps) {
  const { entry, strings } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone; without this the keyboard would start again at the top.
  useEffect(() => heading.current?.focus(), [entry]);
  return (
    <article class="entry">
      <button type="button" class="plain-button back" onClick={onBack}>
        <Icon name="back" /> {strings.text('back')}
      </button>
      <h2 ref={heading} tabIndex={-1} lang={languageOf(entry)}>
        {entry.term}
      </h2>
      <NamesNote entry={entry} strings={strings} />
      <EntryBody {...props} />
      <SourceNote entry={entry} strings={strings} />
    </article>
  );
}
