import { nameOfGreek } from './greek.ts';
import { HASH_PRIME, HASH_SEED } from './vocabulary.ts';

/**
 * The wake filter (step 0 of the walk): whether a text may hold a mention at all. Nine pages in ten hold none, and for these
 * it is all that runs; only where it says yes is the detector fetched. It may say yes for nothing, but never no where the
 * detector would show something at the default density. What it looks for is chosen at build time (compiler/wake.ts):
 * - a word that hardly any other text has (pembrolizumab, melanoma), by a hash of its small letters without a last s;
 * - two words side by side where no such word is in a name (T cell), by the hashes of both;
 * - capitals where the word in small letters is an everyday one (CAR), by a hash of the letters as they stand.
 */
export interface WakeFilter {
  /**
   * A Bloom filter of one function: words that are a key, and the rarer word of each key of two. The distances between bits that
   * are set, one character each; the last character there is means so far and no bit yet.
   */
  readonly telling: string;
  /** What the hash for that begins with: chosen so that hardly any everyday word gets through. */
  readonly seed: number;
  /** An open-addressing table of all keys, three characters a slot; spaces are an empty one. */
  readonly keys: string;
}

/** What stands between the texts of two nodes: they may read as one word, or as two. */
export const JOINT = '\u0001';
/** Bits of the Bloom filter, a power of two. */
const FILTER_BITS = 0x8000;
/** Characters of a key in its slot. */
const KEY_WIDTH = 3;

const JOINT_CLASS = 1;
const LAST_DIGIT = 0x39;
const SMALL_S = 0x73;
/** UTF-16 units of a word that is put together from several nodes; longer ones are none of ours. */
const MOST_JOINED = 64;
/** So much of a text is read again before the next one: two words of ours. */
const TAIL = 64;

const SEED_OF_CAPITALS = 0x2f0b4c47;
const FIRST_OF_KEYS = 0x30;
export const FIRST_DISTANCE = 0x23;
export const LONGEST_DISTANCE = 0x7e - FIRST_DISTANCE;
const SPACE = 0x20;

/** One more unit of a word's hash: FNV-1a (Fowler, Noll and Vo). */
function grow(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, HASH_PRIME);
}

/** The hash of two words side by side. */
function pairOf(first: number, second: number): number {
  return Math.imul((first >>> 9) ^ (first << 5) ^ second, HASH_PRIME);
}

/** The bit of a word in the Bloom filter. The hash is kept to 24 bits: a larger number would be an object to an engine that has not warmed up. */
export function filterBitOf(word: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < word.length; i++) hash = (hash * 31 + word.charCodeAt(i)) & 0xffffff;
  return (hash ^ (hash >> 9)) & (FILTER_BITS - 1);
}

/** The hash of one folded word (ASCII letters, or digits), less a last s. */
export function hashOfWord(word: string): number {
  const bare = word.length > 2 && word.endsWith('s') ? word.slice(0, -1) : word;
  let hash = HASH_SEED;
  for (let i = 0; i < bare.length; i++) hash = grow(hash, bare.charCodeAt(i));
  return hash;
}

/** The hash of two folded words side by side. */
export function hashOfPair(first: string, second: string): number {
  return pairOf(hashOfWord(first), hashOfWord(second));
}

/** The hash of letters as they stand, capitals and all. */
export function hashOfCapitals(letters: string): number {
  let hash = SEED_OF_CAPITALS;
  for (let i = 0; i < letters.length; i++) hash = grow(hash, letters.charCodeAt(i));
  return hash;
}

/** Where to look for a key first among `slots`. */
export function slotOf(hash: number, slots: number): number {
  return ((hash ^ (hash >>> 13)) >>> 0) % slots;
}

/** The three characters by which a key is known in its slot, as one number: one other word in 260,000 has the same. */
export function fingerprintOf(hash: number): number {
  return Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) & 0x3ffff;
}

export function writeFingerprint(fingerprint: number): string {
  const sextets = [fingerprint & 63, (fingerprint >> 6) & 63, fingerprint >> 12];
  return String.fromCharCode(...sextets.map((sextet) => FIRST_OF_KEYS + sextet));
}

function readFilter(telling: string): Uint8Array {
  const bits = new Uint8Array(FILTER_BITS >> 3);
  let bit = -1;
  for (let i = 0; i < telling.length; i++) {
    const distance = telling.charCodeAt(i) - FIRST_DISTANCE;
    bit += distance;
    if (distance < LONGEST_DISTANCE) bits[bit >> 3] = (bits[bit >> 3] as number) | (1 << (bit & 7));
  }
  return bits;
}

/** Letters fold to small ones, digits to themselves; all else parts words. Not ASCII: see `plain`. */
function makeClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  for (let unit = 0x30; unit <= 0x39; unit++) classes[unit] = unit;
  for (let unit = 0x61; unit <= 0x7a; unit++) classes[unit] = classes[unit - 0x20] = unit;
  classes[JOINT.charCodeAt(0)] = JOINT_CLASS;
  return classes;
}

/** Reads a document's texts one after the other and says when one of them may hold a mention. */
export interface Waking {
  /** Whether a mention may stand in this text, or begin in the one before and end in it. `JOINT` parts the texts of nodes. */
  mayHold(text: string): boolean;
}

/** One for each document. A function and no class, because engines then look into it only where there is something to read. */
export function createWaking(filter: WakeFilter): Waking {
  const telling = readFilter(filter.telling);
  const { seed, keys } = filter;
  const slots = keys.length / KEY_WIDTH;
  const classes = makeClasses();
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(0);
  let tail = '';
  return { mayHold };

  /**
   * This loop sees every character of every page, most often cold: it makes no number that does not fit in 30 bits, and calls
   * nothing but for one word in twenty.
   */
  function mayHold(text: string): boolean {
    const length = encode(tail + text);
    tail = text.slice(-TAIL);
    // The word before: where it begins, and whether the filter let it through.
    let before = -1;
    let isAfterTelling = false;
    for (let i = 0; i < length; i++) {
      let unit = classes[bytes[i] as number] as number;
      if (unit <= JOINT_CLASS) continue;
      const from = i;
      let hash = seed;
      if (unit > LAST_DIGIT) {
        do {
          hash = (hash * 31 + unit) & 0xffffff;
          unit = classes[bytes[++i] as number] as number;
        } while (unit > LAST_DIGIT);
      } else {
        do {
          hash = (hash * 31 + unit) & 0xffffff;
          unit = classes[bytes[++i] as number] as number;
        } while (unit <= LAST_DIGIT && unit > JOINT_CLASS);
      }
      const bit = (hash ^ (hash >> 9)) & (FILTER_BITS - 1);
      const isTelling = (((telling[bit >> 3] as number) >> (bit & 7)) & 1) === 1;
      if ((isTelling || isAfterTelling) && isKey(from, i, before, isTelling)) return true;
      isAfterTelling = isTelling;
      if (unit === JOINT_CLASS && i + 1 < length && (classes[bytes[i + 1] as number] as number) > JOINT_CLASS) {
        if (isKey(from, endJoined(from, length), before, true)) return true;
        isAfterTelling = true;
      }
      before = from;
      // The unit that ended a word may begin the next one: a digit after letters.
      i--;
    }
    return false;
  }

  /** Write a text as ASCII bytes and return how many; what folds to nothing of ours stays as it is. */
  function encode(text: string): number {
    let { written } = encoder.encodeInto(text, roomFor(text.length));
    if (written !== text.length) {
      const folded = plain(text);
      if (folded !== text) ({ written } = encoder.encodeInto(folded, roomFor(folded.length)));
    }
    bytes[written] = 0;
    return written;
  }

  /** Bytes enough for any text of so many units. */
  function roomFor(units: number): Uint8Array<ArrayBuffer> {
    if (bytes.length <= units * 3) bytes = new Uint8Array(units * 3 + 1);
    return bytes;
  }

  /** Whether the word at bytes[from, to) is a key, by itself or with the one that begins at `before`. */
  function isKey(from: number, to: number, before: number, isTelling: boolean): boolean {
    const hash = hashBetween(from, to);
    if (isTelling && (holds(hash) || holds(capitalsBetween(from, to)))) return true;
    if (before < 0) return false;
    const end = endOf(before, from);
    for (let start = before; start >= 0; start = startJoined(start)) {
      if (holds(pairOf(hashBetween(start, end), hash))) return true;
    }
    return false;
  }

  /** Where the word that begins at `from` ends. */
  function endOf(from: number, most: number): number {
    const isDigits = isDigit(from);
    let to = from + 1;
    while (to < most && classAt(to) > JOINT_CLASS && isDigit(to) === isDigits) to++;
    return to;
  }

  /** Where it ends if it goes on in the next node and the ones behind that. */
  function endJoined(from: number, length: number): number {
    const most = Math.min(length, from + MOST_JOINED);
    let to = endOf(from, most);
    while (to + 1 < most && classAt(to) === JOINT_CLASS && isWordOf(to + 1, from)) to = endOf(to + 1, most);
    return to;
  }

  /** Where a word begins whose last part begins at `from`, if it came from the node before; -1 otherwise. */
  function startJoined(from: number): number {
    if (from < 2 || classAt(from - 1) !== JOINT_CLASS || !isWordOf(from - 2, from)) return -1;
    let start = from - 2;
    while (start > 0 && isWordOf(start - 1, from)) start--;
    return start;
  }

  function isWordOf(at: number, from: number): boolean {
    return classAt(at) > JOINT_CLASS && isDigit(at) === isDigit(from);
  }

  function isDigit(at: number): boolean {
    return (bytes[at] as number) <= LAST_DIGIT;
  }

  function classAt(at: number): number {
    return classes[bytes[at] as number] as number;
  }

  function hashBetween(from: number, to: number): number {
    const end = to - from > 2 && classes[bytes[to - 1] as number] === SMALL_S ? to - 1 : to;
    let hash = HASH_SEED;
    for (let i = from; i < end; i++) {
      const unit = classes[bytes[i] as number] as number;
      if (unit !== JOINT_CLASS) hash = Math.imul(hash ^ unit, HASH_PRIME);
    }
    return hash;
  }

  function capitalsBetween(from: number, to: number): number {
    const end = bytes[to - 1] === SMALL_S ? to - 1 : to;
    let hash = SEED_OF_CAPITALS;
    for (let i = from; i < end; i++) {
      const unit = bytes[i] as number;
      if (unit !== JOINT_CLASS) hash = Math.imul(hash ^ unit, HASH_PRIME);
    }
    return hash;
  }

  function holds(hash: number): boolean {
    const fingerprint = fingerprintOf(hash);
    for (let at = slotOf(hash, slots) * KEY_WIDTH; ; at = at + KEY_WIDTH === keys.length ? 0 : at + KEY_WIDTH) {
      const first = keys.charCodeAt(at);
      if (first === SPACE) return false;
      if (first - FIRST_OF_KEYS !== (fingerprint & 63)) continue;
      const others = keys.charCodeAt(at + 1) - FIRST_OF_KEYS + ((keys.charCodeAt(at + 2) - FIRST_OF_KEYS) << 6);
      if (others === fingerprint >> 6) return true;
    }
  }
}

/**
 * All that folding may make into something of ours. The rest of what is not ASCII parts words as it stands: quotation marks, dashes and
 * signs, of which any text is full, and other scripts.
 */
const FOLDS =
  /[^\0-\x7f\xa0\xab\xae\xb0\xb7\xbb\xd7\u0400-\u1cff\u2010-\u2027\u2030-\u205f\u20a0-\u20cf\u2190-\u245f\u2500-\u2bff\u2e80-\u32ff\u3400-\ufaff]+/g;

/** Roughly what chars.ts does, by native means: marks and invisible signs go, Greek letters are named, é is e, ₁ is 1. */
function plain(text: string): string {
  return text.replace(FOLDS, (letters) =>
    letters
      .replace(/\p{So}/gu, ' ')
      .normalize('NFKD')
      .replace(/[\p{Mn}\p{Me}\p{Cf}]+/gu, '')
      .replace(/[\u0370-\u03ff]/g, (letter) => ` ${nameOfGreek(letter.toLowerCase()) ?? ''} `),
  );
}
