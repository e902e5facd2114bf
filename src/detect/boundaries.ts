import { IGNORED, classOf, isDash, isSpace, isWordUnit } from './chars.ts';
import { FLAG_AMBIGUOUS, FLAG_EXACT } from './tables.ts';

/** Prefixes that turn a word into what it is not: "non-small cell" is no small cell. */
const NEGATING = /(?:^|[^\p{L}\p{N}])non$/iu;

/** Words that may be hung on an abbreviation without changing what it is: CRS-related, CAR-positive, PD-driven. */
const HANGING_WORD = /^\p{Ll}{4,}/u;

/**
 * Whether a form may stand at text[start, end): nothing of a longer word, name, number, file name or address around it.
 * Step 4 of the walk; `flags` are the form's.
 */
export function isBounded(text: string, start: number, end: number, flags: number): boolean {
  return isBoundedBefore(text, start, flags) && isBoundedAfter(text, start, end, flags);
}

/** Whether no letter or digit touches text[start, end): all that is asked of a cue, which may end in a number (HR 0.66). */
export function isWholeWord(text: string, start: number, end: number): boolean {
  return (
    !(start > 0 && isWordUnit(text.charCodeAt(start - 1))) && !(end < text.length && isWordUnit(text.charCodeAt(end)))
  );
}

function isBoundedBefore(text: string, start: number, flags: number): boolean {
  let i = start - 1;
  while (i >= 0 && classOf(text.charCodeAt(i)) === IGNORED) i--;
  if (i < 0) return true;
  const unit = text.charCodeAt(i);
  if (isWordUnit(unit)) return false;
  const before = text.charCodeAt(i - 1);
  if (isDash(unit)) {
    const prefix = text.slice(Math.max(0, i - 12), i);
    if (NEGATING.test(prefix)) return false;
    // An abbreviation behind a hyphen is the end of some other name (X-PD, MRI-OS) unless what stands before is a lower-case prefix.
    if ((flags & FLAG_EXACT) !== 0 && (flags & FLAG_AMBIGUOUS) !== 0)
      return !isWordUnit(before) || /(?<![\p{Lu}\p{N}])\p{Ll}{2,}$/u.test(prefix);
    return true;
  }
  // me@cancer.org, #CAR, $OS, \CAR, .NET, 1.5 L
  if (unit === 0x40 || unit === 0x23 || unit === 0x24 || unit === 0x5c) return false;
  if (unit === 0x2e || unit === 0x2c) {
    if (unit === 0x2e && before === 0x2e) return true;
    return !(isDigit(before) && isDigit(text.charCodeAt(start))) && !(unit === 0x2e && isPathPart(text, start, i));
  }
  return true;
}

function isBoundedAfter(text: string, start: number, end: number, flags: number): boolean {
  let i = end;
  while (i < text.length && classOf(text.charCodeAt(i)) === IGNORED) i++;
  if (i >= text.length) return true;
  const unit = text.charCodeAt(i);
  if (isWordUnit(unit)) return isNoteNumber(text, start, i);
  const after = text.charCodeAt(i + 1);
  if (isDash(unit) && (flags & FLAG_EXACT) !== 0) {
    const rest = text.slice(i + 1, i + 12);
    // PD-2 and AML-M3 are names of their own.
    if (isDigit(after)) return false;
    if ((flags & FLAG_AMBIGUOUS) !== 0 && isWordUnit(after)) return HANGING_WORD.test(rest);
    return true;
  }
  if (unit === 0x40 || unit === 0x5c) return false;
  if (unit === 0x2e && isLowerLetter(after)) return false;
  if ((unit === 0x2e || unit === 0x2c) && isDigit(after) && isDigit(text.charCodeAt(end - 1))) return unit === 0x2c;
  if ((flags & FLAG_AMBIGUOUS) !== 0 && (unit === 0x28 || unit === 0x5b) && after === 0x29) return false;
  return true;
}

/**
 * A word with the number of a note after it: "immunotherapy12" is what a superscript 12 leaves behind. Only whole words
 * of four letters and more, because a short one with a number is a name.
 */
function isNoteNumber(text: string, start: number, at: number): boolean {
  if (!isDigit(text.charCodeAt(at))) return false;
  const rest = /^\d{1,3}(?![\p{L}\p{N}])/u.exec(text.slice(at, at + 6));
  if (!rest) return false;
  return /(?<![\p{L}\p{N}])\p{L}?\p{Ll}{4,}$/u.test(text.slice(Math.max(0, start), at));
}

/** Whether the dot at `dot` belongs to a file name or address: letters on both sides without a space. */
function isPathPart(text: string, start: number, dot: number): boolean {
  const before = text.charCodeAt(dot - 1);
  return dot > 0 && !isSpace(before) && isLowerLetter(text.charCodeAt(start)) && isWordUnit(before);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isLowerLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
