import { britishSpellingsOf, foldTokens } from '../detect/fold.ts';
import {
  FIRST_DISTANCE,
  LONGEST_DISTANCE,
  type WakeFilter,
  filterBitOf,
  fingerprintOf,
  hashOfCapitals,
  hashOfPair,
  hashOfWord,
  slotOf,
  writeFingerprint,
} from '../detect/wake.ts';
import { THERAPY_FIELD } from '../detect/tables.ts';
import { sequenceOf, spellingsOf } from '../detect/spellings.ts';
import type { LexiconForm } from './tables.ts';
import { type WordFrequencies, loadWordFrequencies } from './words.ts';

/** A word that films say less often than this (in 51 million words) is worth waking for wherever it stands. */
const RARE = 20;
/** Shorter ones are too easily something else: int, vec, met. */
const SHORTEST = 5;

/** What to wake for: see detect/wake.ts. */
export interface WakeKeys {
  readonly words: ReadonlySet<string>;
  /** Two words, parted by a space. */
  readonly pairs: ReadonlySet<string>;
  readonly capitals: ReadonlySet<string>;
}

/**
 * Choose what the wake filter looks for. A mention that shows at the default density either tells by itself that a page is
 * about cancer, or has a sense of immunotherapy to choose, or stands on a page where something else tells of cancer: so the
 * forms that tell, and the ambiguous ones of treatments, are enough (detect/senses.ts).
 */
export function chooseWakeKeys(forms: readonly LexiconForm[]): WakeKeys {
  const frequencies = loadWordFrequencies();
  const [words, pairs, capitals] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const form of forms) {
    const isTelling = form.topic > 0 && !form.context && !form.senses;
    const isOwnSense = form.senses !== undefined && form.field === THERAPY_FIELD;
    if (!isTelling && !isOwnSense) continue;
    for (const tokens of spellingsOf(form.text, sequenceOf(form.text))) {
      const readable = tokens.filter((token) => /^[a-z0-9]+$/.test(token));
      const [only = ''] = readable;
      const rarest = rarestOf(readable, frequencies);
      const letters = form.exact ? foldTokens(form.text).letters : '';
      if (readable.length === 1 && /^[A-Za-z]+$/.test(letters)) capitals.add(letters);
      else if (readable.length === 1) for (const spelling of inflectionsOf(only)) words.add(spelling);
      else if (rarest !== undefined) for (const spelling of inflectionsOf(rarest)) words.add(spelling);
      else {
        const [first = '', second = ''] = rarestPair(readable, frequencies);
        for (const a of inflectionsOf(first)) for (const b of inflectionsOf(second)) pairs.add(`${a} ${b}`);
      }
    }
  }
  return { words, pairs, capitals };
}

function rarestOf(tokens: readonly string[], { countOf }: WordFrequencies): string | undefined {
  const isRare = (token: string): boolean =>
    /^[a-z]+$/.test(token) && token.length >= SHORTEST && countOf(token) < RARE;
  return tokens.filter(isRare).toSorted((a, b) => countOf(a) - countOf(b))[0];
}

/** The two words that films would say side by side least often, if they chose each by itself. */
function rarestPair(tokens: readonly string[], { countOf }: WordFrequencies): readonly string[] {
  const pairs = tokens.slice(1).map((token, i) => [tokens[i] ?? '', token]);
  const chance = (pair: readonly string[]): number =>
    pair.reduce((product, token) => product * (countOf(token) + 1), 1);
  return pairs.toSorted((a, b) => chance(a) - chance(b))[0] ?? [];
}

/** A token's other spellings and the plurals that a last s does not make. */
function inflectionsOf(token: string): readonly string[] {
  return [token, ...britishSpellingsOf(token)].flatMap((word) => {
    const plurals = /(?:[sxz]|[cs]h)$/.test(word) ? [`${word}es`] : [];
    if (/[^aeiou]y$/.test(word)) plurals.push(word.replace(/y$/, 'ies'));
    if (/[a-z]{2}is$/.test(word)) plurals.push(word.replace(/is$/, 'es'));
    return [word, ...plurals];
  });
}

const EMPTY = '   ';

/** Pack the keys. The same keys always give the same filter. */
export function packWakeFilter({ words, pairs, capitals }: WakeKeys): WakeFilter {
  const frequencies = loadWordFrequencies();
  const { countOf } = frequencies;
  const both = [...pairs].map((pair): [string, string] => {
    const [first = '', second = ''] = pair.split(' ');
    return [first, second];
  });
  const rarer = both.map(([first, second]) => (countOf(first) < countOf(second) ? first : second));
  const telling = [...words, ...rarer, ...[...capitals].map((letters) => letters.toLowerCase())];
  const hashes = [
    ...[...words].map(hashOfWord),
    ...both.map(([first, second]) => hashOfPair(first, second)),
    ...[...capitals].map(hashOfCapitals),
  ];
  return { ...packTelling(telling, frequencies), keys: packKeys(new Set(hashes)) };
}

/** Hashes tried for the one that lets the fewest everyday words through. */
const SEEDS = 200;
const EVERYDAY = 10_000;

function packTelling(words: readonly string[], { commonest }: WordFrequencies): Pick<WakeFilter, 'telling' | 'seed'> {
  // The filter's loop does not look for a last s: the plural has a bit of its own.
  const all = new Set(words.flatMap((word) => [word, `${word}s`]));
  const everyday = commonest(EVERYDAY).filter(({ word }) => !all.has(word));
  const tried = Array.from({ length: SEEDS }, (_, seed) => {
    const bits = new Set([...all].map((word) => filterBitOf(word, seed)));
    const passing = everyday.filter(({ word }) => bits.has(filterBitOf(word, seed)));
    return { seed, bits, chance: passing.reduce((sum, { count }) => sum + count, 0) };
  });
  const [best] = tried.toSorted((a, b) => a.chance - b.chance);
  return { telling: packDistances([...(best?.bits ?? [])].toSorted((a, b) => a - b)), seed: best?.seed ?? 0 };
}

function packDistances(bits: readonly number[]): string {
  let packed = '';
  bits.forEach((bit, i) => {
    let distance = bit - (bits[i - 1] ?? -1);
    for (; distance >= LONGEST_DISTANCE; distance -= LONGEST_DISTANCE) {
      packed += String.fromCharCode(FIRST_DISTANCE + LONGEST_DISTANCE);
    }
    packed += String.fromCharCode(FIRST_DISTANCE + distance);
  });
  return packed;
}

function packKeys(hashes: ReadonlySet<number>): string {
  const slots = Math.ceil(hashes.size * 1.5);
  const table = Array.from({ length: slots }, () => EMPTY);
  for (const hash of hashes) {
    const key = writeFingerprint(fingerprintOf(hash));
    let slot = slotOf(hash, slots);
    while (table[slot] !== EMPTY) slot = (slot + 1) % slots;
    table[slot] = key;
  }
  return table.join('');
}
