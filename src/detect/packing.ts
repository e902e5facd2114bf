/**
 * The numbers of packed lexicons, known to the writer (compiler/pack.ts) and to the reader (unpack.ts): digits of base 91, as
 * characters that JSON need not escape. Small numbers are common, and take one digit where they are below a limit.
 */
export const BASE = 91;
export const FIRST_DIGIT = 35;
export const BACKSLASH = 92;

/** Limits: of the places of known tokens and of the concept's own, of shapes, and of counts. */
export const PLACE_LIMIT = 30;
export const SHAPE_LIMIT = 85;
export const COUNT_LIMIT = 85;

/**
 * What a token of a sequence is: never named before, named by another concept, or by this one. The shape of a sequence is
 * one number: from the lowest bit on four for how many tokens it shares with the sequence before it, two for the kind of
 * each other token, and a 1.
 */
export const NEW = 0;
export const KNOWN = 1;
export const OWN = 2;
export const SHAPE_DIGITS = 4;

/** A flag of the palette only: the letters of the exact form are its words in capitals. */
export const FLAG_CAPITALS = 128;

/** First digits of a cue. Below, a concept, and from NAMED_CUE on a cue that was named before, in two digits. */
export const NAMED_CUE = 36;
/** One of the first forms of the concept just named. */
export const FORM_CUE = 73;
/** A sequence of its own. */
export const NEW_CUE = 88;
export const END_OF_LIST = 89;
/** What followed the cue before this one when that was last named. */
export const AS_BEFORE = 90;

/** What stands for a cue before the first one of a list for (0) or against (1), and behind the last. */
export function startOfList(side: number): number {
  return -1 - side;
}
export const LIST_END = -3;
