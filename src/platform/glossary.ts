import entriesText from '../../build/glossary/entries.json?raw';
import type { Entry } from '../detect/entry.ts';
import type { EntryIndex } from '../detect/lexicon.ts';
import type { EntryBatch } from './messages.ts';

/** The entries of this build: for the background and the extension's own pages, never for a page's script. */
export interface Glossary {
  readonly entries: readonly Entry[];
  byId(id: string): Entry | undefined;
  indexOf(id: string): EntryIndex | undefined;
}

/** Parse the entries. Kept as text until somebody asks, because most wakings of the background never do. */
export function openGlossary(): Glossary {
  const entries: readonly Entry[] = JSON.parse(entriesText);
  const indexes = new Map(entries.map(({ id }, index) => [id, index]));
  const indexOf = (id: string): EntryIndex | undefined => indexes.get(id);
  const byId = (id: string): Entry | undefined => entries[indexes.get(id) ?? -1];
  return { entries, byId, indexOf };
}

/** These entries with the headwords of all they refer to. Indexes without an entry are left out. */
export function batchOf(glossary: Glossary, indexes: readonly EntryIndex[]): EntryBatch {
  const entries = [...new Set(indexes)].flatMap((index) => {
    const entry = glossary.entries[index];
    return entry ? [[index, entry] as const] : [];
  });
  const named = new Set(entries.flatMap(([, entry]) => idsNamedBy(entry)));
  const terms = [...named].flatMap((id) => {
    const entry = glossary.byId(id);
    return entry ? [[id, entry.term] as const] : [];
  });
  return { entries, terms };
}

function idsNamedBy(entry: Entry): readonly string[] {
  const prose = [...entry.plain, ...(entry.more ?? []), ...(entry.why ?? [])];
  const linked = prose.flatMap(({ inlines }) => inlines.flatMap((inline) => ('entry' in inline ? [inline.entry] : [])));
  const drug = entry.drug ? [...entry.drug.targets, ...(entry.drug.class ? [entry.drug.class] : [])] : [];
  const notSame = entry.notSame.map(({ id }) => id);
  return [...linked, ...drug, ...notSame, ...entry.broader, ...entry.related, ...entry.opposite];
}
