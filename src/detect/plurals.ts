import { EXPANDED, IGNORED, classOf } from './chars.ts';
import { HASH_PRIME, HASH_SEED, type Vocabulary, hashOf, rawIdOf } from './vocabulary.ts';

const LETTER_I = 0x69;
const LETTER_Y = 0x79;
export const LETTER_E = 0x65;
export const LETTER_S = 0x73;

/**
 * Id of the singular of a word that ends in s and is itself unknown, or 0. Tries what `singularsOf` names, in its order, but by
 * hashes alone: one word in ten ends in s, and making strings of them would cost more than all the rest.
 */
export function singularId(text: string, start: number, end: number, vocabulary: Vocabulary): number {
  // Hashes without the last one, two and three letters, and the last three letters, newest first.
  let hash = HASH_SEED;
  let without1 = 0;
  let without2 = 0;
  let without3 = 0;
  let last1 = 0;
  let last2 = 0;
  let last3 = 0;
  let letters = 0;
  for (let i = start; i < end; i++) {
    const unitClass = classOf(text.charCodeAt(i));
    if (unitClass === IGNORED) continue;
    // Letters that fold to several are rare in words of ours; those with a plural of their own do not exist.
    if (unitClass <= EXPANDED) return 0;
    without3 = without2;
    without2 = without1;
    without1 = hash;
    last3 = last2;
    last2 = last1;
    last1 = unitClass;
    hash = Math.imul(hash ^ unitClass, HASH_PRIME);
    letters++;
  }
  const isEs = last2 === LETTER_E && letters > 4;
  let id = 0;
  if (isEs && last3 === LETTER_I) id = rawIdOf(vocabulary, Math.imul(without3 ^ LETTER_Y, HASH_PRIME));
  if (id === 0 && last2 !== LETTER_S) id = rawIdOf(vocabulary, without1);
  if (id === 0 && isEs) id = rawIdOf(vocabulary, without2);
  if (id === 0 && isEs && last3 === LETTER_S) {
    id = rawIdOf(vocabulary, Math.imul(Math.imul(without2 ^ LETTER_I, HASH_PRIME) ^ LETTER_S, HASH_PRIME));
  }
  return id;
}

/** Possible singulars of a word in -s, likeliest first: cells, biopsies, viruses, metastases, masses. */
export function singularsOf(word: string): readonly string[] {
  if (!word.endsWith('s') || word.length < 3) return [];
  const singulars: string[] = [];
  if (word.endsWith('ies') && word.length > 4) singulars.push(word.slice(0, -3) + 'y');
  // Also of words in -is and -us, which are plurals only of abbreviations (ICIs, MRIs): "analysi" stands in no form.
  if (!word.endsWith('ss')) singulars.push(word.slice(0, -1));
  if (word.endsWith('es') && word.length > 4) {
    singulars.push(word.slice(0, -2));
    if (word.endsWith('ses')) singulars.push(word.slice(0, -2) + 'is');
  }
  return singulars;
}

/**
 * Whether a folded token really is the word its hash stands for. Two words share a 32-bit hash about once in four thousand
 * million times, and a wrong meaning is worse than none.
 */
export function isTrueToken(folded: string, vocabulary: Vocabulary): boolean {
  const id = rawIdOf(vocabulary, hashOf(folded));
  if (id !== 0) return vocabulary.texts[id] === folded;
  return singularsOf(folded).every((singular) => {
    const singularRawId = rawIdOf(vocabulary, hashOf(singular));
    return singularRawId === 0 || vocabulary.texts[singularRawId] === singular;
  });
}
