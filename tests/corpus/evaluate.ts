import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compile } from '../../src/compiler/compile.ts';
import type { LexiconFile } from '../../src/detect/lexicon.ts';
import { unpackLexicon } from '../../src/detect/unpack.ts';
import { type CorpusDocument, readCorpus } from './documents.ts';
import { type Figures, type Judgement, judge, sum, toFigures } from './judge.ts';

/** The corpus under the glossary as it stands now. */
export interface Evaluation {
  readonly judgements: readonly Judgement[];
  readonly figures: AllFigures;
  /** Marks whose entry is neither written nor listed in glossary/forms-without-entries.tsv. */
  readonly unknownEntries: readonly string[];
}

export type AllFigures = Readonly<Record<'sentences' | 'pages' | 'all', Figures>>;

/** tests/corpus/figures.json: what must not get worse, and the misses that are known. */
export interface RecordedFigures extends AllFigures {
  readonly misses: readonly string[];
}

export const FIGURES_FILE = resolve('tests/corpus/figures.json');

/** Compile the glossary, with its errors passed over as they are no matter of detection, and judge every document. */
export function evaluate(): Evaluation & ReturnType<typeof readLexicon> {
  const tables = readLexicon();
  const documents = readCorpus();
  const judgements = documents.map((document) => judge(document, tables.lexicon, tables.ids));
  return { ...tables, judgements, figures: figuresOf(judgements), unknownEntries: unknownIn(documents, tables.ids) };
}

/** The lexicon of the folder named by LEXICON, as for the detect command; else the glossary is compiled. */
export function readLexicon() {
  const folder = process.env['LEXICON'];
  if (folder !== undefined) {
    const read = (name: string): string => readFileSync(resolve(folder, name), 'utf8');
    const file = JSON.parse(read('lexicon.json')) as LexiconFile;
    return { file, ids: JSON.parse(read('ids.json')) as string[], lexicon: unpackLexicon(file) };
  }
  const { lexicon: file, ids } = compile(resolve('glossary'), { isDraft: true });
  return { file, ids, lexicon: unpackLexicon(file) };
}

export function figuresOf(judgements: readonly Judgement[]): AllFigures {
  const of = (folder: string): Figures =>
    toFigures(sum(judgements.filter(({ document }) => document.file.startsWith(folder)).map(({ counts }) => counts)));
  return { sentences: of('sentences/'), pages: of('pages/'), all: of('') };
}

export function readRecordedFigures(): RecordedFigures {
  return JSON.parse(readFileSync(FIGURES_FILE, 'utf8')) as RecordedFigures;
}

/** Every miss as one line that stays the same when other lines come and go. */
export function missLines(judgements: readonly Judgement[]): string[] {
  return judgements.flatMap(({ document, misses }) =>
    misses.map(
      ({ kind, mark, found }) =>
        `${document.file}: ${kind}: ${mark}${found ? ` as ${found}` : ''} in “${openingOf(document)}”`,
    ),
  );
}

function openingOf({ passages }: CorpusDocument): string {
  return passages
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 60);
}

function unknownIn(documents: readonly CorpusDocument[], ids: readonly string[]): string[] {
  const known = new Set(ids);
  return documents.flatMap(({ file, passages }) =>
    passages.flatMap(({ line, marks }) =>
      marks
        .flatMap(({ entries }) => entries)
        .flatMap((entry) => (known.has(entry) ? [] : [`${file}:${line} - no entry ${entry}`])),
    ),
  );
}
