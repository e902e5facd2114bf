/**
 * `npm run -s detect -- --jsonl`: lines {"id","text"} on standard input, lines {"id","mentions":[...]} on standard output,
 * found by the very code the content script runs. `--explain` prints each decision with its reason instead, for people.
 * Offsets are UTF-16 units; each line is one document. Forms of concepts that have no entry yet count as well
 * (glossary/forms-without-entries.tsv); readers are not shown these.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { explain, scan } from '../src/detect/scan.ts';
import { unpackLexicon } from '../src/detect/unpack.ts';

const folder = process.env['LEXICON'] ?? join(process.cwd(), 'build/glossary');
if (isStale()) {
  // What it says belongs to standard error: standard output is for the mentions.
  const built = spawnSync(process.execPath, ['scripts/run.mjs', 'src/compiler/build.ts'], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(1);
}
const lexicon = unpackLexicon(JSON.parse(readFileSync(join(folder, 'lexicon.json'), 'utf8')));
const ids: readonly string[] = JSON.parse(readFileSync(join(folder, 'ids.json'), 'utf8'));
const explaining = process.argv.includes('--explain');
const isJsonLines = process.argv.includes('--jsonl');

let out: string[] = [];
function print(line: string): void {
  out.push(line);
  if (out.length < 500) return;
  process.stdout.write(out.join('\n') + '\n');
  out = [];
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === '') continue;
  const { id, text } = isJsonLines ? (JSON.parse(line) as { id: unknown; text: string }) : { id: '', text: line };
  if (explaining) {
    print(`# ${String(id)} ${text.slice(0, 100)}`);
    for (const { text: words, candidate, decision } of explain(text, lexicon, { shownEntries: ids.length })) {
      const told =
        decision.kind === 'shown'
          ? `${ids[decision.entry] ?? ''} ${JSON.stringify(decision.reason ?? 'needs no sense')}`
          : `silent: ${decision.because}`;
      print(`  ${candidate.start}-${candidate.end} "${words}" ${ids[candidate.entry] ?? ''}: ${told}`);
    }
    continue;
  }
  const mentions = scan(text, lexicon, { shownEntries: ids.length }).map(({ start, end, entry, common }) => ({
    start,
    end,
    text: text.slice(start, end),
    entry: ids[entry],
    ...(common && { common: true }),
  }));
  print(JSON.stringify({ id, mentions }));
}
if (out.length > 0) process.stdout.write(out.join('\n') + '\n');

/** Whether the glossary was changed after it was compiled, or never was; never where LEXICON names another folder. */
function isStale(): boolean {
  if (process.env['LEXICON'] !== undefined) return false;
  const file = join(folder, 'lexicon.json');
  if (!existsSync(file)) return true;
  const compiled = statSync(file).mtimeMs;
  const sources = ['glossary', 'src/compiler', 'src/detect'].flatMap((name) =>
    readdirSync(name, { recursive: true }).map((path) => join(name, String(path))),
  );
  return sources.some((path) => statSync(path).mtimeMs > compiled);
}
