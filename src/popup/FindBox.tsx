import type { Entry } from '../detect/entry.ts';
import { kindKeys, languageOf, type Strings } from '../ui/strings.ts';

interface FindBoxProps {
  readonly typed: string;
  readonly strings: Strings;
  readonly onTyped: (typed: string) => void;
}

/** Where any word of the glossary can be looked up, whether the page has it or not. */
export function FindBox({ typed, strings, onTyped }: FindBoxProps) {
  return (
    <label class="find">
      <span class="hidden-label">{strings.text('find')}</span>
      <input
        type="search"
        value={typed}
        placeholder={strings.text('find')}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onTyped(event.currentTarget.value)}
      />
    </label>
  );
}

interface FindResultsProps {
  /** Undefined in the first moments: nothing can be said of what is not in the glossary yet. */
  readonly found: readonly Entry[] | undefined;
  readonly typed: string;
  readonly strings: Strings;
  readonly onAsked: (id: string) => void;
}

export function FindResults({ found, typed, strings, onAsked }: FindResultsProps) {
  return (
    <section aria-live="polite">
      {found?.length === 0 && <p class="state">{strings.text('findNothing', typed.trim())}</p>}
      <ul class="results">
        {found?.map((entry) => (
          <li key={entry.id}>
            <button type="button" onClick={() => onAsked(entry.id)}>
              <span class="name" lang={languageOf(entry)}>
                {entry.term}
              </span>
              <span class="count">{strings.text(kindKeys[entry.kind])}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
