import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain, scan } from '../../../src/detect/scan.ts';
import { findStarts, makeStartTokens } from '../../../src/detect/starts.ts';
import type { LexiconFile } from '../../../src/detect/lexicon.ts';
import type { Lexicon } from '../../../src/detect/tables.ts';
import { unpackLexicon } from '../../../src/detect/unpack.ts';
import { readCorpus } from '../../corpus/documents.ts';
import { smallLexicon } from './small-lexicon.ts';

const built = resolve(import.meta.dirname, '../../../build/glossary');
const read = <Content>(name: string): Content => JSON.parse(readFileSync(resolve(built, name), 'utf8')) as Content;
const lexicon = unpackLexicon(read<LexiconFile>('page-lexicon.json'));
const patient = withoutFilter(lexicon);

/** The same lexicon, with every word that begins something kept, whatever stands behind it. */
function withoutFilter(full: Lexicon): Lexicon {
  return { ...full, followers: { ...full.followers, beginnings: full.followers.beginnings.map(Math.sign) } };
}

function startsIn(text: string, of: Lexicon): string[] {
  const starts = makeStartTokens(text.length + 1);
  findStarts(text, of, starts);
  return Array.from({ length: starts.count }, (_, n) => text.slice(starts.starts[n], starts.ends[n]));
}

describe('a word that is nothing alone is dropped where nothing goes on', () => {
  const { lexicon: small } = smallLexicon([
    { text: 'tumour of the skin', entry: 'a' },
    { text: 'red blood cell', entry: 'b' },
    { text: 'white blood cell', entry: 'c' },
    { text: 'white biopsy', entry: 'd' },
    { text: 'white metastasis', entry: 'd' },
    { text: 'remission', entry: 'e' },
  ]);

  test.each([
    ['white walls, white paint', []],
    ['white blood cells', ['white']],
    ['white  paint and white\npaint', ['white', 'white']],
    ['white-paint (white) paint', ['white', 'white']],
    ['white biopsies, white metastases, white houses', ['white', 'white', 'white']],
    ['white cars', []],
    ['red and white blood cells, red or blue', ['red', 'white', 'red']],
    ['remission after white', ['remission', 'white']],
    ['white β, white é, white blood\u00ADy', ['white', 'white', 'white']],
    ["white's blood, white's paint", ['white']],
    ['tumor of, tumour of, tumor in', ['tumor', 'tumour']],
  ])('%s', (text, kept) => {
    expect(startsIn(text, small)).toEqual(kept);
  });
});

describe('nothing is missed by it', () => {
  test('in the annotated corpus', () => {
    const texts = readCorpus().map(({ passages }) => passages.map((passage) => passage.text).join('\n\n'));
    expect(texts.length).toBeGreaterThan(300);
    for (const text of texts) expect(explain(text, lexicon)).toEqual(explain(text, patient));
  });

  test('in the texts of every entry, and a good part of what had to be looked at is dropped', () => {
    const texts = read<readonly object[]>('entries.json').map((entry) => JSON.stringify(entry));
    let [kept, all] = [0, 0];
    for (const text of texts) {
      expect(explain(text, lexicon)).toEqual(explain(text, patient));
      kept += startsIn(text, lexicon).length;
      all += startsIn(text, patient).length;
    }
    expect(kept).toBeLessThan(all * 0.8);
  });

  test('between any two words of forms, joined in any way', () => {
    const { texts } = lexicon.vocabulary;
    const word = fc
      .tuple(fc.integer({ min: 1, max: texts.length - 1 }), fc.constantFrom('', '', 's', 'es', "'s", '’s', '\u00AD'))
      .map(([id, ending]) => (texts[id] as string) + ending);
    const joint = fc.constantFrom(' ', ' ', ' ', '  ', '\n', '-', ' and ', ' or ', ', ', '/', ' (b) ', '\u00A0');
    const text = fc.array(fc.tuple(word, joint), { maxLength: 12 }).map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(text, (words) => void expect(explain(words, lexicon)).toEqual(explain(words, patient))),
      { numRuns: 2000 },
    );
  });

  const corpora = resolve(import.meta.dirname, '../../../../shared/corpora');
  test.skipIf(!existsSync(corpora))('in real texts, where they are at hand', () => {
    for (const name of ['immuno', 'oncology_other', 'medical_other', 'editor_links']) {
      const lines = gunzipSync(readFileSync(resolve(corpora, `${name}.jsonl.gz`)))
        .toString()
        .trim()
        .split('\n');
      for (const line of lines) {
        const { text } = JSON.parse(line) as { readonly text: string };
        expect(scan(text, lexicon)).toEqual(scan(text, patient));
      }
    }
  });
});
