/**
 * Characters that a reader cannot see and that could make a text say something else than it seems to: controls, direction
 * marks and overrides, zero-width characters and other invisible ones, line separators, halves of a character, private
 * ones, and the mark that stands for bytes that could not be read.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufffc\ufffd]/u;
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu');

/** Characters of an offending text that a report shows. */
const SHOWN = 60;

/** Whether a text holds a hidden character; line breaks count as one only where `isOneLine`. */
export function hasHidden(text: string, isOneLine: boolean): boolean {
  return HIDDEN.test(isOneLine ? text : text.replace(/\n/g, ''));
}

/** A text as it can be shown without harm: short, in quotes of the sentence around it, hidden characters by their numbers. */
export function shown(text: string): string {
  const start = text.slice(0, SHOWN);
  const written = start.replace(ALL_HIDDEN, (hidden) => {
    const code = hidden.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16).toUpperCase().padStart(4, '0')}}`;
  });
  return text.length > SHOWN ? `${written}…` : written;
}
