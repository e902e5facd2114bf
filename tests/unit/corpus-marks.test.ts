import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CorpusDocument, readCorpus } from '../corpus/documents.ts';
import { judge, toFigures } from '../corpus/judge.ts';
import { smallLexicon } from './detect/small-lexicon.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  mkdirSync(join(folder, 'sentences'));
  mkdirSync(join(folder, 'pages'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The documents of a corpus with one file of sentences. */
function read(sentences: string): CorpusDocument[] {
  writeFileSync(join(folder, 'sentences/a.txt'), sentences);
  return readCorpus(folder);
}

describe('reading marks', () => {
  test('takes the marks out of the text and keeps their places', () => {
    const [document] = read('He had [[PD|progressive-disease]], not {{PD}}.');
    expect(document?.passages).toEqual([
      {
        line: 1,
        role: 'text',
        text: 'He had PD, not PD.',
        marks: [
          { start: 7, end: 9, entries: ['progressive-disease'] },
          { start: 15, end: 17, entries: [] },
        ],
      },
    ]);
  });

  test('reads marks inside marks, and either of two entries', () => {
    const [document] = read('[[anti-{{PD}}-1|pd-1-inhibitor/pd-1]]');
    expect(document?.passages[0]).toMatchObject({
      text: 'anti-PD-1',
      marks: [
        { start: 0, end: 9, entries: ['pd-1-inhibitor', 'pd-1'] },
        { start: 5, end: 7, entries: [] },
      ],
    });
  });

  test('leaves the brackets of the text alone', () => {
    const [document] = read('overall survival [[[OS|overall-survival]]] was');
    expect(document?.passages[0]?.text).toBe('overall survival [OS] was');
  });

  test('reads characters that cannot be seen, line ends and paragraphs', () => {
    const [document] = read(String.raw`immuno\u00adtherapy \u{1f600}\ncut\n\nnext`);
    expect(document?.passages.map(({ text }) => text)).toEqual(['immuno\u00adtherapy 😀\ncut', 'next']);
  });

  test('skips comments and empty lines, and counts lines from 1', () => {
    const documents = read('# a comment\n\n@only the tractor\n@de der Traktor');
    expect(documents).toMatchObject([
      { language: 'en', onlyMarked: true, passages: [{ line: 3, text: 'the tractor' }] },
      { language: 'de', onlyMarked: true, passages: [{ line: 4, text: 'der Traktor' }] },
    ]);
  });

  test('reads a page as one document with a title and headings', () => {
    writeFileSync(join(folder, 'pages/p.txt'), '@only # The title\n\n## A heading\n\nText over\ntwo lines.\n');
    expect(readCorpus(folder)).toMatchObject([
      {
        file: 'pages/p.txt',
        onlyMarked: true,
        passages: [
          { line: 1, role: 'title', text: 'The title' },
          { line: 3, role: 'heading', text: 'A heading' },
          { line: 5, role: 'text', text: 'Text over\ntwo lines.' },
        ],
      },
    ]);
  });

  test.each([
    ['a mark that is not closed', 'one\nHe had [[PD|progressive-disease'],
    ['a mark without an entry', 'one\nHe had [[PD]].'],
  ])('names file and line of %s', (_, sentences) => {
    expect(() => read(sentences)).toThrow('sentences/a.txt:2');
  });
});

describe('judging', () => {
  const small = smallLexicon([
    { text: 'PD-1', entry: 'pd-1', topic: 2 },
    { text: 'PD-1 inhibitor', entry: 'inhibitor', topic: 2 },
    { text: 'nivolumab', entry: 'nivolumab', topic: 2 },
    { text: 'scan', entry: 'scan' },
  ]);
  const judged = (sentence: string) => {
    const [document] = read(sentence);
    if (!document) throw new Error(sentence);
    const { misses, counts, unjudged } = judge(document, small.lexicon, small.ids);
    return { misses: misses.map(({ kind, mark, found = '' }) => `${kind} ${mark} ${found}`.trim()), counts, unjudged };
  };

  test.each([
    ['what must be found was found', 'a [[PD-1|pd-1]] b', []],
    ['it was found inside a longer mention', 'a [[PD-1|inhibitor]] inhibitor b', []],
    ['either of two was found', 'a [[PD-1|inhibitor/pd-1]] b', []],
    ['what must be silent was silent', 'a {{PD}} b', []],
    ['only a longer mention that was asked for lies over it', 'a [[{{PD}}-1|pd-1]] b', []],
    ['it was not found', 'a [[PD-2|pd-1]] b', ['silent [[PD-2|pd-1]]']],
    ['only a part was found', 'a [[the PD-1|pd-1]] b', ['silent [[the PD-1|pd-1]] [[PD-1|pd-1]]']],
    ['it was found as something else', 'a [[PD-1|nivolumab]] b', ['wrong meaning [[PD-1|nivolumab]] [[PD-1|pd-1]]']],
    ['it was found where it must be silent', 'a {{PD}}-1 b', ['wrong meaning {{PD}} [[PD-1|pd-1]]']],
    ['something else was found where nothing was asked for', '@only a PD-1 b', ['unwanted [[PD-1|pd-1]]']],
    ['a word that is off by default was found there', '@only a scan b', []],
  ])('%s: %s', (_, sentence, misses) => {
    expect(judged(sentence).misses).toEqual(misses);
  });

  test('counts what was asked for and what was found', () => {
    const { counts, unjudged } = judged('[[PD-1|pd-1]], {{PD}}-1, [[nothing|pd-1]] and nivolumab');
    expect(counts).toEqual({ wanted: 2, found: 1, silent: 1, wrong: 1, right: 1, bad: 1 });
    expect(toFigures(counts)).toEqual({ precision: 1 / 2, recall: 1 / 2, wrongMeaning: 1 / 3 });
    expect(unjudged).toEqual(['[[nivolumab|nivolumab]]']);
  });

  test('where nothing is to be judged nothing is wrong', () => {
    expect(toFigures(judged('a b').counts)).toEqual({ precision: 1, recall: 1, wrongMeaning: 0 });
  });
});
