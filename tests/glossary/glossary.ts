import { resolve } from 'node:path';
import { checkGlossary } from '../../src/compiler/checks.ts';
import { readGlossary } from '../../src/compiler/read.ts';
import type { Fault } from '../../src/compiler/fault.ts';
import type { Glossary } from '../../src/compiler/glossary.ts';

/** The real glossary, read and checked once for a test file. */
export function realGlossary(): { readonly glossary: Glossary; readonly faults: readonly Fault[] } {
  const { glossary, faults } = readGlossary(resolve('glossary'));
  const today = new Date().toISOString().slice(0, 10);
  return { glossary, faults: [...faults, ...checkGlossary(glossary, { today })] };
}
