import { APOSTROPHE, DIGIT_0, DIGIT_9, EXPANDED, IGNORED, classOf, expansionOf } from './chars.ts';

/**
 * Tokens are runs of letters or runs of digits: `IL-2Rα` is il, 2, r, alpha. A form is a sequence of tokens, so that
 * IL2, IL-2 and IL 2 are one form, and folding never has to keep a way back to the original offsets: tokens are read where
 * they stand. They are told apart by a 32-bit hash; a mention is held against the text before it counts (`isTrueText`).
 */
export interface Vocabulary {
  /** Open-addressing table from a token's hash to its id; 0 is an empty slot. */
  readonly mask: number;
  readonly hashes: Int32Array;
  readonly ids: Uint16Array;
  /** Token texts by id, to tell a true hit from a colliding hash. */
  readonly texts: readonly string[];
  /** The id a token stands for: itself, or the American spelling of a British one. */
  readonly canonical: Uint16Array;
  /**
   * One bit for every token that begins a form or cue, at a place given by its hash: a Bloom filter with one function,
   * small enough for the processor's first cache. It lets through all starts and two in a hundred other words; it is
   * what most words of a page meet.
   */
  readonly startFilter: Uint8Array;
}

/** FNV-1a, 32 bit (Fowler, Noll and Vo); cheap a character, and a hit is checked against the text afterwards. */
export const HASH_SEED = 0x811c9dc5 | 0;
export const HASH_PRIME = 0x01000193;
/** Bytes of the start filter: eight bits each for some two thousand starts. */
export const FILTER_SIZE = 0x4000;
const FILTER_MASK = FILTER_SIZE - 1;
const LETTER_E = 0x65;
const LETTER_I = 0x69;
const LETTER_S = 0x73;
const LETTER_Y = 0x79;

/** Where probing begins for a hash. The high bits are folded in because FNV's low bits are its weak ones. */
export function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

/** Let a token with this hash through the start filter. */
export function admitStart(filter: Uint8Array, hash: number): void {
  const place = (hash ^ (hash >>> 15)) & FILTER_MASK;
  filter[place] = (filter[place] as number) | (1 << ((hash >>> 24) & 7));
}

/** Whether a token with this hash may begin a form or cue. The engine inlines it. */
function mayStart(filter: Uint8Array, hash: number): boolean {
  return (((filter[(hash ^ (hash >>> 15)) & FILTER_MASK] as number) >>> ((hash >>> 24) & 7)) & 1) === 1;
}

export function hashOf(folded: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < folded.length; i++) hash = Math.imul(hash ^ folded.charCodeAt(i), HASH_PRIME);
  return hash;
}

/** Id of a hash in the vocabulary as written there, or 0. */
export function rawIdOf(vocabulary: Vocabulary, hash: number): number {
  const { mask, hashes, ids } = vocabulary;
  let slot = slotOf(hash, mask);
  let id = ids[slot] as number;
  while (id !== 0 && hashes[slot] !== hash) {
    slot = (slot + 1) & mask;
    id = ids[slot] as number;
  }
  return id;
}

/** Tokens that may begin a form or cue, in reading order; used again for every passage. The arrays are longer than `count`. */
export interface StartTokens {
  count: number;
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The text as UTF-8. Reading bytes of an array is several times faster than asking a string for its characters. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Room for the start tokens of texts up to `length` UTF-16 units. */
export function makeStartTokens(length: number): StartTokens {
  return {
    count: 0,
    ids: new Int32Array(length),
    starts: new Int32Array(length),
    ends: new Int32Array(length),
    bytes: new Uint8Array(length * 3 + 1),
  };
}

const encoder = new TextEncoder();
/** Classes of bytes: those of ASCII characters, and MULTIBYTE for the parts of all others. */
const MULTIBYTE = 1;
const BYTE_CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? classOf(byte) : MULTIBYTE));

/**
 * Find the tokens of `text` that begin a form. This loop sees every character of every page: a byte read, a table look-up and a
 * multiplication a character, and one look into the start filter a token. Whatever is not ASCII is left to `readToken`.
 */
export function findStarts(text: string, vocabulary: Vocabulary, into: StartTokens): void {
  const filter = vocabulary.startFilter;
  const { ids, starts, ends, bytes } = into;
  const { written } = encoder.encodeInto(text, bytes);
  bytes[written] = 0;
  let count = 0;
  // Bytes so far less UTF-16 units so far: `i - extra` is the offset in the text.
  let extra = 0;
  let i = 0;
  while (i < written) {
    let byteClass = BYTE_CLASSES[bytes[i] as number] as number;
    if (byteClass < DIGIT_0) {
      if (byteClass !== MULTIBYTE) {
        i++;
        continue;
      }
      const unitClass = classOf(text.charCodeAt(i - extra));
      if (unitClass < EXPANDED) {
        const size = sizeOf(bytes[i] as number);
        extra += size === 4 ? 2 : size - 1;
        i += size;
        continue;
      }
    }
    const from = i;
    let hash = HASH_SEED;
    let hashBefore = 0;
    let lastClass = 0;
    if (byteClass > DIGIT_9) {
      do {
        hashBefore = hash;
        hash = Math.imul(hash ^ byteClass, HASH_PRIME);
        lastClass = byteClass;
        byteClass = BYTE_CLASSES[bytes[++i] as number] as number;
      } while (byteClass > DIGIT_9);
    } else if (byteClass >= DIGIT_0) {
      do {
        hash = Math.imul(hash ^ byteClass, HASH_PRIME);
        byteClass = BYTE_CLASSES[bytes[++i] as number] as number;
      } while (byteClass >= DIGIT_0 && byteClass <= DIGIT_9);
    }
    const start = from - extra;
    let id = 0;
    if (byteClass === MULTIBYTE) {
      // An accent, a Greek letter, a soft hyphen: the token may go on, or have begun with it.
      id = readToken(text, start, vocabulary);
      const end = Math.max(tokenEnd, start + 1);
      for (i = from; i - extra < end;) {
        const size = sizeOf(bytes[i] as number);
        extra += size === 4 ? 2 : size - 1;
        i += size;
      }
    } else {
      if (((filter[(hash ^ (hash >>> 15)) & FILTER_MASK] as number) >>> ((hash >>> 24) & 7)) & 1) id = rawIdOf(vocabulary, hash);
      if (id === 0 && lastClass === LETTER_S && i - from > 2 && (mayStart(filter, hashBefore) || (bytes[i - 2] as number | 0x20) === LETTER_E)) {
        // The whole word first: it may be known without beginning anything.
        id = rawIdOf(vocabulary, hash) || singularId(text, start, i - extra, vocabulary);
      }
      tokenEnd = i - extra;
      if (id !== 0) id = vocabulary.canonical[id] as number;
      // The s of "Hodgkin's" is no token, so that the possessive is one form with the bare name.
      if (byteClass === APOSTROPHE && isPossessive(text, i - extra)) i += 2;
    }
    if (id !== 0) {
      ids[count] = id;
      starts[count] = start;
      ends[count++] = tokenEnd;
    }
  }
  into.count = count;
}

/** Bytes of a UTF-8 character by its first one. */
function sizeOf(first: number): number {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

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
  let lastClass = 0;
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
    if (expansion === undefined) {
      hash = Math.imul(hash ^ unitClass, HASH_PRIME);
      lastClass = unitClass;
    } else {
      for (let j = 0; j < expansion.text.length; j++) {
        lastClass = expansion.text.charCodeAt(j);
        hash = Math.imul(hash ^ lastClass, HASH_PRIME);
      }
    }
  }
  tokenEnd = i;
  if (kind === 0) return 0;
  let id = rawIdOf(vocabulary, hash);
  if (id === 0 && lastClass === LETTER_S && i - start > 2) id = singularId(text, start, i, vocabulary);
  return vocabulary.canonical[id] as number;
}

/** Whether the apostrophe at `at` is followed by an s that ends the word. */
function isPossessive(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (next !== LETTER_S && next !== 0x53) return false;
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

/**
 * Id of the singular of a word that ends in s and is itself unknown, or 0. Tries what `singularsOf` names, in its order, but by
 * hashes alone: one word in ten ends in s, and making strings of them would cost more than all the rest.
 */
function singularId(text: string, start: number, end: number, vocabulary: Vocabulary): number {
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
