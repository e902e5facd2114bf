import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PassageRole } from '../../src/detect/detector.ts';

/**
 * The annotated corpus as documents. In `sentences/*.txt` each line is one document, in `pages/*.txt` each file. Marks:
 * - `[[PD|progressive-disease]]` must be found as this entry, exactly there or inside a longer mention of the same entry;
 * - `[[PD-1|pd-1-inhibitor/pd-1]]` must be found as either: both are right;
 * - `{{PD}}` must stay silent: no mention may overlap it, except one that another mark asks for;
 * - marks may stand inside each other: `[[{{PD}}-1|pd-1]]`.
 * A line or a page may begin with flags: `@only` (nothing but what is marked may be found at the default density, so that
 * a page that is not about cancer stays as it was), `@de` and the like (the page's language; nothing but what is marked
 * may be found). Characters that cannot be seen are written `\u00ad`, `\u{1f600}`; `\n` is a line's end and `\t` a tab,
 * `\n\n` parts paragraphs.
 * Lines that begin with `# ` are comments in sentences, the title (first line) and headings (`## `) in pages.
 */
export interface CorpusDocument {
  /** Path from tests/corpus. */
  readonly file: string;
  readonly language: string;
  /** Nothing but what is marked may be found. */
  readonly onlyMarked: boolean;
  readonly passages: readonly CorpusPassage[];
}

export interface CorpusPassage {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly role: PassageRole;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Where a passage stands. */
interface PassagePlace {
  readonly file: string;
  readonly line: number;
  readonly role: PassageRole;
}

/** What a careful reader says about text[start, end): that it means one of these entries or, without any, that it must stay silent. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly string[];
}

/** The whole corpus, in the order of its files. Throws with file and line where a mark is not closed. */
export function readCorpus(folder = resolve('tests/corpus')): CorpusDocument[] {
  return [
    ...textsOf(folder, 'sentences').flatMap(({ file, text }) => readSentences(file, text)),
    ...textsOf(folder, 'pages').map(({ file, text }) => readPage(file, text)),
  ];
}

function textsOf(folder: string, kind: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(join(folder, kind))
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => ({ file: `${kind}/${name}`, text: readFileSync(join(folder, kind, name), 'utf8') }));
}

function readSentences(file: string, text: string): CorpusDocument[] {
  return text.split('\n').flatMap((annotated, index) => {
    if (annotated.trim() === '' || annotated.startsWith('# ')) return [];
    const { rest, ...flags } = takeFlags(annotated);
    const line = index + 1;
    const passages = rest.split(String.raw`\n\n`).map((words) => readPassage(words, { file, line, role: 'text' }));
    return [{ file, ...flags, passages }];
  });
}

function readPage(file: string, text: string): CorpusDocument {
  const { rest, ...flags } = takeFlags(text);
  const passages: CorpusPassage[] = [];
  let line = 1;
  for (const paragraph of rest.trimEnd().split('\n\n')) {
    const heading = /^(#+) /.exec(paragraph);
    const role = heading ? (heading[1] === '#' ? 'title' : 'heading') : 'text';
    passages.push(readPassage(paragraph.slice(heading?.[0].length ?? 0), { file, line, role }));
    line += paragraph.split('\n').length + 1;
  }
  return { file, ...flags, passages };
}

function takeFlags(text: string): { rest: string; language: string; onlyMarked: boolean } {
  const flags = /^(?:@[a-z]+\s+)*/.exec(text)?.[0] ?? '';
  const names: readonly string[] = flags.match(/[a-z]+/g) ?? [];
  const language = names.find((name) => name !== 'only') ?? 'en';
  return { rest: text.slice(flags.length), language, onlyMarked: names.includes('only') || language !== 'en' };
}

/** Read one passage with its marks. */
function readPassage(annotated: string, { file, line, role }: PassagePlace): CorpusPassage {
  const source = unescapeText(annotated);
  const marks: Mark[] = [];
  const open: { readonly start: number; readonly closer: ']]' | '}}' }[] = [];
  let text = '';
  for (let i = 0; i < source.length; i++) {
    const pair = source.slice(i, i + 2);
    // The outermost of three brackets is the text's own: "[[[OS|overall-survival]]]".
    const isLiteral = pair === '[[' && source[i + 2] === '[';
    if ((pair === '[[' || pair === '{{') && !isLiteral) {
      open.push({ start: text.length, closer: pair === '[[' ? ']]' : '}}' });
      i++;
    } else if (pair === open.at(-1)?.closer) {
      const { start = 0 } = open.pop() ?? {};
      const entries = pair === ']]' ? entriesOf(text, start, `${file}:${line}`) : [];
      if (pair === ']]') text = text.slice(0, text.lastIndexOf('|'));
      marks.push({ start, end: text.length, entries });
      i++;
    } else text += source[i];
  }
  if (open.length > 0) throw new Error(`${file}:${line} - a mark is not closed: ${annotated.slice(0, 80)}`);
  return { line, role, text, marks: marks.toSorted((a, b) => a.start - b.start) };
}

/** The ids that stand behind the last bar of a mark's words. */
function entriesOf(text: string, start: number, place: string): string[] {
  const bar = text.lastIndexOf('|');
  const ids = text.slice(bar + 1);
  if (bar <= start || !/^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/.test(ids)) {
    throw new Error(`${place} - no entry in [[${text.slice(start)}]]`);
  }
  return ids.split('/');
}

function unescapeText(text: string): string {
  return text
    .replace(/\\u\{([0-9a-f]+)\}|\\u([0-9a-f]{4})/gi, (_, long: string | undefined, short: string | undefined) =>
      long === undefined ? String.fromCharCode(parseInt(short ?? '', 16)) : String.fromCodePoint(parseInt(long, 16)),
    )
    .replaceAll(String.raw`\n`, '\n')
    .replaceAll(String.raw`\t`, '\t');
}
