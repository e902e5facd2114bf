import { describe, expect, test } from 'vitest';
import { foldTokens } from '../../../src/detect/fold.ts';
import { findStarts, makeStartTokens } from '../../../src/detect/starts.ts';
import { singularsOf } from '../../../src/detect/plurals.ts';
import { endOfToken, readToken } from '../../../src/detect/tokens.ts';
import { mentionsIn, smallLexicon } from './small-lexicon.ts';

const WORDS = [
  'il',
  'pd',
  'cd',
  'beta',
  'tumor',
  'cell',
  'biopsy',
  'metastasis',
  'car',
  'hodgkin',
  'virus',
  'mass',
  'ici',
  '1',
  '2',
  '19',
  'strasse',
];
const words = smallLexicon(WORDS.map((text) => ({ text, entry: text })));

/** The words of the small lexicon that stand in a text, as written. */
function knownIn(text: string): string[] {
  const starts = makeStartTokens(text.length + 1);
  findStarts(text, words.lexicon, starts);
  return Array.from({ length: starts.count }, (_, n) => text.slice(starts.starts[n], starts.ends[n]));
}

describe('finding the tokens that may begin a form', () => {
  test.each([
    ['IL2 and IL-2 and IL 2', ['IL', '2', 'IL', '2', 'IL', '2']],
    ['CD19 on B cells', ['CD', '19', 'cells']],
    ['Tumours, tumors and a TUMOR', ['Tumours', 'tumors', 'TUMOR']],
    ['Biopsies of metastases', ['Biopsies', 'metastases']],
    ['viruses and masses', ['viruses', 'masses']],
    ['two ICIs', ['ICIs']],
    ['TGF-β and TGFβ', ['β', 'β']],
    ['PD₁ PD² ＣＤ', ['PD', '₁', 'PD', 'ＣＤ']],
    ['a tu\u00admor and a cel\u200bl', ['tu\u00admor', 'cel\u200bl']],
    ["Hodgkin's and HODGKIN’S", ['Hodgkin', 'HODGKIN']],
    ['in der Straße', ['Straße']],
    ['carpet, scar, CARS and car', ['CARS', 'car']],
    ['12 and 192 and 1.2', ['1', '2']],
    ['使用PD抑制剂', ['PD']],
    ['', []],
    ['\ud83d\ude00car\ud83d', ['car']],
  ])('%s', (text, expected) => {
    expect(knownIn(text)).toEqual(expected);
  });

  test('says what a found token folds to', () => {
    const text = 'İ Tumours';
    expect(foldTokens(text.slice(2, 9)).tokens).toEqual(['tumours']);
    expect(readToken(text, 2, words.lexicon.vocabulary)).toBeGreaterThan(0);
    expect(endOfToken()).toBe(9);
  });

  test('reads a number and the letters before it as two tokens, as folding does', () => {
    expect(foldTokens('IL12Rβ1').tokens).toEqual(['il', '12', 'r', 'beta', '1']);
    expect(knownIn('IL12Rβ1')).toEqual(['IL', 'β', '1']);
  });
});

describe('singulars', () => {
  test.each([
    ['cells', 'cell'],
    ['biopsies', 'biopsy'],
    ['metastases', 'metastasis'],
    ['viruses', 'virus'],
    ['masses', 'mass'],
    ['irs', 'ir'],
  ])('%s may be the plural of %s', (plural, singular) => {
    expect(singularsOf(plural)).toContain(singular);
  });

  test.each(['mass', 's', 'as', 'cell', ''])('%s is no plural', (word) => {
    expect(singularsOf(word)).toEqual([]);
  });
});

describe('whole names across their gaps', () => {
  const small = smallLexicon([
    { text: 'immune checkpoint inhibitor', entry: 'inhibitor', topic: 2 },
    { text: 'CAR T-cell therapy', entry: 'car-t', topic: 2 },
    { text: 'HLA-A*02', entry: 'hla', topic: 2 },
    { text: 'gastric cancer', entry: 'gastric', topic: 1 },
    { text: 'anti-CTLA-4', entry: 'anti-ctla-4', topic: 2 },
  ]);
  test.each([
    ['Immune checkpoint inhibitors help.', ['Immune checkpoint inhibitors|inhibitor']],
    ['An immune\n        checkpoint\tinhibitor', ['immune\n        checkpoint\tinhibitor|inhibitor']],
    ['CAR T cell therapy, CAR-T-cell therapy', ['CAR T cell therapy|car-t', 'CAR-T-cell therapy|car-t']],
    ['a word cut at the end of a line: CAR T-\ncell therapy', ['CAR T-\ncell therapy|car-t']],
    ['HLA-A*02 is common', ['HLA-A*02|hla']],
    ['HLA-A 02 is another name', []],
    ['gastric (stomach) cancer', ['gastric (stomach) cancer|gastric']],
    ['gastric (and this goes on for far too long) cancer', []],
    ['gastric. Cancer', []],
    ['gastric, cancer', []],
    ['CAR T -- cell therapy', []],
    [
      'AntiCTLA4, anti CTLA 4 and Anti-CTLA-4',
      ['AntiCTLA4|anti-ctla-4', 'anti CTLA 4|anti-ctla-4', 'Anti-CTLA-4|anti-ctla-4'],
    ],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, small)).toEqual(expected);
  });
});
