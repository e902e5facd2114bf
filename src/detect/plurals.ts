import { type Vocabulary, hashAfter, hashBefore, hashOf, rawIdOf } from './vocabulary.ts';

const LETTER_I = 0x69;
const LETTER_Y = 0x79;
export const LETTER_E = 0x65;
export const LETTER_S = 0x73;

/**
 * Id of the singular of a word that ends in s and is itself unknown, or 0. Tries what `singularsOf` names, in its order, but by
 * hashes alone: one word in ten ends in s, and making strings of them would cost more than all the rest. `last2` and `last3`
 * are the folded letters before the s, `letters` how many there are in all.
 */
export function singularId(
  hash: number,
  last2: number,
  last3: number,
  letters: number,
  vocabulary: Vocabulary,
): number {
  const without1 = hashBefore(hash, LETTER_S);
  const isEs = last2 === LETTER_E && letters > 4;
  const without2 = hashBefore(without1, last2);
  let id = 0;
  if (isEs && last3 === LETTER_I) {
    id = rawIdOf(vocabulary, hashAfter(hashBefore(without2, last3), LETTER_Y));
  }
  if (id === 0 && last2 !== LETTER_S) id = rawIdOf(vocabulary, without1);
  if (id === 0 && isEs) id = rawIdOf(vocabulary, without2);
  if (id === 0 && isEs && last3 === LETTER_S)
    id = rawIdOf(vocabulary, hashAfter(hashAfter(without2, LETTER_I), LETTER_S));
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
