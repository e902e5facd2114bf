import { nameOfGreek } from './greek.ts';

/**
 * What each UTF-16 unit is to the detector. One table look-up a character is all that the hot loop can afford
 * (docs/performance.md), so everything that folding must know about a single character is decided here, once.
 *
 * A unit's class is a small number: SEPARATOR, IGNORED, APOSTROPHE, EXPANDED, or the unit it folds to. Folded units are
 * lower-case letters without their accents, or ASCII digits; letters of other scripts fold to themselves, lower-cased.
 */
const SEPARATOR = 0;
/** Soft hyphen, zero-width characters, combining marks, bidi controls: as if they were not there. */
export const IGNORED = 1;
export const APOSTROPHE = 2;
/** Folds to several units, or to a word of its own (Greek letters): see `expansionOf`. */
export const EXPANDED = 3;
/** Not met yet. */
const UNKNOWN = 4;

export const DIGIT_0 = 48;
export const DIGIT_9 = 57;

/** German sharp s also (Hodgkin pages quote German names); it is the one letter NFKD does not take apart. */
const OTHER_EXPANSIONS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' };

/**
 * Classes of all units below the surrogates' end, filled as they are first met: most pages meet a few hundred. A module's
 * own table may change because it is a cache of a pure function, not state.
 */
const classes = new Uint16Array(0x10000).fill(UNKNOWN);

/** The class of one UTF-16 unit. */
export function classOf(unit: number): number {
  const known = classes[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const found = classify(unit);
  classes[unit] = found;
  return found;
}

function classify(unit: number): number {
  // A lone or paired surrogate: letters of rare scripts and emoji. Nothing of ours is written with them, but they must
  // bound words as letters do not, so they separate.
  if (unit >= 0xd800 && unit <= 0xdfff) return SEPARATOR;
  // Scripts written without spaces bound a Latin name as spaces do: PD-1 stands free in 使用PD-1抑制剂.
  if ((unit >= 0x2e80 && unit < 0xa4d0) || (unit >= 0xac00 && unit <= 0xd7af) || (unit >= 0x0e00 && unit <= 0x0eff)) {
    return SEPARATOR;
  }
  // A superscript number is a note's (Nivolumab¹²), and no form needs one; a subscript may be part of a name (PD-₁).
  if (unit === 0xb9 || unit === 0xb2 || unit === 0xb3 || unit === 0x2070 || (unit >= 0x2074 && unit <= 0x2079))
    return SEPARATOR;
  const char = String.fromCharCode(unit);
  // ™ would fold to the letters tm.
  if (/\p{So}/u.test(char)) return SEPARATOR;
  if (char === "'" || char === '’' || char === 'ʼ' || char === '＇') return APOSTROPHE;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(char)) return IGNORED;
  const lower = char.toLowerCase();
  if (nameOfGreek(lower) !== undefined || OTHER_EXPANSIONS[lower] !== undefined) return EXPANDED;
  if (unit < 0x80) return /[a-z0-9]/.test(lower) ? lower.charCodeAt(0) : SEPARATOR;
  const folded = foldUnit(char);
  if (folded.length === 0) return SEPARATOR;
  return folded.length === 1 ? folded.charCodeAt(0) : EXPANDED;
}

/** Compatibility decomposition without marks: é is e, ² is 2, ﬁ is fi, ₁ is 1, full-width Ａ is a. Letters and digits only. */
function foldUnit(char: string): string {
  const plain = char.normalize('NFKD').toLowerCase().normalize('NFKD');
  // ½ and ㎎ and the like turn into digits or words that nobody wrote as such: they separate.
  if (/[^\p{L}\p{N}\p{M}]/u.test(plain)) return '';
  const kept = plain.replace(/\p{M}/gu, '');
  return /^[\p{L}\p{N}]+$/u.test(kept) ? kept : '';
}

/** What an EXPANDED unit stands for; `isWord` when it is a token of its own (a Greek letter's name). */
export function expansionOf(unit: number): { readonly text: string; readonly isWord: boolean } {
  const lower = String.fromCharCode(unit).toLowerCase();
  const greek = nameOfGreek(lower);
  if (greek !== undefined) return { text: greek, isWord: true };
  return { text: OTHER_EXPANSIONS[lower] ?? foldUnit(lower), isWord: false };
}

/** A letter or digit in any script: what a word is made of. Underscore counts, because identifiers are not words. */
export function isWordUnit(unit: number): boolean {
  return unit === 0x5f || classOf(unit) >= EXPANDED;
}

export function isDigitClass(unitClass: number): boolean {
  return unitClass >= DIGIT_0 && unitClass <= DIGIT_9;
}

/** Hyphen-minus, the Unicode dashes, and the minus sign: all join the parts of a name (PD-1, PD‑1, PD–1). */
export function isDash(unit: number): boolean {
  return unit === 0x2d || (unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212 || unit === 0xfe63 || unit === 0xff0d;
}

/** A plus sign in any of its shapes: CD8+, CD8⁺. */
export function isPlus(unit: number): boolean {
  return unit === 0x2b || unit === 0x207a || unit === 0x208a || unit === 0xff0b;
}

/** White space of any kind, including NBSP, thin spaces and line ends. */
export function isSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}
