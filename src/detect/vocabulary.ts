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
/** The number that undoes a multiplication by the prime, modulo 2 to the 32nd. */
const HASH_UNDO = 0x359c449b;
/** Bytes of the start filter: eight bits each for some two thousand starts. */
const FILTER_SIZE = 0x4000;
export const FILTER_MASK = FILTER_SIZE - 1;

/** Where probing begins for a hash. The high bits are folded in because FNV's low bits are its weak ones. */
function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

/** Let a token with this hash through the start filter. */
function admitStart(filter: Uint8Array, hash: number): void {
  const place = (hash ^ (hash >>> 15)) & FILTER_MASK;
  filter[place] = (filter[place] as number) | (1 << ((hash >>> 24) & 7));
}

/** Whether a token with this hash may begin a form or cue. The engine inlines it. */
export function mayStart(filter: Uint8Array, hash: number): boolean {
  return (((filter[(hash ^ (hash >>> 15)) & FILTER_MASK] as number) >>> ((hash >>> 24) & 7)) & 1) === 1;
}

/** The hash with one letter more. */
export function hashAfter(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, HASH_PRIME);
}

/** The hash without its last letter. */
export function hashBefore(hash: number, letter: number): number {
  return Math.imul(hash, HASH_UNDO) ^ letter;
}

export function hashOf(folded: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < folded.length; i++) hash = hashAfter(hash, folded.charCodeAt(i));
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

/**
 * The vocabulary over texts and their hashes, by id from 1 on. `firstStates` says by canonical id which begin a form. At most one
 * slot in four is used, so that most words of a page are told apart by one probe.
 */
export function makeVocabulary(
  texts: readonly string[],
  hashes: Int32Array,
  canonical: Uint16Array,
  firstStates: Uint16Array,
): Vocabulary {
  let size = 64;
  while (size < texts.length * 4) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size);
  const ids = new Uint16Array(size);
  const startFilter = new Uint8Array(FILTER_SIZE);
  for (let id = 1; id < texts.length; id++) {
    const hash = hashes[id] as number;
    let slot = slotOf(hash, mask);
    while (ids[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = hash;
    ids[slot] = id;
    if (firstStates[canonical[id] as number] !== 0) admitStart(startFilter, hash);
  }
  return { mask, hashes: slots, ids, texts, canonical, startFilter };
}
