import type { Entry } from '../detect/entry.ts';
import type { EntryIndex, LexiconFile } from '../detect/lexicon.ts';
import { toEntries } from './card.ts';
import { checkGlossary } from './checks.ts';
import { toLine, type Fault } from './fault.ts';
import type { CompiledForm, Cue } from './forms.ts';
import type { Glossary } from './glossary.ts';
import { readGlossary } from './read.ts';
import { packLexicon, type LexiconForm } from './tables.ts';
import { isInternational, topicWeightOf } from './topic.ts';

/** What a build needs of the glossary: entry n of the one is entry n of the other. */
export interface CompiledGlossary {
  readonly entries: readonly Entry[];
  readonly lexicon: LexiconFile;
}

/**
 * Compile a glossary folder. Throws with every fault of every file when one of them is an error: there is no such
 * thing as half a glossary. The same folder always gives the same result.
 */
export function compile(folder: string): CompiledGlossary {
  const { glossary, faults } = readGlossary(folder);
  const today = new Date().toISOString().slice(0, 10);
  const errors = [...faults, ...checkGlossary(glossary, { today })].filter((fault) => !fault.warning);
  if (errors.length > 0) throw new GlossaryError(errors);
  return { entries: toEntries(glossary), lexicon: toLexicon(glossary) };
}

/** Why a glossary cannot be compiled: all faults at once, one a line. */
export class GlossaryError extends Error {
  override readonly name = 'GlossaryError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`the glossary has ${faults.length} errors:\n${faults.map(toLine).join('\n')}`);
    this.faults = faults;
  }
}

/** Pack all forms of a glossary for the detector. */
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
