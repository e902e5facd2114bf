import { describe, expect, test } from 'vitest';
import { mentionsIn, smallLexicon } from './small-lexicon.ts';

const small = smallLexicon([
  { text: 'PD-1', entry: 'pd-1', topic: 2 },
  { text: 'PD-L1', entry: 'pd-l1', topic: 2 },
  { text: 'CD19', entry: 'cd19', exact: true, topic: 2 },
  { text: 'melanoma', entry: 'melanoma', topic: 1 },
  { text: 'small cell lung cancer', entry: 'small-cell', topic: 1 },
  { text: 'nivolumab', entry: 'nivolumab', topic: 2 },
  { text: 'immunotherapy', entry: 'immunotherapy', topic: 2 },
  { text: 'CRS', entry: 'crs', exact: true, senses: ['rhinosinusitis'], for: ['cytokine'] },
  { text: 'RECIST 1.1', entry: 'recist', topic: 2 },
]);

describe('where a form may stand', () => {
  test.each([
    ['(PD-1)', ['PD-1|pd-1']],
    ['“PD-1”, ‘melanoma’ and «nivolumab».', ['PD-1|pd-1', 'melanoma|melanoma', 'nivolumab|nivolumab']],
    ['PD-1/PD-L1', ['PD-1|pd-1', 'PD-L1|pd-l1']],
    ['PD-1, PD-L1; melanoma.', ['PD-1|pd-1', 'PD-L1|pd-l1', 'melanoma|melanoma']],
    ['melanoma—and then nivolumab', ['melanoma|melanoma', 'nivolumab|nivolumab']],
    ['a PD-1-positive cell', ['PD-1|pd-1']],
    ['CD19-directed cells', ['CD19|cd19']],
    ['use PD-1抑制剂 now', ['PD-1|pd-1']],
    ['nivolumab®, Melanoma!', ['nivolumab|nivolumab', 'Melanoma|melanoma']],
    ['melanoma...nivolumab', ['melanoma|melanoma', 'nivolumab|nivolumab']],
    ['by RECIST 1.1.', ['RECIST 1.1|recist']],
    ['cytokine storm: CRS-related fever', ['CRS|crs']],
    ['a cytokine storm, CRS? No: “CRS”.', ['CRS|crs', 'CRS|crs']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, small)).toEqual(expected);
  });
});

describe('where it may not', () => {
  test.each([
    ['part of a longer word', 'melanomatous skin, premelanoma, xPD-1, éPD-1, PD-1é'],
    ['part of a longer number', 'PD-10, PD-123, CD190, CD19a, 5CD19'],
    ['a form with "non-" before it', 'non-small cell lung cancer, Non\u2011small cell lung cancer'],
    ['an address', 'me@melanoma.org and www.melanoma.org and melanoma@clinic.example'],
    ['a file or a path', 'open melanoma.html or notes.melanoma.txt or C:\\melanoma'],
    ['a hashtag or a variable', '#melanoma, $melanoma'],
    ['an identifier', 'melanoma_count and the_melanoma'],
    ['another letter case of an exact form', 'cd19 and Cd19'],
    ['a longer abbreviation', 'cytokine and X-CRS, CRS-2, CRS-X'],
    ['letters of another script', 'PD-1α and μPD-1'],
  ])('%s: %s', (_, text) => {
    expect(mentionsIn(text, small)).toEqual([]);
  });
});

describe('numbers of notes', () => {
  test.each([
    ['after immunotherapy12 the scan', ['immunotherapy|immunotherapy']],
    ['melanoma3, nivolumab1,2', ['melanoma|melanoma', 'nivolumab|nivolumab']],
    ['melanoma2024', []],
    ['immunotherapy1a', []],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, small)).toEqual(expected);
  });
});
