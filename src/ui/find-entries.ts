import UFuzzy from '@leeoniya/ufuzzy';
import type { Entry } from '../detect/entry.ts';

/** Finds entries by what somebody types: part of a name, a brand, an abbreviation, a slip of the finger. */
export type FindEntries = (typed: string) => readonly Entry[];

/** More than this nobody reads in a popup; a longer query narrows it. */
const MOST_RESULTS = 30;

/** Characters of a query that count. The search grows a pattern from each of them: thousands would take all memory. */
const LONGEST_QUERY = 60;

/** Greek letters as people type them. */
const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
};

/** Prepare a search over all names of these entries. */
export function findingIn(entries: readonly Entry[]): FindEntries {
  const names = entries.flatMap((entry) => namesOf(entry).map((name) => ({ name: plain(name), entry })));
  const haystack = names.map(({ name }) => name);
  // One slip in a word (a wrong, missing, extra or swapped letter) still finds it.
  const search = new UFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });

  return (typed) => {
    const needle = plain(typed.slice(0, LONGEST_QUERY));
    if (needle === '') return [];
    const [indexes, info, order] = search.search(haystack, needle, 1);
    const fuzzy = info && order ? order.map((at) => info.idx[at]) : (indexes ?? []);
    const exact = haystack.flatMap((name, index) => (name.startsWith(needle) ? [index] : []));
    // A name that begins as typed comes first, the shortest of them before longer ones.
    exact.sort((a, b) => (haystack[a]?.length ?? 0) - (haystack[b]?.length ?? 0));
    const best = new Set<Entry>();
    for (const index of [...exact, ...fuzzy]) {
      const found = index === undefined ? undefined : names[index];
      if (found) best.add(found.entry);
      if (best.size === MOST_RESULTS) break;
    }
    return [...best];
  };
}

function namesOf(entry: Entry): readonly string[] {
  const brands = entry.drug?.brands.map(({ name }) => name) ?? [];
  return [...new Set([entry.term, ...entry.also, ...brands, ...entry.senses.map(({ form }) => form)])];
}

/** As people type it: small letters, no accents, Greek letters by name, any dash a hyphen. */
function plain(name: string): string {
  const spelled = name.toLowerCase().replace(/[α-ω]/g, (letter) => GREEK[letter] ?? letter);
  return UFuzzy.latinize(spelled)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
