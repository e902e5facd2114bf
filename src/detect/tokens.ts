import {
  APOSTROPHE,
  CLASSES,
  DIGIT_0,
  DIGIT_9,
  EXPANDED,
  IGNORED,
  SEPARATOR,
  UNKNOWN_CLASS,
  classOf,
  expansionOf,
} from './chars.ts';

/**
 * Tokens are runs of letters or runs of digits: `IL-2Rα` is il, 2, r, alpha. A form is a sequence of tokens, so that
 * IL2, IL-2 and IL 2 are one form, and folding never has to keep a way back to the original offsets: each token
 * carries them. Only tokens that stand in some form or cue are kept; the rest of the text leaves no trace.
 */
export interface KnownTokens {
  /** How many are in use; the arrays are longer. */
  count: number;
  /** Token id in the lexicon's vocabulary, from 1. */
  readonly ids: Int32Array;
  /** Position among all tokens of the text, known or not: neighbours differ by one. */
  readonly ordinals: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Open-addressing table from a token's hash to its id; 0 is an empty slot. */
export interface Vocabulary {
  readonly mask: number;
  readonly hashes: Int32Array;
  readonly ids: Uint16Array;
  /** Token texts by id, to tell a true hit from a colliding hash. */
  readonly texts: readonly string[];
}

/** FNV-1a, 32 bit (Fowler, Noll and Vo); cheap a character, and a hit is checked against the text afterwards. */
export const HASH_SEED = 0x811c9dc5 | 0;
export const HASH_PRIME = 0x01000193;

/** Where probing begins for a hash. The high bits are folded in because FNV's low bits are its weak ones. */
export function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

export function hashOf(folded: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), HASH_PRIME);
  return hash;
}

/** Id of a hash in the vocabulary, or 0. */
function idOf(vocabulary: Vocabulary, hash: number): number {
  const { mask, hashes, ids } = vocabulary;
  let slot = slotOf(hash, mask);
  let id = ids[slot] ?? 0;
  while (id !== 0) {
    if (hashes[slot] === hash) return id;
    slot = (slot + 1) & mask;
    id = ids[slot] ?? 0;
  }
  return 0;
}

/** Room for the known tokens of texts up to `length` units; grows by doubling, one per scanner, used again for every passage. */
export function makeTokens(capacity: number): KnownTokens {
  return {
    count: 0,
    ids: new Int32Array(capacity),
    ordinals: new Int32Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
  };
}

/**
 * Find the known tokens of `text`. This loop sees every character of every page: it does one table look-up and one
 * multiplication a character, and one probe a token. `into` must have room for (length + 1) tokens of at least one unit.
 */
export function readTokens(text: string, vocabulary: Vocabulary, into: KnownTokens): void {
  const { mask, hashes, ids: slots } = vocabulary;
  const { ids, ordinals, starts, ends } = into;
  const length = text.length;
  let count = 0;
  let ordinal = 0;
  let hash = HASH_SEED;
  // 0 outside a token, 1 in letters, 2 in digits.
  let kind = 0;
  let start = 0;
  let lastClass = 0;

  for (let i = 0; i <= length; i++) {
    let unitClass = SEPARATOR;
    if (i < length) {
      const unit = text.charCodeAt(i);
      unitClass = CLASSES[unit] as number;
      if (unitClass === UNKNOWN_CLASS) unitClass = classOf(unit);
    }
    if (unitClass > EXPANDED) {
      const unitKind = unitClass <= DIGIT_9 && unitClass >= DIGIT_0 ? 2 : 1;
      if (unitKind === kind) {
        hash = Math.imul(hash ^ unitClass, HASH_PRIME);
        lastClass = unitClass;
        continue;
      }
      if (kind === 0) {
        kind = unitKind;
        start = i;
        hash = Math.imul(HASH_SEED ^ unitClass, HASH_PRIME);
        lastClass = unitClass;
        continue;
      }
    } else if (kind === 0) {
      if (unitClass !== EXPANDED) continue;
    } else if (unitClass === IGNORED) {
      continue;
    }

    // A token ends here, or an expanded character goes on with it.
    if (unitClass === EXPANDED) {
      const expansion = expansionOf(text.charCodeAt(i));
      if (!expansion.isWord) {
        if (kind === 2) {
          const id = idOf(vocabulary, hash);
          if (id !== 0) {
            ids[count] = id;
            ordinals[count] = ordinal;
            starts[count] = start;
            ends[count++] = i;
          }
          ordinal++;
          kind = 0;
        }
        if (kind === 0) {
          kind = 1;
          start = i;
          hash = HASH_SEED;
        }
        for (let j = 0; j < expansion.text.length; j++) {
          lastClass = expansion.text.charCodeAt(j);
          hash = Math.imul(hash ^ lastClass, HASH_PRIME);
        }
        continue;
      }
    }
    if (kind !== 0) {
      let slot = (hash ^ (hash >>> 15)) & mask;
      let id = slots[slot] as number;
      while (id !== 0 && hashes[slot] !== hash) {
        slot = (slot + 1) & mask;
        id = slots[slot] as number;
      }
      if (id === 0 && lastClass === 0x73 && i - start > 2) id = singularId(text, start, i, vocabulary);
      if (id !== 0) {
        ids[count] = id;
        ordinals[count] = ordinal;
        starts[count] = start;
        ends[count++] = i;
      }
      ordinal++;
      kind = 0;
    }
    if (unitClass > EXPANDED) {
      kind = unitClass <= DIGIT_9 && unitClass >= DIGIT_0 ? 2 : 1;
      start = i;
      hash = Math.imul(HASH_SEED ^ unitClass, HASH_PRIME);
      lastClass = unitClass;
    } else if (unitClass === EXPANDED) {
      const id = idOf(vocabulary, hashOf(expansionOf(text.charCodeAt(i)).text));
      if (id !== 0) {
        ids[count] = id;
        ordinals[count] = ordinal;
        starts[count] = start = i;
        ends[count++] = i + 1;
      }
      ordinal++;
    } else if (unitClass === APOSTROPHE && i + 1 < length && isPossessive(text, i)) {
      // The s of "Hodgkin's" is no token, so that the possessive is one form with the bare name.
      i++;
    }
  }
  into.count = count;
}

/** Whether the apostrophe at `at` is followed by an s that ends the word. */
function isPossessive(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next !== 0x73 && next !== 0x53) return false;
  return at + 2 >= text.length || classOf(text.charCodeAt(at + 2)) < EXPANDED;
}

/** The folded text of text[start, end): what the hash was made of. */
export function foldSlice(text: string, start: number, end: number): string {
  let folded = '';
  for (let i = start; i < end; i++) {
    const unitClass = classOf(text.charCodeAt(i));
    if (unitClass > EXPANDED) folded += String.fromCharCode(unitClass);
    else if (unitClass === EXPANDED) folded += expansionOf(text.charCodeAt(i)).text;
  }
  return folded;
}

/** Id of the singular of a word that ends in s and is itself unknown, or 0. The vocabulary holds singulars (see `singularsOf`). */
function singularId(text: string, start: number, end: number, vocabulary: Vocabulary): number {
  for (const singular of singularsOf(foldSlice(text, start, end))) {
    const id = idOf(vocabulary, hashOf(singular));
    if (id !== 0 && vocabulary.texts[id] === singular) return id;
  }
  return 0;
}

/** Possible singulars of a word in -s, likeliest first: cells, biopsies, viruses, metastases, masses. */
export function singularsOf(word: string): readonly string[] {
  if (!word.endsWith('s') || word.length < 3) return [];
  const singulars: string[] = [];
  if (word.endsWith('ies') && word.length > 4) singulars.push(word.slice(0, -3) + 'y');
  if (!word.endsWith('ss') && !word.endsWith('us') && !word.endsWith('is')) singulars.push(word.slice(0, -1));
  if (word.endsWith('es') && word.length > 4) {
    singulars.push(word.slice(0, -2));
    if (word.endsWith('ses')) singulars.push(word.slice(0, -2) + 'is');
  }
  return singulars;
}
