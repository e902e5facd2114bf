import type { Entry } from '../detect/entry.ts';
import { GLOSSARY_LANGUAGE, languageOf, type StringKey, type Strings } from '../ui/strings.ts';
import { hashOf } from './address.ts';
import { categoryKeys } from './categories.ts';

interface IndexListProps {
  readonly entries: readonly Entry[];
  readonly by: 'letters' | 'categories';
  readonly currentId: string | undefined;
  readonly strings: Strings;
}

interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** All headwords, under letters or categories, each a link to its entry. */
export function IndexList({ entries, by, currentId, strings }: IndexListProps) {
  const groups = by === 'letters' ? byLetter(entries) : byCategory(entries, strings);
  return (
    <>
      {by === 'letters' && (
        <p class="letters">
          {groups.map(({ name }) => (
            <a
              key={name}
              href={`#letter-${name}`}
              onClick={(event) => {
                event.preventDefault(); // the address names the entry, not the letter
                document.getElementById(`letter-${name}`)?.scrollIntoView();
              }}
            >
              {name}
            </a>
          ))}
        </p>
      )}
      {groups.map((group) => (
        <section key={group.name}>
          <h2 id={by === 'letters' ? `letter-${group.name}` : undefined}>{group.name}</h2>
          <TermLinks entries={group.entries} currentId={currentId} />
        </section>
      ))}
    </>
  );
}

/** Headwords as a list of links. */
export function TermLinks({
  entries,
  currentId,
}: {
  readonly entries: readonly Entry[];
  readonly currentId: string | undefined;
}) {
  return (
    <ul class="term-links">
      {entries.map((entry) => (
        <li key={entry.id} lang={languageOf(entry)}>
          <a href={hashOf({ view: 'entry', id: entry.id })} aria-current={entry.id === currentId ? 'true' : undefined}>
            {entry.term}
          </a>
        </li>
      ))}
    </ul>
  );
}

function byLetter(entries: readonly Entry[]): readonly Group[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of sorted(entries)) {
    const letter = /^[a-z]/i.exec(entry.term)?.[0].toUpperCase() ?? '0–9';
    groups.set(letter, [...(groups.get(letter) ?? []), entry]);
  }
  return [...groups].map(([name, members]) => ({ name, entries: members }));
}

function byCategory(entries: readonly Entry[], strings: Strings): readonly Group[] {
  const group = (key: StringKey, belongs: (entry: Entry) => boolean): readonly Group[] => {
    const members = sorted(entries.filter(belongs));
    return members.length > 0 ? [{ name: `${strings.text(key)} (${members.length})`, entries: members }] : [];
  };
  return [
    ...Object.entries(categoryKeys).flatMap(([category, key]) => group(key, (entry) => entry.category === category)),
    ...group('categoryPacks', (entry) => entry.pack !== undefined),
  ];
}

function sorted(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => a.term.localeCompare(b.term, GLOSSARY_LANGUAGE, { numeric: true }));
}
