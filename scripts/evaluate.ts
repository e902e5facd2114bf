/**
 * `npm run evaluate`: how right detection is on the corpus of tests/corpus, file by file, then every miss with its line;
 * and on the real texts of ../shared/corpora where these are present. Arguments:
 * - a part of a file's name: only these files, without the real texts;
 * - `--explain TEXT` (or text on standard input): each decision about one text with its reason;
 * - `--json`: the same as JSON; `--unjudged`: also the mentions that no mark speaks of;
 * - `--record`: write tests/corpus/figures.json, below which `npm test` fails.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { explain } from '../src/detect/scan.ts';
import { FIGURES_FILE, evaluate, figuresOf, missLines, readLexicon } from '../tests/corpus/evaluate.ts';
import { type Counts, type Judgement, sum, toFigures } from '../tests/corpus/judge.ts';

const { argv } = process;
const isJson = argv.includes('--json');

const words = argv.slice(2).filter((argument) => !argument.startsWith('--'));

if (argv.includes('--explain')) printDecisions(words[0] ?? readFileSync(0, 'utf8'));
else printEvaluation(words);

function printDecisions(text: string): void {
  const { lexicon, ids } = readLexicon();
  const decisions = explain(text, lexicon, { shownEntries: ids.length }).map(
    ({ text: words, candidate, decision }) => ({
      start: candidate.start,
      end: candidate.end,
      text: words,
      entry: ids[decision.kind === 'shown' ? decision.entry : candidate.entry],
      shown: decision.kind === 'shown',
      reason: decision.kind === 'shown' ? decision.reason : decision.because,
    }),
  );
  if (isJson) return console.log(JSON.stringify(decisions, undefined, 1));
  for (const { start, end, text: words, entry, shown, reason } of decisions) {
    const told =
      typeof reason === 'object' ? `${reason.kind}: ${[reason.words].flat().join(', ')}` : (reason ?? 'needs no sense');
    console.log(`${start}-${end} "${words}" ${entry} - ${shown ? 'shown' : 'silent'}, ${told}`);
  }
  if (decisions.length === 0) console.log('nothing that could be a mention');
}

function printEvaluation(names: readonly string[]): void {
  const evaluation = evaluate();
  const judgements = evaluation.judgements.filter(
    ({ document }) => names.length === 0 || names.some((name) => document.file.includes(name)),
  );
  if (argv.includes('--record')) record(evaluation.judgements);
  const real = names.length === 0 ? scoreRealTexts(evaluation) : undefined;
  if (isJson) {
    const misses = judgements.flatMap(({ document: { file }, misses }) => misses.map((miss) => ({ file, ...miss })));
    console.log(
      JSON.stringify({ ...figuresOf(judgements), misses, realTexts: real ? JSON.parse(real) : null }, undefined, 1),
    );
    return;
  }
  const files = [...new Set(judgements.map(({ document }) => document.file))];
  console.log(`${'file'.padEnd(44)} documents  marks  precision  recall  wrong meaning  unjudged`);
  for (const file of files)
    printFile(
      file,
      judgements.filter(({ document }) => document.file === file),
    );
  printFile('all', judgements);
  for (const unknown of evaluation.unknownEntries) console.log(unknown);
  for (const { document, misses, unjudged } of judgements) {
    for (const { line, kind, mark, found } of misses) {
      console.log(`${document.file}:${line} - ${kind}: ${mark}${found ? ` as ${found}` : ''}`);
    }
    if (argv.includes('--unjudged') && unjudged.length > 0) {
      console.log(`${document.file} - unjudged: ${unjudged.join(' ')}`);
    }
  }
  if (real !== undefined) console.log(`\n../shared/corpora, scored by score.py:\n${real}`);
  else if (names.length === 0)
    console.log('\nSkipped: the real texts, because ../shared/corpora or python3 is not here.');
}

function printFile(name: string, judgements: readonly Judgement[]): void {
  const counts: Counts = sum(judgements.map((judgement) => judgement.counts));
  const { precision, recall, wrongMeaning } = toFigures(counts);
  const unjudged = judgements.reduce((total, judgement) => total + judgement.unjudged.length, 0);
  console.log(
    name.padEnd(44) +
      String(judgements.length).padStart(10) +
      String(counts.wanted + counts.silent).padStart(7) +
      percent(precision).padStart(11) +
      percent(recall).padStart(8) +
      percent(wrongMeaning).padStart(15) +
      String(unjudged).padStart(10),
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function record(judgements: readonly Judgement[]): void {
  const figures = { ...figuresOf(judgements), misses: missLines(judgements) };
  writeFileSync(FIGURES_FILE, `${JSON.stringify(figures, undefined, 2)}\n`);
}

/** What score.py prints for the detect command over this very glossary; undefined where the texts or Python are missing. */
function scoreRealTexts({ file, ids }: ReturnType<typeof readLexicon>): string | undefined {
  const scorer = resolve('../shared/corpora/score.py');
  if (!existsSync(scorer)) return undefined;
  const folder = resolve('build/evaluate');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'lexicon.json'), JSON.stringify(file));
  writeFileSync(join(folder, 'ids.json'), JSON.stringify(ids));
  const command = ['--', process.execPath, resolve('scripts/run.mjs'), 'scripts/detect.ts', '--jsonl'];
  const { status, stdout, stderr, error } = spawnSync('python3', [scorer, ...(isJson ? ['--json'] : []), ...command], {
    env: { ...process.env, LEXICON: folder },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (error) return undefined;
  if (status !== 0) throw new Error(`score.py failed: ${stderr}`);
  return stdout.trimEnd();
}
