import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Fault, WarningRule } from './fault.ts';

/** How many warnings each rule may have. A rule that is not named has the ceiling 0. */
export type Ceilings = Readonly<Record<string, number>>;

/** Where the ceilings stand, from the repository's root. */
export const CEILINGS_FILE = 'glossary/warning-ceilings.yaml';

/** Time alone brings these: a ceiling would fail a build in which nobody changed anything. */
const UNCOUNTED: ReadonlySet<WarningRule> = new Set<WarningRule>(['stale-facts']);

const HEADER = `# How many warnings each rule of \`npm run glossary\` may give. These numbers may only fall: more warnings than this fail
# the check, and after some were mended \`npm run glossary -- --lower\` writes the new, lower numbers.
`;

/** Read the ceilings; without a file there are none, and nothing is refused. */
export function readCeilings(path: string): Ceilings | undefined {
  return existsSync(path) ? (parse(readFileSync(path, 'utf8')) as Ceilings) : undefined;
}

/** One line for every rule that warns more often than it may. */
export function exceeding(faults: readonly Fault[], ceilings: Ceilings): string[] {
  return Object.entries(countByRule(faults))
    .filter(([rule, count]) => count > (ceilings[rule] ?? 0))
    .map(
      ([rule, count]) =>
        `${CEILINGS_FILE}: ${rule} - ${count} warnings; ${ceilings[rule] ?? 0} are allowed, and the number may only fall`,
    );
}

/** Write lower ceilings where there are fewer warnings than before; never a higher one. */
export function lowerCeilings(path: string, faults: readonly Fault[]): void {
  const before = readCeilings(path);
  const counts = countByRule(faults);
  const rules = before ? Object.keys(before) : Object.keys(counts);
  const lines = rules.toSorted().map((rule) => `${rule}: ${Math.min(before?.[rule] ?? Infinity, counts[rule] ?? 0)}`);
  writeFileSync(path, `${HEADER}${lines.join('\n')}\n`);
}

function countByRule(faults: readonly Fault[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { warning } of faults) {
    if (warning && !UNCOUNTED.has(warning)) counts[warning] = (counts[warning] ?? 0) + 1;
  }
  return counts;
}
