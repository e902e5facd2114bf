import type { Entry } from '../detect/entry.ts';
import type { LexiconFile } from '../detect/lexicon.ts';
import { toEntries } from './card.ts';
import { checkGlossary } from './checks.ts';
import { toDraft } from './draft.ts';
import { toLine, type Fault } from './fault.ts';
import type { Glossary } from './glossary.ts';
import { formsOf, toIds, toLexicon } from './lexicon.ts';
import type { WakeFilter } from '../detect/wake.ts';
import { readGlossary } from './read.ts';
import { chooseWakeKeys, packWakeFilter } from './wake.ts';

/** What a build needs of the glossary: entry n of the one is entry n of the other. */
export interface CompiledGlossary {
  readonly entries: readonly Entry[];
  readonly lexicon: LexiconFile;
  /** The same without the concepts that have no entry yet: what pages carry, a sixth smaller. */
  readonly pageLexicon: LexiconFile;
  /** What pages look for before they carry anything else. */
  readonly wakeFilter: WakeFilter;
  /** Ids by the lexicon's index, for tools: also of the concepts that have forms but no entry yet. */
  readonly ids: readonly string[];
}

/**
 * Compile a glossary folder. Throws with every fault of every file when one of them is an error: there is no such
 * thing as half a glossary, unless a draft is asked for. The same folder always gives the same result.
 */
export function compile(folder: string, { isDraft = false }: { isDraft?: boolean } = {}): CompiledGlossary {
  const { glossary, faults } = readGlossary(folder);
  if (isDraft) return toFiles(toDraft(glossary));
  const today = new Date().toISOString().slice(0, 10);
  const errors = [...faults, ...checkGlossary(glossary, { today })].filter((fault) => !fault.warning);
  if (errors.length > 0) throw new GlossaryError(errors);
  return toFiles(glossary);
}

function toFiles(glossary: Glossary): CompiledGlossary {
  const written = { ...glossary, unwritten: [] };
  return {
    entries: toEntries(glossary),
    lexicon: toLexicon(glossary),
    pageLexicon: toLexicon(written),
    wakeFilter: packWakeFilter(chooseWakeKeys(formsOf(written))),
    ids: toIds(glossary),
  };
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
