import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Circumstances } from './machine.ts';
import type { Figure } from './figure.ts';
import { toTable } from './table.ts';

/** The figures of one group, with the load of the machine before and after. */
export interface GroupResult {
  readonly group: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly isQuick: boolean;
  readonly load: readonly [before: number, after: number];
}

/**
 * Write results into RESULTS.md. Each group is a section with the circumstances it was taken under, so that a run of some
 * groups replaces these and leaves the others standing.
 */
export function writeResults(file: string, results: readonly GroupResult[], where: Circumstances): void {
  const sections = readSections(file);
  for (const result of results) sections.set(result.title, toSection(result, where));
  writeFileSync(file, `${INTRODUCTION}\n${[...sections.values()].join('\n')}`);
}

const INTRODUCTION = `# What the benchmark measured last

Written by \`npm run bench\`; do not edit. What the figures mean and why they are as they are: docs/performance.md.

Times called own are processor time of the page's main thread inside our script, from Chromium's trace. Each figure is the
median of its rounds; a ratio is taken within each round.
`;

function toSection({ group, title, figures, isQuick, load }: GroupResult, where: Circumstances): string {
  const [before, after] = load.map((value) => value.toFixed(1));
  return `## ${title}

\`npm run bench -- ${group}${isQuick ? ' --quick' : ''}\`, ${where.date} UTC. ${where.processor}, ${where.cores} cores, ${where.memory}, ${where.system}.
Node ${where.node}, Chromium ${where.chromium}, Firefox ${where.firefox}. Load of the machine ${before} before, ${after} after.

${toTable(figures)}
`;
}

function readSections(file: string): Map<string, string> {
  const sections = new Map<string, string>();
  if (!existsSync(file)) return sections;
  for (const section of readFileSync(file, 'utf8')
    .split(/^(?=## )/m)
    .slice(1)) {
    sections.set(section.slice(3, section.indexOf('\n')), `${section.trimEnd()}\n`);
  }
  return sections;
}
