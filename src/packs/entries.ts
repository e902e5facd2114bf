import type { Entry, Paragraph } from '../detect/entry.ts';
import { plainFormsOf, type PlainForms } from '../detect/plain-forms.ts';
import type { Pack, PackEntry } from './pack.ts';

/** The entries of all packs, in the shape of the glossary's own. Their forms are numbered in the same order. */
export function entriesOf(packs: readonly Pack[]): readonly Entry[] {
  return packs.flatMap((pack) => pack.entries.map((entry) => toEntry(entry, pack)));
}

/**
 * The forms of all packs, for a page in this language (a lang attribute, empty for none). A pack in English is found
 * where the glossary is; one in another language on pages of that language, and of none.
 */
export function formsOf(packs: readonly Pack[], pageLanguage: string): PlainForms {
  let entry = 0;
  const written = packs.flatMap((pack) =>
    pack.entries.flatMap(({ term, forms }) => {
      const own = entry++;
      const isInternational = primary(pack.language) !== 'en';
      if (isInternational && pageLanguage !== '' && primary(pageLanguage) !== primary(pack.language)) return [];
      return [term, ...forms].map((text) => ({ text, entry: own, isInternational }));
    }),
  );
  return plainFormsOf(written);
}

function toEntry(entry: PackEntry, pack: Pack): Entry {
  const { name, from, language } = pack;
  const { more, why } = entry;
  return {
    // No id of the glossary has a colon.
    id: `${from}:${name}:${entry.id}`,
    term: entry.term,
    kind: entry.kind,
    category: '',
    tier: 3,
    also: entry.forms,
    senses: [],
    plain: paragraphs(entry.meaning),
    ...(more !== undefined && { more: paragraphs(more) }),
    ...(why !== undefined && { why: paragraphs(why) }),
    ask: entry.ask,
    broader: [],
    related: [],
    opposite: [],
    notSame: [],
    urgent: entry.urgent,
    sources: [],
    written: pack.addedOn,
    pack: { name, from, language },
  };
}

function paragraphs(text: string): readonly Paragraph[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ listed: false, inlines: [{ text: line }] }));
}

function primary(tag: string): string {
  return (tag.split('-')[0] ?? '').toLowerCase();
}
