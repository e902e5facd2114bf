import { linesOf } from '../prose.ts';
import { linksOf, type SectionName } from '../body.ts';
import { error, warning, type Fault } from '../fault.ts';
import type { EntrySource, Glossary } from '../glossary.ts';

/** Check that every id named exists, that `broader` never runs in a circle, and that each entry can be reached. */
export function checkRelations({ entries, ids }: Glossary): Fault[] {
  return [...entries.flatMap((entry) => checkNamed(entry, ids)), ...checkCycles(entries), ...checkOrphans(entries)];
}

function checkNamed(entry: EntrySource, ids: ReadonlySet<string>): Fault[] {
  const seen = new Set<string>();
  return namedBy(entry).flatMap(({ field, id }) => {
    const list = field.replace(/\[\d+\]$/, '');
    if (id === entry.id) return [error(entry.file, field, 'names the entry itself')];
    if (!ids.has(id)) return [error(entry.file, field, `"${id}" is no entry`)];
    if (seen.has(`${list} ${id}`) && LISTS.has(list)) return [error(entry.file, field, `"${id}" stands twice`)];
    seen.add(`${list} ${id}`);
    return [];
  });
}

const LISTS: ReadonlySet<string> = new Set(['broader', 'related', 'opposite', 'drug.targets']);

/** Every id an entry names, with its place. */
function namedBy({ front, body }: EntrySource): { field: string; id: string }[] {
  return [
    ...numbered('broader', front.broader),
    ...numbered('related', front.related),
    ...numbered('opposite', front.opposite),
    ...Object.keys(front['not-same'] ?? {}).map((id) => ({ field: `not-same.${id}`, id })),
    ...(front.drug?.class ? [{ field: 'drug.class', id: front.drug.class }] : []),
    ...numbered('drug.targets', front.drug?.targets),
    ...(['plain', 'more', 'why', 'ask'] satisfies SectionName[]).flatMap((field) =>
      body[field].flatMap(linksOf).map((id) => ({ field, id })),
    ),
  ];
}

function numbered(field: string, ids: readonly string[] | undefined): { field: string; id: string }[] {
  return (ids ?? []).map((id, index) => ({ field: `${field}[${index}]`, id }));
}

function checkCycles(entries: readonly EntrySource[]): Fault[] {
  const broader = new Map(entries.map((entry) => [entry.id, entry.front.broader ?? []]));
  return entries.flatMap((entry) => {
    const circle = findWayBack(entry.id, broader);
    // one report per circle, at the entry that comes first
    if (!circle || circle.some((id) => id < entry.id)) return [];
    return [error(entry.file, 'broader', `runs in a circle: ${[...circle, entry.id].join(' > ')}`)];
  });
}

function findWayBack(start: string, broader: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = ways.pop(); way; way = ways.pop()) {
    for (const next of broader.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

function checkOrphans(entries: readonly EntrySource[]): Fault[] {
  const reached = new Set(entries.flatMap((entry) => namedBy(entry).map(({ id }) => id)));
  return entries
    .filter((entry) => !reached.has(entry.id) && linesOf(entry.body, 'plain').length > 0)
    .map((entry) => warning('orphan', entry.file, 'name', 'no other entry leads here'));
}
