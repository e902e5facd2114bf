import { describe, expect, test } from 'vitest';
import { testBroken } from './broken.ts';
import { changed, linesOf, SAMPLE } from './sample.ts';

const fever = 'side-effects/fever.md';
const pembrolizumab = 'checkpoint-inhibitors/pembrolizumab.md';
const inhibitor = 'checkpoint-inhibitors/pd-1-inhibitor.md';
const progressive = 'response-and-outcome/progressive-disease.md';

describe('a relation', () => {
  testBroken([
    {
      rule: 'related names an entry',
      file: fever,
      change: [['[ pembrolizumab ]', '[ pembrolizumab, chills ]']],
      says: 'related[1] - "chills" is no entry',
    },
    {
      rule: 'broader names an entry',
      file: pembrolizumab,
      change: [['broader: [ pd-1-inhibitor ]', 'broader: [ antibody ]']],
      says: 'broader[0] - "antibody" is no entry',
    },
    {
      rule: 'opposite names an entry',
      file: inhibitor,
      change: [['[ progressive-disease ]', '[ progressive-disease, remission ]']],
      says: 'opposite[1] - "remission" is no entry',
    },
    {
      rule: 'not-same names an entry',
      file: progressive,
      change: [['{ fever:', '{ chills: A chill is cold., fever:']],
      says: 'not-same.chills - "chills" is no entry',
    },
    {
      rule: 'drug.class names an entry',
      file: pembrolizumab,
      change: [['class: pd-1-inhibitor', 'class: antibody']],
      says: 'drug.class - "antibody" is no entry',
    },
    {
      rule: 'drug.targets name entries',
      file: pembrolizumab,
      change: [['route: [ iv ]', 'route: [ iv ]\n  targets: [ pd-1 ]']],
      says: 'drug.targets[0] - "pd-1" is no entry',
    },
    {
      rule: 'a link names an entry',
      file: inhibitor,
      change: [['(fever)', '(t-cell)']],
      says: 'plain - "t-cell" is no entry',
    },
    {
      rule: 'names each entry once',
      file: fever,
      change: [['[ pembrolizumab ]', '[ pembrolizumab, pembrolizumab ]']],
      says: 'related[1] - "pembrolizumab" stands twice',
    },
    {
      rule: 'does not lead back to its own entry',
      file: fever,
      change: [['[ pembrolizumab ]', '[ pembrolizumab, fever ]']],
      says: 'related[1] - names the entry itself',
    },
    {
      rule: 'broader runs in no circle',
      file: inhibitor,
      change: [['opposite:', 'broader: [ pembrolizumab ]\nopposite:']],
      says: 'broader - runs in a circle: pd-1-inhibitor > pembrolizumab > pd-1-inhibitor',
    },
  ]);

  test('that is missing on the other side is no fault', () => {
    expect(
      linesOf(
        changed(inhibitor, ['opposite: [ progressive-disease ]', 'not-same: { fever: A medicine is no fever. }']),
      ),
    ).toEqual([]);
  });

  test('leads to every entry, or the entry is counted', () => {
    const lonely = (SAMPLE[inhibitor] ?? '').replaceAll('PD-1 inhibitor', 'checkpoint blocker');
    expect(linesOf({ ...SAMPLE, 'checkpoint-inhibitors/checkpoint-blocker.md': lonely }, 'warnings')).toEqual([
      'warning: glossary/checkpoint-inhibitors/checkpoint-blocker.md: name - no other entry leads here',
    ]);
  });
});
