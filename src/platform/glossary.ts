import entriesText from '../../build/glossary/entries.json?raw';
import type { Entry } from '../detect/entry.ts';
import type { EntryIndex } from '../detect/lexicon.ts';
import { entriesOf } from '../packs/entries.ts';
import type { EntryBatch } from './messages.ts';
import type { Pack } from '../packs/pack.ts';

/** The entries of this build: for the background and the extension's own pages, never for a page's script. */
export interface Glossary {
  /** By index; those of packs come after the glossary's own. */
  readonly entries: readonly Entry[];
  /** How many are the glossary's own. */
  readonly builtInCount: number;
  /** Those to leaf through and to find: all but what an organisation hides. */
  readonly listed: readonly Entry[];
  byId(id: string): Entry | undefined;
  indexOf(id: string): EntryIndex | undefined;
}

export interface GlossaryOptions {
  readonly packs?: readonly Pack[];
  /** Ids or headwords of entries that are shown nowhere. */
  readonly hidden?: readonly string[];
}

/** Parse the entries. Kept as text until somebody asks, because most wakings of the background never do. */
export function openGlossary({ packs = [], hidden = [] }: GlossaryOptions = {}): Glossary {
  const builtIn: readonly Entry[] = JSON.parse(entriesText);
  const entries = [...builtIn, ...entriesOf(packs)];
  const names = new Set(hidden.map((name) => name.toLowerCase()));
  const isListed = ({ id, term }: Entry): boolean => !names.has(id) && !names.has(term.toLowerCase());
  const listed = entries.filter(isListed);
  const indexes = new Map(entries.flatMap((entry, index) => (isListed(entry) ? [[entry.id, index]] : [])));
  const indexOf = (id: string): EntryIndex | undefined => indexes.get(id);
  const byId = (id: string): Entry | undefined => entries[indexes.get(id) ?? -1];
  return { entries, builtInCount: builtIn.length, listed, byId, indexOf };
}

/** These entries with the headwords of all they refer to. Indexes without an entry to show are left out. */
export function batchOf(glossary: Glossary, indexes: readonly EntryIndex[]): EntryBatch {
  const entries = [...new Set(indexes)].flatMap((index) => {
    const entry = glossary.entries[index];
    return entry && glossary.indexOf(entry.id) !== undefined ? [[index, entry] as const] : [];
  });
  const named = new Set(entries.flatMap(([, entry]) => idsNamedBy(entry)));
  const terms = [...named].flatMap((id) => {
    const entry = glossary.byId(id);
    return entry ? [[id, entry.term] as const] : [];
  });
  return { entries, terms };
}

/** The places of entries that pages leave alone: these, and those that an organisation hides. */
export function indexesLeftAlone({ entries, indexOf }: Glossary, ids: readonly string[]): readonly EntryIndex[] {
  return entries.flatMap(({ id }, index) => (ids.includes(id) || indexOf(id) === undefined ? [index] : []));
}

function idsNamedBy(entry: Entry): readonly string[] {
  const prose = [...entry.plain, ...(entry.more ?? []), ...(entry.why ?? [])];
  const linked = prose.flatMap(({ inlines }) => inlines.flatMap((inline) => ('entry' in inline ? [inline.entry] : [])));
  const drug = entry.drug ? [...entry.drug.targets, ...(entry.drug.class ? [entry.drug.class] : [])] : [];
  const notSame = entry.notSame.map(({ id }) => id);
  return [...linked, ...drug, ...notSame, ...entry.broader, ...entry.related, ...entry.opposite];
}
