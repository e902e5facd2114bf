import type { EntryIndex, LexiconFile } from '../detect/lexicon.ts';
import type { CompiledForm, Cue } from './forms.ts';
import type { Glossary } from './glossary.ts';
import { packLexicon, type LexiconForm } from './tables.ts';
import { isInternational, topicWeightOf } from './topic.ts';

/** Pack all forms of a glossary for the detector. Throws LexiconError where two forms cannot be told apart. */
export function toLexicon(glossary: Glossary): LexiconFile {
  const forms = toForms(glossary).map((form): LexiconForm => {
    const entry = glossary.entries[form.entry];
    const category = entry?.category ?? '';
    return {
      ...form,
      topic: topicWeightOf(category, form.text),
      international: isInternational(category, form.text, entry?.front.drug !== undefined),
    };
  });
  return packLexicon(forms, glossary.entries.length);
}

/** All forms in the entries' order, cues that name an entry turned into its index. */
export function toForms({ entries }: Glossary): CompiledForm[] {
  const indexes = new Map<string, EntryIndex>(entries.map(({ id }, index) => [id, index]));
  const toCue = (words: string): Cue => {
    const entry = indexes.get(words);
    return entry === undefined ? { text: words } : { entry };
  };
  return entries.flatMap(({ front }, entry) =>
    front.forms.map((form): CompiledForm => ({
      text: form.text,
      entry,
      exact: form.exact ?? false,
      common: form.common ?? false,
      context: form.context ?? false,
      lay: form.lay ?? false,
      ...(form.senses ? { senses: form.senses } : {}),
      ...(form.for ? { for: form.for.map(toCue) } : {}),
      ...(form.against ? { against: form.against.map(toCue) } : {}),
    })),
  );
}
