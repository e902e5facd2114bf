import type { Entry } from '../detect/entry.ts';
import type { LexiconFile } from '../detect/lexicon.ts';
import { toEntries } from './card.ts';
import { checkGlossary } from './checks.ts';
import { toLine, type Fault } from './fault.ts';
import { toLexicon } from './lexicon.ts';
import { readGlossary } from './read.ts';

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
