import { resolve } from 'node:path';
import { checkGlossary } from './checks.ts';
import { toLine } from './fault.ts';
import { readGlossary } from './read.ts';

/** `npm run glossary`: check every entry and print every fault in one go. */
const { glossary, faults } = readGlossary(resolve('glossary'));
const today = new Date().toISOString().slice(0, 10);
const all = [...faults, ...checkGlossary(glossary, { today })];
const errors = all.filter((fault) => !fault.warning);
const warnings = all.filter((fault) => fault.warning);
for (const fault of [...errors, ...warnings]) console.log(toLine(fault));
console.log(
  `${glossary.ids.size} entries, ${glossary.sources.size} sources: ${errors.length} errors, ${warnings.length} warnings`,
);
process.exitCode = errors.length > 0 ? 1 : 0;
