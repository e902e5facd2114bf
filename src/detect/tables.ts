import type { Followers } from './followers.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a form is, as bits of its flags; written by compiler/tables.ts. */
export const FLAG_COMMON = 1;
export const FLAG_CONTEXT = 2;
export const FLAG_AMBIGUOUS = 4;
export const FLAG_EXACT = 8;
export const FLAG_INTERNATIONAL = 16;
/** Two bits above the flags: how much the form tells about the topic, 0 to 2. */
export const TOPIC_SHIFT = 5;
const TOPIC_MASK = 3;
/** Three bits above the topic: the field an entry belongs to (see compiler/topic.ts); words of one field keep company. */
export const FIELD_SHIFT = 7;

/** Set when reading, not in the lexicon: the mention begins with a capital letter in the text. */
export const FLAG_CAPITAL = 1 << 10;

/** The field of trial words, and that of outcomes (remission, relapse), which mean something else in other diseases. */
export const TRIAL_FIELD = 1;
export const OUTCOME_FIELD = 6;
/** The field of the immune system's words: immunity, protein, inflammatory. */
export const IMMUNE_FIELD = 3;
/** The field of immunotherapy's own medicines and treatments. */
export const THERAPY_FIELD = 4;

/** How much a form tells about the topic: 2 cancer immunotherapy, 1 cancer, 0 nothing. */
export function topicWeight(flags: number): number {
  return (flags >> TOPIC_SHIFT) & TOPIC_MASK;
}

/** The field of the form's entry, 0 for none. */
export function fieldOf(flags: number): number {
  return (flags >> FIELD_SHIFT) & 7;
}

/** No form is longer; it bounds the work a character can cause. */
export const MAX_TOKENS = 9;

/** The lexicon in memory: what unpack.ts makes of the file. Plain arrays indexed by token, state and form. */
export interface Lexicon {
  readonly entryCount: number;
  readonly vocabulary: Vocabulary;
  readonly followers: Followers;
  /** State after a first token, by token id; 0 where no form begins with it. */
  readonly firstStates: Uint16Array;
  /** Open-addressing table of the other steps: (state, token) to state. */
  readonly steps: Steps;
  /** First form accepted in a state (form index + 1, 0 for none), and by form the next one with the same tokens. */
  readonly formsAt: Uint16Array;
  readonly nextForms: Uint16Array;
  /** What the token after a state may begin with, one bit a letter (see `letterBit`); 0 where no form goes on. */
  readonly nextLetters: Int32Array;
  /** Cue accepted in a state (cue index + 1), 0 for none. */
  readonly cuesAt: Uint16Array;
  readonly entries: Uint16Array;
  readonly flags: Uint16Array;
  /** Letters of an exact form, by form; undefined for others. */
  readonly exactLetters: ReadonlyMap<number, string>;
  /** Cues of an ambiguous form, by form. */
  readonly cues: ReadonlyMap<number, CueLists>;
  readonly cueCount: number;
}

export interface Steps {
  readonly mask: number;
  readonly keys: Int32Array;
  readonly states: Uint16Array;
}

/** Numbers of cues: cue index * 2, or entry index * 2 + 1. */
export interface CueLists {
  readonly for: readonly number[];
  readonly against: readonly number[];
}

/** A table for so many steps, none of them there yet. */
export function emptySteps(most: number): Steps {
  let size = 64;
  while (size < most * 2) size *= 2;
  return { mask: size - 1, keys: new Int32Array(size), states: new Uint16Array(size) };
}

/** The state after `token` in `state`, or 0. */
export function stepTo({ mask, keys, states }: Steps, state: number, token: number): number {
  const key = (state << 14) ^ token;
  let slot = stepSlot(key, mask);
  while (states[slot] !== 0) {
    if (keys[slot] === key) return states[slot] as number;
    slot = (slot + 1) & mask;
  }
  return 0;
}

/**
 * The state after `token` in `state`; a step to `fresh` is added where there is none. States and tokens are below 2 to the 14th
 * (the packer's numbers are smaller).
 */
export function stepOrNew({ mask, keys, states }: Steps, state: number, token: number, fresh: number): number {
  const key = (state << 14) ^ token;
  let slot = stepSlot(key, mask);
  for (let next = states[slot] as number; next !== 0; next = states[slot] as number) {
    if (keys[slot] === key) return next;
    slot = (slot + 1) & mask;
  }
  keys[slot] = key;
  return (states[slot] = fresh);
}

/** Knuth's multiplicative hashing; the high bits are the good ones. */
function stepSlot(key: number, mask: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
}

/** All bits: a form goes on with something that is no word. */
export const ANY_LETTER = -1;

/** The bit for tokens that begin with a unit of this class; letters and digits share some, which costs a look and no more. */
export function letterBit(unitClass: number): number {
  return 1 << (unitClass & 31);
}

/** By token: the bits of what its spellings begin with. */
export function firstLettersOf(texts: readonly string[], canonical: Uint16Array): Int32Array {
  const letters = new Int32Array(texts.length);
  for (let id = 1; id < texts.length; id++) {
    const token = canonical[id] as number;
    letters[token] = (letters[token] as number) | firstLetterOf(texts[id] as string);
  }
  return letters;
}

/**
 * The bit of what a word begins with. All bits for what may stand in a gap (a slash, a sign), which no letter tells, and for
 * letters of other scripts.
 */
function firstLetterOf(text: string): number {
  const first = text.charCodeAt(0);
  const isWord = (first >= 0x30 && first <= 0x39) || (first >= 0x61 && first <= 0x7a);
  return isWord ? letterBit(first) : ANY_LETTER;
}
