import type { Glossary } from '../platform/glossary.ts';
import type { Settings } from '../platform/settings.ts';
import { languageOf, type Strings } from '../ui/strings.ts';

interface KnownWordsProps {
  readonly settings: Settings;
  readonly glossary: Glossary;
  readonly strings: Strings;
  readonly onChosen: (changes: Partial<Settings>) => void;
}

/** Words the reader knows and no longer wants marked, each with the way back. */
export function KnownWords({ settings, glossary, strings, onChosen }: KnownWordsProps) {
  const known = settings.knownEntries;
  return (
    <div class="field" role="group" aria-labelledby="known-legend">
      <span class="legend" id="known-legend">
        {strings.text('known')}
      </span>
      <span class="field-note">{strings.text('knownNote')}</span>
      {known.length > 0 && (
        <ul class="known">
          {known.map((id) => {
            const entry = glossary.byId(id);
            const term = entry?.term ?? id;
            const language = entry && languageOf(entry);
            return (
              <li key={id}>
                <span lang={language}>{term}</span>
                <button
                  type="button"
                  class="link"
                  onClick={() => onChosen({ knownEntries: known.filter((other) => other !== id) })}
                >
                  {strings.text('markAgain')}
                  <span class="hidden-label" lang={language}>
                    {' '}
                    {term}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
