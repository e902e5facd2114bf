import type { Glossary } from '../platform/glossary.ts';
import type { Settings } from '../platform/settings.ts';
import { EntryBody } from '../ui/EntryBody.tsx';
import type { FindEntries } from '../ui/find-entries.ts';
import { Icon } from '../ui/Icon.tsx';
import { NamesNote } from '../ui/NamesNote.tsx';
import { languageOf, type Strings } from '../ui/strings.ts';
import type { FoundEntry } from '../ui/TermList.tsx';
import { hashOf, type Place } from './address.ts';
import { IndexList, TermLinks } from './IndexList.tsx';
import { PageWords } from './PageWords.tsx';
import { SourceList } from './SourceList.tsx';
import { Together } from './Together.tsx';

export interface GlossaryPageProps {
  readonly place: Place;
  readonly glossary: Glossary;
  readonly find: FindEntries;
  /** The words of the page that was asked about. */
  readonly found: readonly FoundEntry[];
  readonly settings: Settings;
  readonly strings: Strings;
  /** A sentence that something could not be done. */
  readonly problem: string | undefined;
  readonly onPlaceChosen: (place: Place) => void;
  readonly onLevelChosen: (level: Settings['level']) => void;
}

/** The whole glossary, offline: to leaf through, to search, to read and to print. */
export function GlossaryPage(props: GlossaryPageProps) {
  const { place, glossary, strings, settings, onPlaceChosen, onLevelChosen } = props;
  const isDetailed = settings.level === 'detailed';
  const currentId = place.view === 'entry' ? place.id : undefined;
  return (
    <div class={`glossary shows-${place.view}`}>
      <header>
        <img src="/icons/on.svg" width="36" height="36" alt="" />
        <h1>{strings.text('extensionName')}</h1>
        <label class="find">
          <span class="hidden-label">{strings.text('find')}</span>
          <input
            type="search"
            placeholder={strings.text('find')}
            value={place.view === 'find' ? place.typed : ''}
            onInput={({ currentTarget: { value: typed } }) => onPlaceChosen({ view: 'find', typed })}
          />
        </label>
        <button type="button" class="plain-button" onClick={() => onLevelChosen(isDetailed ? 'plain' : 'detailed')}>
          {strings.text(isDetailed ? 'lessDetail' : 'moreDetail')}
        </button>
        <button type="button" class="plain-button" onClick={() => print()}>
          <Icon name="print" /> {strings.text('print')}
        </button>
      </header>
      {props.problem && (
        <p class="problem" role="alert">
          {props.problem}
        </p>
      )}
      <nav class="views" aria-label={strings.text('views')}>
        {(['letters', 'categories', 'together'] as const).map((view) => (
          <a key={view} href={hashOf({ view })} aria-current={place.view === view ? 'page' : undefined}>
            {strings.text(
              { letters: 'viewLetters', categories: 'viewCategories', together: 'viewTogether' }[view] as 'viewLetters',
            )}
          </a>
        ))}
      </nav>
      <div class="columns">
        {place.view !== 'together' && place.view !== 'page' && (
          <nav class="index" aria-label={strings.text('index')}>
            {place.view === 'find' ? (
              <Results {...props} typed={place.typed} />
            ) : (
              <IndexList
                entries={glossary.listed}
                by={place.view === 'categories' ? 'categories' : 'letters'}
                currentId={currentId}
                strings={strings}
              />
            )}
          </nav>
        )}
        <main>
          <Reading {...props} />
        </main>
      </div>
    </div>
  );
}

function Results({ find, typed, strings }: GlossaryPageProps & { readonly typed: string }) {
  const found = find(typed);
  if (found.length === 0) return <p class="state">{strings.text('findNothing', typed.trim())}</p>;
  return <TermLinks entries={found} currentId={undefined} />;
}

function Reading({ place, glossary, find, found, settings, strings, onPlaceChosen }: GlossaryPageProps) {
  const shared = {
    level: settings.level,
    strings,
    contactLine: settings.policies.contactLine,
    termOf: (id: string) => glossary.byId(id)?.term,
    onAsked: (id: string) => onPlaceChosen({ view: 'entry', id }),
  };
  if (place.view === 'together') return <Together {...shared} />;
  if (place.view === 'page') return <PageWords found={found} {...shared} />;
  const entry =
    place.view === 'entry' ? glossary.byId(place.id) : place.view === 'find' ? find(place.typed)[0] : undefined;
  if (!entry) {
    const key = place.view === 'entry' ? 'entryUnknown' : 'glossaryHint';
    return <p class="state">{strings.text(key, String(glossary.listed.length))}</p>;
  }
  return (
    <article class="entry" aria-live="polite">
      <h2 lang={languageOf(entry)}>{entry.term}</h2>
      <NamesNote entry={entry} strings={strings} />
      <EntryBody entry={entry} {...shared} />
      <SourceList entry={entry} strings={strings} />
    </article>
  );
}
