import { resolve } from 'node:path';
import { CEILINGS_FILE, exceeding, lowerCeilings, readCeilings } from './ceilings.ts';
import { checkGlossary } from './checks.ts';
import { toLine } from './fault.ts';
import { readGlossary } from './read.ts';
import { reportOf, toTable } from './report.ts';
import { checkSpelling } from './spelling.ts';

/**
 * `npm run glossary`: check every entry and print every fault in one go; fails on any error.
 * `-- --report` prints the glossary in numbers, `-- --json` the same as JSON, `-- --spelling` also checks spelling,
 * `-- --lower` writes lower warning ceilings.
 */
const options = new Set(process.argv.slice(2));
const { glossary, faults } = readGlossary(resolve('glossary'));
const today = new Date().toISOString().slice(0, 10);
const spelling = options.has('--spelling') ? await checkSpelling(glossary) : [];
const all = [...faults, ...checkGlossary(glossary, { today }), ...spelling];
const errors = all.filter((fault) => !fault.warning);
const warnings = all.filter((fault) => fault.warning);
if (options.has('--lower')) lowerCeilings(resolve(CEILINGS_FILE), warnings);
const ceilings = readCeilings(resolve(CEILINGS_FILE));
const tooMany = ceilings ? exceeding(warnings, ceilings) : [];

if (options.has('--json')) {
  console.log(JSON.stringify(reportOf(glossary, all), null, 2));
} else if (options.has('--report')) {
  console.log(toTable(reportOf(glossary, all)));
} else {
  for (const line of [...errors.map(toLine), ...warnings.map(toLine), ...tooMany]) console.log(line);
  const { ids, sources } = glossary;
  console.log(`${ids.size} entries, ${sources.size} sources: ${errors.length} errors, ${warnings.length} warnings`);
}
process.exitCode = errors.length + tooMany.length > 0 ? 1 : 0;
