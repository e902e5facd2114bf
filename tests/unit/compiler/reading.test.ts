import { describe, expect, test } from 'vitest';
import { testBroken } from './broken.ts';
import { changed, linesOf, SAMPLE } from './sample.ts';

const fever = 'side-effects/fever.md';
const pembrolizumab = 'checkpoint-inhibitors/pembrolizumab.md';
const inhibitor = 'checkpoint-inhibitors/pd-1-inhibitor.md';
const progressive = 'response-and-outcome/progressive-disease.md';

describe('front matter', () => {
  testBroken([
    {
      rule: 'must be there',
      file: inhibitor,
      change: [['---\nterm', 'term']],
      says: 'front matter - must stand between two lines of "---" at the top',
    },
    {
      rule: 'must be YAML, with the line of the file',
      file: fever,
      change: [['kind: side effect', 'kind: side effect\nkind: idea']],
      says: 'line 4 - Map keys must be unique',
    },
    {
      rule: 'has no unknown keys',
      file: fever,
      change: [['urgent: yes', 'urgnt: yes']],
      says: 'urgnt - is not a known key',
    },
    {
      rule: 'has no id, which is the file name',
      file: fever,
      change: [['term: fever', 'term: fever\nid: fever']],
      says: 'id - is not a known key',
    },
    { rule: 'has a tier', file: fever, change: [['tier: 1\n', '']], says: 'tier - is missing' },
    {
      rule: 'has tier 1, 2 or 3',
      file: fever,
      change: [['tier: 1', 'tier: 4']],
      says: 'tier - must be one of: 1, 2, 3',
    },
    {
      rule: 'has a known kind',
      file: fever,
      change: [['kind: side effect', 'kind: symptom']],
      says: 'kind - must be one of: medicine, treatment, side effect, cell, molecule, test, trial word, cancer, idea',
    },
    {
      rule: 'has a term that is not empty',
      file: inhibitor,
      change: [['term: PD-1 inhibitor', 'term: ""']],
      says: 'term - must not be empty',
    },
    {
      rule: 'says yes or nothing',
      file: fever,
      change: [['urgent: yes', 'urgent: true']],
      says: 'urgent - must be yes, or the key left out',
    },
    {
      rule: 'says yes or nothing within a form',
      file: fever,
      change: [['common: yes', 'common: no']],
      says: 'forms[0].common - must be yes, or the key left out',
    },
    {
      rule: 'has at least one form',
      file: inhibitor,
      change: [['forms: [ PD-1 inhibitor ]', 'forms: []']],
      says: 'forms - must not be an empty list',
    },
    {
      rule: 'takes a real date',
      file: fever,
      change: [['written: 2026-01-31', 'written: 2026-02-30']],
      says: 'written - must be a real date, YYYY-MM-DD',
    },
    {
      rule: 'takes a month where a month is asked for',
      file: pembrolizumab,
      change: [['as-of: 2026-01', 'as-of: 2026-13']],
      says: 'drug.as-of - must be a month, YYYY-MM',
    },
    {
      rule: 'names a review with name and date',
      file: inhibitor,
      change: [[', on: 2026-01-31', '']],
      says: 'reviewed.on - is missing',
    },
    {
      rule: 'does not take "yes" for a review',
      file: fever,
      change: [['reviewed: no', 'reviewed: yes']],
      says: 'reviewed - must be no, or { by: name and role, on: date }',
    },
    {
      rule: 'names at most six related entries',
      file: fever,
      change: [['[ pembrolizumab ]', '[ a, b, c, d, e, f, g ]']],
      says: 'related - names more than 6 entries',
    },
    {
      rule: 'names entries by id',
      file: fever,
      change: [['[ pembrolizumab ]', '[ Pembrolizumab ]']],
      says: 'related[0] - must be an entry id: lower case words with hyphens',
    },
    {
      rule: 'knows the routes',
      file: pembrolizumab,
      change: [['route: [ iv ]', 'route: [ drip ]']],
      says: 'drug.route[0] - must be one of: iv, sc, intratumoral, intravesical, oral, cell infusion',
    },
    {
      rule: 'explains a comma that YAML took for the end of a value',
      file: pembrolizumab,
      change: [['melanoma that has spread', 'melanoma, after surgery']],
      says: 'drug.first[0].after surgery - is not a known key: a value that holds a comma needs quotes',
    },
    {
      rule: 'has two sentences to find',
      file: progressive,
      change: [[', "PD means that the tumor has grown."', '']],
      says: 'forms[1].hit - needs at least two sentences',
    },
  ]);

  test('keeps "no" and dates as they were written', () => {
    expect(linesOf(changed(fever, ['term: fever', 'term: no'], ['- pyrexia', '- 2014-09-04']))).toEqual([]);
  });
});

describe('files', () => {
  test('are named by the entry id', () => {
    const { [fever]: text = '', ...rest } = SAMPLE;
    expect(linesOf({ ...rest, 'side-effects/Fever.md': text })).toContain(
      'glossary/side-effects/Fever.md: name - must be the entry id and ".md": lower case words with hyphens',
    );
  });

  test('give each id once', () => {
    expect(linesOf({ ...SAMPLE, 'procedures/fever.md': SAMPLE[fever] ?? '' })).toEqual([
      'glossary/side-effects/fever.md: name - id "fever" is already used by glossary/procedures/fever.md',
    ]);
  });

  test('lie in the folder of a category', () => {
    expect(
      linesOf({ ...SAMPLE, 'feelings/joy.md': (SAMPLE[inhibitor] ?? '').replaceAll('PD-1 inhibitor', 'joyfulness') }),
    ).toEqual(['glossary/feelings: folder - is not a category']);
  });
});

describe('a report', () => {
  test('names several faults of several files at once', () => {
    const files = {
      ...changed(
        fever,
        ['tier: 1', 'tier: one'],
        ['kind: side effect', 'kind: sign'],
        ['sources: [ ctcae, dictionary ]', 'sources: []'],
      ),
      [inhibitor]: (SAMPLE[inhibitor] ?? '').replace('written: 2026-01-31', 'written: soon').replace('## ', '## '),
      [progressive]: (SAMPLE[progressive] ?? '').replace('The words that doctors use', 'The battle word'),
    };
    expect(linesOf(files)).toEqual([
      'glossary/checkpoint-inhibitors/pd-1-inhibitor.md: written - must be a real date, YYYY-MM-DD',
      'glossary/side-effects/fever.md: kind - must be one of: medicine, treatment, side effect, cell, molecule, test, trial word, cancer, idea',
      'glossary/side-effects/fever.md: tier - must be one of: 1, 2, 3',
      'glossary/side-effects/fever.md: sources - must not be an empty list',
      'glossary/response-and-outcome/progressive-disease.md: plain - "battle" is a banned word (battle)',
    ]);
  });

  test('does not blame other entries for a file that cannot be read', () => {
    expect(linesOf(changed(fever, ['tier: 1', 'tier: 9']))).toHaveLength(1);
  });
});
