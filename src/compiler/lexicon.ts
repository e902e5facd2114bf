import { foldForm } from '../detect/fold.ts';
import type { EntryIndex, LexiconFile } from '../detect/lexicon.ts';
import type { FormSource } from './entry.ts';
import type { CompiledForm, Cue } from './forms.ts';
import type { Glossary } from './glossary.ts';
import { packLexicon, type LexiconForm } from './tables.ts';
import { fieldOfCategory, isInternational, topicWeightOf } from './topic.ts';
import { withoutLonger, withoutTaken } from './unwritten.ts';

/**
 * Pack all forms of a glossary for the detector. Concepts without an entry come after the entries, so their indexes lie
 * beyond the lexicon's entry count. Throws LexiconError where two forms cannot be told apart.
 */
export function toLexicon(glossary: Glossary): LexiconFile {
  return packLexicon(formsOf(glossary), glossary.entries.length);
}

/** All forms of a glossary, in the concepts' order, with what the detector must know of each. */
export function formsOf(glossary: Glossary): readonly LexiconForm[] {
  const concepts = conceptsOf(glossary);
  return toForms(concepts).map((form): LexiconForm => {
    const { category = '', isDrug = false } = concepts[form.entry] ?? {};
    return {
      ...form,
      topic: topicWeightOf(category, form.text),
      field: fieldOfCategory(category),
      international: isInternational(category, form.text, isDrug),
    };
  });
}

/** Ids by the lexicon's index: the entries first, then the concepts without one. */
export function toIds(glossary: Glossary): string[] {
  return conceptsOf(glossary).map(({ id }) => id);
}

interface Concept {
  readonly id: string;
  readonly category: string;
  readonly forms: readonly FormSource[];
  readonly isDrug?: boolean;
}

function conceptsOf({ entries, unwritten }: Glossary): Concept[] {
  const written = entries.map(({ id, category, front }) => ({
    id,
    category,
    forms: front.forms,
    isDrug: front.drug !== undefined,
  }));
  return [
    ...written,
    ...withoutLonger(
      withoutTaken(
        unwritten,
        written.flatMap(({ forms }) => forms),
      ),
    ),
  ];
}

/** All forms in the concepts' order, cues that name a concept turned into its index. */
function toForms(concepts: readonly Concept[]): CompiledForm[] {
  const toCues = cueReader(concepts);
  return concepts.flatMap(({ forms }, entry) =>
    forms.map((form): CompiledForm => ({
      text: form.text,
      entry,
      exact: form.exact ?? false,
      common: form.common ?? false,
      context: form.context ?? false,
      lay: form.lay ?? false,
      ...(form.senses ? { senses: form.senses } : {}),
      ...(form.for ? { for: form.for.flatMap(toCues) } : {}),
      ...(form.against ? { against: form.against.flatMap(toCues) } : {}),
    })),
  );
}

/**
 * What an author's cue stands for. "cancer" is the id of an entry and a word as well: as an entry it would not be seen
 * inside "lung cancer", which is another entry's mention, so it counts as both.
 */
function cueReader(concepts: readonly Concept[]): (cue: string) => Cue[] {
  const indexes = new Map<string, EntryIndex>(concepts.map(({ id }, index) => [id, index]));
  return (cue) => {
    const entry = indexes.get(cue);
    if (entry === undefined) return [{ text: cue }];
    const isCertainForm = concepts[entry]?.forms.some((form) => !form.senses && foldForm(form.text) === foldForm(cue));
    return isCertainForm ? [{ entry }, { text: cue }] : [{ entry }];
  };
}
