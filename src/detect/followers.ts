import type { States } from './states.ts';
import type { Lexicon } from './tables.ts';
import { hashOf } from './vocabulary.ts';

/**
 * What must come second. Most words that begin something are everyday ones, which are nothing without the words behind them:
 * "of", "in", "a". A quarter of all words of general text are such, and behind three in four of them nothing goes on.
 */
export interface Followers {
  /** By token: 0 where it begins nothing, ALONE where it is a form or cue by itself, TOGETHER where only with others behind it. */
  readonly beginnings: Uint8Array;
  /** A Bloom filter with one function, of the pairs of a TOGETHER token and the hash of one that may come behind it. */
  readonly filter: Uint8Array;
}

const ALONE = 1;
export const TOGETHER = 2;

/** Bytes of the filter: eight bits each for some two thousand pairs, so that four in a hundred others get through. */
const FILTER_SIZE = 0x2000;
/** What may stand behind any token: lists whose members share the words at their end ("red and white blood cells"). */
const JOINTS = ['and', 'or'].map(hashOf);

/** Whether a word with this hash may go on behind `first`, a TOGETHER token, with one space between. */
export function mayFollow(filter: Uint8Array, first: number, hash: number): boolean {
  const mixed = mix(first, hash);
  return (((filter[placeOf(mixed)] as number) >>> (mixed >>> 29)) & 1) === 1 || JOINTS.includes(hash);
}

/** Gather what comes second in all forms and cues. `hashes` and `canonical` are the vocabulary's, by id. */
export function makeFollowers(
  hashes: Int32Array,
  canonical: Uint16Array,
  { firstStates, pairs }: Pick<States, 'firstStates' | 'pairs'>,
  { formsAt, cuesAt }: Pick<Lexicon, 'formsAt' | 'cuesAt'>,
): Followers {
  const beginnings = new Uint8Array(firstStates.length);
  for (let token = 1; token < firstStates.length; token++) {
    const state = firstStates[token] as number;
    if (state !== 0) beginnings[token] = formsAt[state] === 0 && cuesAt[state] === 0 ? TOGETHER : ALONE;
  }
  // Ids of other spellings of a token, each the link to the next.
  const spellings = new Uint16Array(hashes.length);
  for (let id = 1; id < hashes.length; id++) {
    const token = canonical[id] as number;
    if (token === id) continue;
    spellings[id] = spellings[token] as number;
    spellings[token] = id;
  }
  const filter = new Uint8Array(FILTER_SIZE);
  for (let at = 0; at < pairs.length; at += 2) {
    const first = pairs[at] as number;
    if (beginnings[first] !== TOGETHER) continue;
    for (let id = pairs[at + 1] as number; id !== 0; id = spellings[id] as number) {
      const mixed = mix(first, hashes[id] as number);
      filter[placeOf(mixed)] = (filter[placeOf(mixed)] as number) | (1 << (mixed >>> 29));
    }
  }
  return { beginnings, filter };
}

/** Knuth's multiplicative hashing; the high bits are the good ones. */
function mix(first: number, hash: number): number {
  return Math.imul(hash ^ (first << 16), 0x9e3779b1);
}

function placeOf(mixed: number): number {
  return (mixed >>> 12) & (FILTER_SIZE - 1);
}
