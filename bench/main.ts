import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Group, Lab } from './groups/group.ts';
import { cold } from './groups/cold.ts';
import { dynamic } from './groups/dynamic.ts';
import { firefox } from './groups/firefox.ts';
import { growth } from './groups/growth.ts';
import { hot } from './groups/hot.ts';
import { huge } from './groups/huge.ts';
import { painting } from './groups/painting.ts';
import { pointer } from './groups/pointer.ts';
import { quiet } from './groups/quiet.ts';
import { rivals } from './groups/rivals.ts';
import { size } from './groups/size.ts';
import { openGlossary } from './pages/glossary.ts';
import { circumstances, load } from './report/machine.ts';
import { type GroupResult, writeResults } from './report/results.ts';
import { inLanes } from './report/rounds.ts';
import { toLines } from './report/table.ts';

/**
 * `npm run bench`: what the built extension costs, beside what doing nothing costs, beside the least that reading a page can
 * cost, and beside other ways of finding the same words. Never a test: a machine has its moods, so what counts is the ratio
 * of two things measured in one run. Build first (`npm run build`).
 * usage: npm run bench [-- GROUP...] [--quick] [--json]
 *   --quick: few rounds and small pages, three groups at a time: shows that all works, and roughly how it stands
 *   --json: one JSON object on standard output, nothing else
 */
const groups: readonly Group[] = [size, cold, hot, growth, rivals, dynamic, huge, painting, pointer, quiet, firefox];

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' } },
  allowPositionals: true,
});
const isQuick = values.quick ?? false;
const chosen = groups.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const unknown = positionals.filter((name) => !groups.some((group) => group.name === name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: no such group; there are ${groups.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const where = circumstances();
let results: readonly GroupResult[];
try {
  const lab: Lab = {
    glossary: openGlossary(),
    isQuick,
    say,
    built: { chromium: copyOf('chrome'), firefox: copyOf('firefox') },
  };
  // Most of a quick run is waiting: for browsers to start, pages to rest and recordings to end.
  results = await inLanes(isQuick ? 3 : 1, chosen, (group) => carryOut(group, lab));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.json) console.log(JSON.stringify({ ...where, results }, null, 2));
writeResults(resolve('bench/RESULTS.md'), results, where);

/** Progress goes to the other output: the results may be read by a program. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function carryOut({ name, title, measure }: Group, lab: Lab): Promise<GroupResult> {
  const before = load();
  const start = Date.now();
  say(`${title} ...`);
  const figures = await measure(lab);
  if (!values.json)
    console.log(
      `\n${title} (${((Date.now() - start) / 1000).toFixed(0)} s, load ${before.toFixed(1)})\n${toLines(figures)}`,
    );
  return { group: name, title, figures, isQuick, load: [before, load()] };
}

function copyOf(built: 'chrome' | 'firefox'): string {
  const from = resolve('dist', built);
  if (!existsSync(from)) throw new Error(`dist/${built} is not there: npm run build`);
  const to = join(folder, built);
  cpSync(from, to, { recursive: true });
  return to;
}
