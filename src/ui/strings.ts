import type english from '../static/_locales/en/messages.json';
import type { Entry, EntryKind } from '../detect/entry.ts';

export type StringKey = keyof typeof english;

/** The words of the user interface. Components are handed them, so that they never ask the browser themselves. */
export interface Strings {
  /** The sentence for a key, with its placeholders filled in order. */
  text(key: StringKey, ...given: readonly string[]): string;
  /** BCP 47 tag of the interface's language, for dates and lists. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The name of a kind of entry in words, because colour alone tells nobody anything. */
export const kindKeys = {
  medicine: 'kindMedicine',
  treatment: 'kindTreatment',
  'side effect': 'kindSideEffect',
  cell: 'kindCell',
  molecule: 'kindMolecule',
  test: 'kindTest',
  'trial word': 'kindTrialWord',
  cancer: 'kindCancer',
  idea: 'kindIdea',
} as const satisfies Record<EntryKind, StringKey>;

/**
 * The language of our own entries. It has nothing to do with that of the interface or of the page: a screen reader has to
 * pronounce English meanings as English inside Spanish buttons.
 */
export const GLOSSARY_LANGUAGE = 'en';

/** The language that an entry is written in. */
export function languageOf({ pack }: Entry): string {
  return pack?.language ?? GLOSSARY_LANGUAGE;
}

/** A line that meanings are in another language than the interface, for readers who wonder; undefined where they are not. */
export function languageLine(language: string, strings: Strings): string | undefined {
  if (primary(language) === primary(strings.locale)) return undefined;
  const name = new Intl.DisplayNames(strings.locale, { type: 'language' }).of(language) ?? language;
  return strings.text('meaningLanguage', name);
}

function primary(language: string): string | undefined {
  return language.split('-')[0]?.toLowerCase();
}

/** Where an entry that is not the glossary's own comes from; undefined for all others. */
export function originOf({ pack }: Entry, strings: Strings): string | undefined {
  return pack && strings.text(pack.from === 'file' ? 'fromFile' : 'fromOrganisation', pack.name);
}

/** Between the parts of a line: the dot stays with the part before it when the line breaks. */
export const DOT = '\u00a0· ';

/** "Nov 2026" for an ISO date or month; as given where it is neither. */
export function formatMonth(iso: string, locale: string): string {
  const [year, month] = iso.split('-').map(Number);
  if (!year || !month) return iso;
  const date = new Date(Date.UTC(year, month - 1, 15));
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date);
}

/** "a, b and c" or "a, b or c" in the interface's language. */
export function formatList(words: readonly string[], locale: string, join: 'and' | 'or' = 'and'): string {
  const type = join === 'and' ? 'conjunction' : 'disjunction';
  return new Intl.ListFormat(locale, { type }).format(words);
}
