import { describe, expect, test } from 'vitest';
import { dropOverlaps } from '../../../src/detect/overlaps.ts';
import { mentionsIn, smallLexicon } from './small-lexicon.ts';

describe('mentions that overlap', () => {
  test.each([
    [
      'keeps the longer where one holds the other',
      [
        [0, 13],
        [0, 4],
      ],
      [[0, 13]],
    ],
    [
      'keeps the earlier where they only share words',
      [
        [0, 13],
        [7, 23],
      ],
      [[0, 13]],
    ],
    [
      'keeps neighbours that touch',
      [
        [0, 4],
        [4, 8],
      ],
      [
        [0, 4],
        [4, 8],
      ],
    ],
    [
      'keeps the first of two that are the same',
      [
        [3, 9],
        [3, 9],
      ],
      [[3, 9]],
    ],
    [
      'keeps what comes after a dropped one',
      [
        [0, 5],
        [2, 9],
        [6, 8],
      ],
      [
        [0, 5],
        [6, 8],
      ],
    ],
    ['keeps nothing of nothing', [], []],
  ])('%s', (_, places, kept) => {
    const toPlaced = ([start = 0, end = 0]: number[]) => ({ start, end });
    expect(dropOverlaps(places.map(toPlaced))).toEqual(kept.map(toPlaced));
  });
});

describe('names inside names', () => {
  const small = smallLexicon([
    { text: 'lung cancer', entry: 'lung-cancer', topic: 1 },
    { text: 'small cell lung cancer', entry: 'small-cell', topic: 1 },
    { text: 'non-small cell lung cancer', entry: 'non-small-cell', topic: 1 },
    { text: 'cancer', entry: 'cancer', topic: 1 },
    { text: 'PD-1', entry: 'pd-1', topic: 2 },
    { text: 'PD-1 inhibitor', entry: 'inhibitor', topic: 2 },
    { text: 'anti-PD-1', entry: 'inhibitor', topic: 2 },
    { text: 'PD', entry: 'progressive', exact: true, senses: ['Parkinson'], for: ['RECIST'] },
    { text: 'breast cancer', entry: 'breast', topic: 1 },
    { text: 'cancer survivor', entry: 'survivor', topic: 1 },
    { text: 'mRNA', entry: 'mrna', topic: 2 },
    { text: 'mRNA vaccine', entry: 'mrna-vaccine', senses: ['covid vaccine'], for: ['melanoma'], against: ['covid'] },
  ]);
  test.each([
    ['Non-small cell lung cancer grows.', ['Non-small cell lung cancer|non-small-cell']],
    ['Small cell lung cancer grows.', ['Small cell lung cancer|small-cell']],
    ['Lung cancer grows.', ['Lung cancer|lung-cancer']],
    ['A PD-1 inhibitor covers PD-1.', ['PD-1 inhibitor|inhibitor', 'PD-1|pd-1']],
    ['Anti-PD-1 by RECIST', ['Anti-PD-1|inhibitor']],
    ['breast cancer survivors', ['breast cancer|breast']],
    ['mRNA vaccines for melanoma', ['mRNA vaccines|mrna-vaccine']],
    ['mRNA vaccines for covid', ['mRNA|mrna']],
    ['PD by RECIST, PD-1 by staining', ['PD|progressive', 'PD-1|pd-1']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, small)).toEqual(expected);
  });
});
