import type { Entry } from '../detect/entry.ts';
import { EntryBody, type EntryBodyProps } from './EntryBody.tsx';
import { NamesNote } from './NamesNote.tsx';
import { SourceNote } from './SourceNote.tsx';
import { languageOf } from './strings.ts';

/** An entry found on the page, and how often it stands there. */
export interface FoundEntry {
  readonly entry: Entry;
  readonly count: number;
}

export interface TermListProps extends Pick<
  EntryBodyProps,
  'level' | 'termOf' | 'strings' | 'contactLine' | 'onAsked'
> {
  readonly found: readonly FoundEntry[];
  readonly openIds: ReadonlySet<string>;
  readonly onToggled: (id: string, isOpen: boolean) => void;
  /** The reader asks to see it in the page. */
  readonly onShown: (entry: Entry) => void;
  /** The reader knows the word and wants it left alone; undefined where that is not to be remembered. */
  readonly onKnown: ((entry: Entry) => void) | undefined;
}

/** The terms of a page, each with its meaning folded away: the way in for keyboard and screen reader. */
export function TermList({ found, openIds, onToggled, onShown, onKnown, ...shared }: TermListProps) {
  const { strings } = shared;
  return (
    <ul class="terms">
      {found.map(({ entry, count }) => (
        <li key={entry.id}>
          <details open={openIds.has(entry.id)} onToggle={(event) => onToggled(entry.id, event.currentTarget.open)}>
            <summary>
              <span class="name" lang={languageOf(entry)}>
                {entry.term}
              </span>
              <span class="count">{strings.text('times', String(count))}</span>
            </summary>
            {/* Written only when opened: a long page has hundreds of them. */}
            {openIds.has(entry.id) && (
              <div class="entry">
                <NamesNote entry={entry} strings={strings} />
                <EntryBody entry={entry} {...shared} />
                <SourceNote entry={entry} strings={strings} />
                <div class="buttons">
                  <button type="button" class="plain-button" onClick={() => onShown(entry)}>
                    {strings.text('showOnPage')}
                  </button>
                  {onKnown && (
                    <button type="button" class="link" onClick={() => onKnown(entry)}>
                      {strings.text('know')}
                    </button>
                  )}
                </div>
              </div>
            )}
          </details>
        </li>
      ))}
    </ul>
  );
}
