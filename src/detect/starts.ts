import { TOGETHER, mayFollow } from './followers.ts';
import { APOSTROPHE, DIGIT_0, DIGIT_9, EXPANDED, classOf } from './chars.ts';
import { LETTER_E, LETTER_S, singularId } from './plurals.ts';
import { endOfToken, isPossessive, readToken } from './tokens.ts';
import type { Lexicon } from './tables.ts';
import { FILTER_MASK, HASH_PRIME, HASH_SEED, hashBefore, mayStart, rawIdOf } from './vocabulary.ts';

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

const SPACE = 0x20;
const encoder = new TextEncoder();
/** Classes of bytes: those of ASCII characters, and MULTIBYTE for the parts of all others. */
const MULTIBYTE = 1;
const BYTE_CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? classOf(byte) : MULTIBYTE));

/**
 * Find the tokens of `text` that begin a form. This loop sees every character of every page: a byte read, a table look-up and a
 * multiplication a character, and one look into the start filter a token. Whatever is not ASCII is left to `readToken`.
 */
export function findStarts(
  text: string,
  { vocabulary, followers }: Pick<Lexicon, 'vocabulary' | 'followers'>,
  into: StartTokens,
): void {
  const { beginnings, filter: pairs } = followers;
  const filter = vocabulary.startFilter;
  const { ids, starts, ends, bytes } = into;
  const { written } = encoder.encodeInto(text, bytes);
  bytes[written] = 0;
  let count = 0;
  // Bytes so far less UTF-16 units so far: `i - extra` is the offset in the text.
  let extra = 0;
  // The token found last, where it needs another behind it, and the byte there.
  let waiting = 0;
  let waitingEnd = 0;
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
    let lastClass = 0;
    if (byteClass > DIGIT_9) {
      do {
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
    let end = 0;
    if (byteClass === MULTIBYTE) {
      // An accent, a Greek letter, a soft hyphen: the token may go on, or have begun with it.
      id = readToken(text, start, vocabulary);
      end = endOfToken();
      const isOwner = classOf(text.charCodeAt(end)) === APOSTROPHE && isPossessive(text, end);
      const stop = isOwner ? end + 2 : Math.max(end, start + 1);
      for (i = from; i - extra < stop;) {
        const size = sizeOf(bytes[i] as number);
        extra += size === 4 ? 2 : size - 1;
        i += size;
      }
    } else {
      if (waiting !== 0) {
        const isNext = from === waitingEnd + 1 && bytes[waitingEnd] === SPACE;
        if (isNext && !mayFollow(pairs, waiting, hash)) {
          // A plural may stand for its singular, which only `readToken` tells in all cases.
          const isPlural =
            lastClass === LETTER_S &&
            ((bytes[i - 2] as number | 0x20) === LETTER_E || mayFollow(pairs, waiting, hashBefore(hash, LETTER_S)));
          if (!isPlural) count--;
        }
      }
      if (((filter[(hash ^ (hash >>> 15)) & FILTER_MASK] as number) >>> ((hash >>> 24) & 7)) & 1)
        id = rawIdOf(vocabulary, hash);
      if (
        id === 0 &&
        lastClass === LETTER_S &&
        i - from > 2 &&
        ((bytes[i - 2] as number | 0x20) === LETTER_E || mayStart(filter, hashBefore(hash, LETTER_S)))
      ) {
        // The whole word first: it may be known without beginning anything.
        id =
          rawIdOf(vocabulary, hash) ||
          singularId(hash, bytes[i - 2] as number | 0x20, bytes[i - 3] as number | 0x20, i - from, vocabulary);
      }
      end = i - extra;
      if (id !== 0) id = vocabulary.canonical[id] as number;
      // The s of "Hodgkin's" is no token, so that the possessive is one form with the bare name.
      if (byteClass === APOSTROPHE && isPossessive(text, i - extra)) i += 2;
    }
    waiting = 0;
    const beginning = beginnings[id] as number;
    if (beginning !== 0) {
      ids[count] = id;
      starts[count] = start;
      ends[count++] = end;
      if (beginning === TOGETHER) {
        waiting = id;
        waitingEnd = i;
      }
    }
  }
  into.count = count;
}

/** Bytes of a UTF-8 character by its first one. */
function sizeOf(first: number): number {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}
