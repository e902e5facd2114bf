import type { Candidate } from './passages.ts';

/** A place where the document says what a short form stands for. */
export interface Definition {
  readonly form: number;
  /** Where the short form stands. */
  readonly at: number;
  /** The long form as written. */
  readonly words: string;
  /** The entry whose own unambiguous form the long form is, or undefined when it means something that is none of ours. */
  readonly entry: number | undefined;
}

/**
 * The long form that belongs to the short form at text[start, end), or undefined where the text does not define it there.
 *
 * The alignment is the algorithm of Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
 * biomedical text" (Pacific Symposium on Biocomputing 2003): letters of the short form are looked for from the right, the
 * first one at the start of a word, in at most min(|A| + 5, 2|A|) words. Both directions are read, "long form (SF)" and
 * "SF (long form)", and the ways patient pages say it: "long form, or SF", "SF: long form", "SF stands for long form".
 */
export function findDefinition(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | undefined {
  const short = text.slice(start, end).replace(/[\u00ad\u200b-\u200d]/g, '');
  if (short.length < 2 || short.length > 10) return undefined;
  const long = longFormBefore(text, start, end, short) ?? longFormAfter(text, end, short);
  // "CRS (CRS)": what holds the short form itself explains nothing.
  return long &&
    !text
      .slice(long.start, long.end)
      .split(/[^\p{L}\p{N}]+/u)
      .includes(short)
    ? long
    : undefined;
}

/** "long form (SF)", "long form [SF]", "long form (SF; ...)", "long form, or SF", "long form, called SF". */
function longFormBefore(text: string, start: number, end: number, short: string) {
  const before = text.slice(Math.max(0, start - 160), start);
  const opening =
    /[([]\s*(?:the |an? |also (?:known as |called )?|or |i\.e\.,? |abbreviated (?:as |to )?|hereafter )?["“'‘]?$/i.exec(
      before,
    );
  const saying = opening
    ? undefined
    : /(?:,|\s[-–—])?\s(?:or|called|known as|abbreviated(?: as| to)?)\s["“]?$/i.exec(before);
  const joint = opening ?? saying;
  if (!joint) return undefined;
  if (opening && !/^s?["”'’]?\s*(?:[)\],;:=/]|or\b|and\b)/.test(text.slice(end, end + 12))) return undefined;
  const long = before.slice(0, joint.index).trimEnd();
  const from = alignFromRight(short, long);
  // Without brackets round it only a strict initialism counts: "immune cells or ICs", not any words that hold the letters.
  if (from < 0 || (!opening && !isInitialism(short, long.slice(from)))) return undefined;
  const offset = start - before.length;
  return { start: offset + from, end: offset + long.length };
}

/** "SF (long form)", "SF, or long form", "SF: long form", "SF stands for long form", "SF = long form". */
function longFormAfter(text: string, end: number, short: string) {
  const after = text.slice(end, end + 160);
  const joint =
    /^s?["”'’]?(?:\s*[([]\s*(?:also (?:known as |called )?|or |which (?:stands for|means) |short for )?|,? (?:or|also called|stands for|means|is short for|is the abbreviation for|refers to)\s+(?:the |an? )?|\s?[:=]\s+|\s[-–—]\s)["“'‘]?/i.exec(
      after,
    );
  if (!joint) return undefined;
  const isParenthesis = /[([]/.test(joint[0]);
  const rest = after.slice(joint[0].length);
  const stop = isParenthesis ? rest.search(/[)\];]/) : rest.search(/[.,;:()[\]\n]|$/);
  const long = stop < 0 ? '' : rest.slice(0, stop);
  const words = long.split(/\s+/);
  const most = Math.min(short.length + 5, short.length * 2);
  const considered = words.slice(0, most).join(' ');
  const length = alignFromLeft(short, isParenthesis ? (words.length <= most ? long : '') : considered);
  const head = considered.slice(0, Math.max(length, 0));
  // "PD: pharmacodynamics" in a list of abbreviations: one long word may stand for two letters.
  const isOneWord = /[:=]/.test(joint[0]) && /^\p{L}{8,}$/u.test(head) && considered.trim() === head;
  if (length < 0 || (!isParenthesis && !isOneWord && !isInitialism(short, head))) return undefined;
  const from = end + joint[0].length;
  return { start: from, end: from + (isParenthesis ? long.trimEnd().length : length) };
}

/** Whether the capitals of the short form are the first letters of the long form's words, small words aside. */
function isInitialism(short: string, long: string): boolean {
  const initials = long
    .split(/[\s-]+/)
    .filter((word) => !/^(?:of|the|and|for|in|to|with|a|an|or)$/i.test(word))
    .map((word) => word[0]?.toLowerCase() ?? '')
    .join('');
  return (
    initials ===
      short
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '')
        .replace(/s$/, '') || initials === short.toLowerCase()
  );
}

/** Start of the shortest tail of `long` that explains `short`, or -1. */
function alignFromRight(short: string, long: string): number {
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const most = Math.min(short.length + 5, short.length * 2);
  let l = long.length - 1;
  for (let s = letters.length - 1; s >= 0; s--) {
    const letter = letters[s];
    while (
      l >= 0 &&
      (long[l]?.toLowerCase() !== letter || (s === 0 && l > 0 && /[\p{L}\p{N}]/u.test(long[l - 1] ?? '')))
    )
      l--;
    if (l < 0) return -1;
    l--;
  }
  const from = l + 1;
  const tail = long.slice(from);
  if (tail.split(/[\s-]+/).length > most || /[.;:!?]\s/.test(tail) || tail.length <= short.length) return -1;
  return from;
}

/** Length of the head of `long` that explains `short` letter by letter from the start of words, or -1. */
function alignFromLeft(short: string, long: string): number {
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (long.length <= short.length || long[0]?.toLowerCase() !== letters[0]) return -1;
  let s = 0;
  let last = -1;
  for (let l = 0; l < long.length && s < letters.length; l++) {
    if (long[l]?.toLowerCase() === letters[s]) {
      s++;
      last = l;
    }
  }
  if (s < letters.length) return -1;
  const rest = /^[\p{L}\p{N}]*/u.exec(long.slice(last + 1));
  return last + 1 + (rest?.[0].length ?? 0);
}

/** The entry whose certain mention is what the long form says: it covers most of it and ends with it. */
export function entryOfLongForm(
  long: { readonly start: number; readonly end: number },
  certain: readonly Candidate[],
  expected: number,
): number | undefined {
  // "renal cell carcinoma histologically (RCC)": what we would have said stands in it.
  if (
    certain.some(
      ({ entry, start, end }) => entry === expected && start >= long.start - 24 && end <= long.end && end > long.start,
    )
  )
    return expected;
  let best: Candidate | undefined;
  for (const candidate of certain) {
    if (candidate.start < long.start - 24 || candidate.end > long.end + 2 || candidate.end < long.end - 2) continue;
    const covered = candidate.end - Math.max(candidate.start, long.start);
    if (covered < (long.end - long.start) * 0.6) continue;
    if (!best || candidate.end - candidate.start > best.end - best.start) best = candidate;
  }
  return best?.entry;
}
