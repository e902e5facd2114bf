import { DIGIT_9, EXPANDED, IGNORED, classOf, expansionOf } from './chars.ts';
import { LETTER_S, singularId } from './plurals.ts';
import { HASH_SEED, type Vocabulary, hashAfter, hashOf, rawIdOf } from './vocabulary.ts';

/** Where the token last read by `readToken` ended. A variable of its own because the loops above must not allocate. */
let tokenEnd = 0;

/** End of the token that `readToken` read last. */
export function endOfToken(): number {
  return tokenEnd;
}

/**
 * Read the token that begins at `start`, with everything folding knows, and return its canonical id in the vocabulary, or 0
 * where no form or cue has it. `endOfToken` tells where it ended; a possessive's mark is not part of it.
 */
export function readToken(text: string, start: number, vocabulary: Vocabulary): number {
  let hash = HASH_SEED;
  let last1 = 0;
  let last2 = 0;
  let last3 = 0;
  let letters = 0;
  // 1 in letters, 2 in digits.
  let kind = 0;
  let i = start;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const unitClass = classOf(unit);
    if (unitClass === IGNORED) continue;
    if (unitClass < EXPANDED) break;
    const expansion = unitClass === EXPANDED ? expansionOf(unit) : undefined;
    if (expansion?.isWord) {
      // A Greek letter is a token by itself.
      if (kind !== 0) break;
      tokenEnd = i + 1;
      return vocabulary.canonical[rawIdOf(vocabulary, hashOf(expansion.text))] as number;
    }
    const unitKind = expansion === undefined && unitClass <= DIGIT_9 ? 2 : 1;
    if (kind !== 0 && unitKind !== kind) break;
    kind = unitKind;
    const length = expansion === undefined ? 1 : expansion.text.length;
    for (let j = 0; j < length; j++) {
      last3 = last2;
      last2 = last1;
      last1 = expansion === undefined ? unitClass : expansion.text.charCodeAt(j);
      hash = hashAfter(hash, last1);
      letters++;
    }
  }
  tokenEnd = i;
  if (kind === 0) return 0;
  let id = rawIdOf(vocabulary, hash);
  if (id === 0 && last1 === LETTER_S && letters > 2) id = singularId(hash, last2, last3, letters, vocabulary);
  return vocabulary.canonical[id] as number;
}

/** Whether the apostrophe at `at` is followed by an s that ends the word. */
export function isPossessive(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next !== LETTER_S && next !== 0x53) return false;
  return at + 2 >= text.length || classOf(text.charCodeAt(at + 2)) < EXPANDED;
}
