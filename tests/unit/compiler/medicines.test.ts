import { describe, expect, test } from 'vitest';
import { testBroken } from './broken.ts';
import { changed, linesOf } from './sample.ts';

const pembrolizumab = 'checkpoint-inhibitors/pembrolizumab.md';

describe('a medicine', () => {
  testBroken([
    {
      rule: 'names in prose no approval year but those of drug.first',
      file: pembrolizumab,
      change: [['approved it in 2014', 'approved it in 2015']],
      says: 'plain - names approval year 2015; drug.first has 2014',
    },
    {
      rule: 'says when it was approved',
      file: pembrolizumab,
      change: [
        ['  first: [{ region: US, date: 2014-09, use: melanoma that has spread }]\n', ''],
        [' The United States approved it in 2014.', ' It came first.'],
      ],
      says: 'drug.first - is missing: status is approved',
    },
    {
      rule: 'says that it is being studied',
      file: pembrolizumab,
      change: [['status: approved', 'status: investigational']],
      says: 'drug.status - is investigational, so the text must say "being studied"',
    },
    {
      rule: 'says that it was withdrawn',
      file: pembrolizumab,
      change: [['status: approved', 'status: withdrawn']],
      says: 'drug.status - is withdrawn, and the text does not say so',
    },
    {
      rule: 'belongs to a class when its name says so',
      file: pembrolizumab,
      change: [['  class: pd-1-inhibitor\n', '']],
      says: 'drug.class - is missing: an antibody or a cell product belongs to a class',
    },
    {
      rule: 'was not approved after its facts were checked',
      file: pembrolizumab,
      change: [['as-of: 2026-01', 'as-of: 2014-08']],
      says: 'drug.first[0].date - 2014-09 is after drug.as-of 2014-08',
    },
    {
      rule: 'has no facts from the future',
      file: pembrolizumab,
      change: [['as-of: 2026-01', 'as-of: 2026-03']],
      says: 'drug.as-of - 2026-03 lies in the future',
    },
    {
      rule: 'is a medicine or a treatment',
      file: pembrolizumab,
      change: [['kind: medicine', 'kind: idea']],
      says: 'drug - is only for kinds medicine and treatment, not idea',
    },
  ]);

  test('is counted when its facts are old', () => {
    expect(linesOf(changed(pembrolizumab, ['as-of: 2026-01', 'as-of: 2025-06']), 'warnings')).toEqual([
      `warning: glossary/${pembrolizumab}: drug.as-of - 2025-06 is more than 180 days ago: check the facts again`,
    ]);
  });
});

describe('dates', () => {
  testBroken([
    {
      rule: 'no entry is written in the future',
      file: 'side-effects/fever.md',
      change: [['written: 2026-01-31', 'written: 2026-02-02']],
      says: 'written - 2026-02-02 lies in the future',
    },
    {
      rule: 'no review comes before the entry',
      file: 'checkpoint-inhibitors/pd-1-inhibitor.md',
      change: [['on: 2026-01-31', 'on: 2026-01-30']],
      says: 'reviewed.on - is before the entry was written',
    },
  ]);
});
