import type { Entry } from '../detect/entry.ts';
import type { EntryIndex } from '../detect/lexicon.ts';
import type { AskBackground, EntryBatch } from '../platform/messages.ts';

/** The entries this frame may have to show. They come from the background before anybody points, so that a card needs no message. */
export interface EntryCache {
  /** Fetch those of these that are missing, all in one batch. */
  prefetch(indexes: ReadonlySet<EntryIndex>): void;
  get(index: EntryIndex): Entry | undefined;
  /** The entry, fetched if need be; undefined when there is none. */
  read(index: EntryIndex): Promise<Entry | undefined>;
  readById(id: string): Promise<Entry | undefined>;
  /** Take in entries that came another way, and hand them on. */
  keep(batch: EntryBatch): readonly Entry[];
  /** The headword of an entry that any entry here refers to. */
  termOf(id: string): string | undefined;
}

export function createEntryCache(ask: AskBackground): EntryCache {
  const entries = new Map<EntryIndex, Entry>();
  const terms = new Map<string, string>();
  const asked = new Set<EntryIndex>();

  const keep = (batch: EntryBatch): readonly Entry[] => {
    for (const [index, entry] of batch.entries) entries.set(index, entry);
    for (const [id, term] of batch.terms) terms.set(id, term);
    return batch.entries.map(([, entry]) => entry);
  };
  const fetchAll = (indexes: readonly EntryIndex[]): Promise<unknown> =>
    ask('readEntries', indexes)
      .then(keep)
      .catch(() => indexes.forEach((index) => asked.delete(index)));

  return {
    prefetch(indexes) {
      const missing = [...indexes].filter((index) => !asked.has(index));
      if (missing.length === 0) return;
      missing.forEach((index) => asked.add(index));
      void fetchAll(missing);
    },
    get: (index) => entries.get(index),
    async read(index) {
      if (!entries.has(index)) await fetchAll([index]);
      return entries.get(index);
    },
    async readById(id) {
      const [entry] = await ask('readEntry', id).then(keep, () => []);
      return entry;
    },
    keep,
    termOf: (id) => terms.get(id),
  };
}
