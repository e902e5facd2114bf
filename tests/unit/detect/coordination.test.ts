import { describe, expect, test } from 'vitest';
import { mentionsIn, smallLexicon } from './small-lexicon.ts';

const small = smallLexicon([
  ...['breast', 'colon', 'lung', 'ovarian', 'prostate'].map((organ) => ({
    text: `${organ} cancer`,
    entry: organ,
    topic: 1 as const,
  })),
  { text: 'T cell', entry: 't-cell', topic: 2 },
  { text: 'B cell', entry: 'b-cell', topic: 2 },
  { text: 'natural killer cell', entry: 'nk-cell', topic: 2 },
  { text: 'PD-1 inhibitor', entry: 'pd-1-inhibitor', topic: 2 },
  { text: 'PD-L1 inhibitor', entry: 'pd-l1-inhibitor', topic: 2 },
  { text: 'CTLA-4 inhibitor', entry: 'ctla-4-inhibitor', topic: 2 },
  { text: 'complete response', entry: 'complete', topic: 1 },
  { text: 'partial response', entry: 'partial', topic: 1 },
  { text: 'Hodgkin lymphoma', entry: 'hodgkin', topic: 1 },
  { text: 'non-Hodgkin lymphoma', entry: 'non-hodgkin', topic: 1 },
]);

describe('lists that share their last word', () => {
  test.each([
    ['Breast, colon and lung cancer', ['Breast|breast', 'colon|colon', 'lung cancer|lung']],
    ['breast, colon, or lung cancer', ['breast|breast', 'colon|colon', 'lung cancer|lung']],
    ['ovarian and/or prostate cancer', ['ovarian|ovarian', 'prostate cancer|prostate']],
    ['T and B cells', ['T|t-cell', 'B cells|b-cell']],
    ['natural killer and T cells', ['natural killer|nk-cell', 'T cells|t-cell']],
    ['PD-1 or PD-L1 inhibitors', ['PD-1|pd-1-inhibitor', 'PD-L1 inhibitors|pd-l1-inhibitor']],
    ['PD-1/PD-L1 inhibitors', ['PD-1|pd-1-inhibitor', 'PD-L1 inhibitors|pd-l1-inhibitor']],
    [
      'PD-1, PD-L1 and CTLA-4 inhibitors',
      ['PD-1|pd-1-inhibitor', 'PD-L1|pd-l1-inhibitor', 'CTLA-4 inhibitors|ctla-4-inhibitor'],
    ],
    ['T- and B-cells', ['T|t-cell', 'B-cells|b-cell']],
    ['a complete or partial response', ['complete|complete', 'partial response|partial']],
    ['Hodgkin or non-Hodgkin lymphoma', ['Hodgkin|hodgkin', 'non-Hodgkin lymphoma|non-hodgkin']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, small)).toEqual(expected);
  });
});

describe('what only looks like one', () => {
  test.each([
    ['tea and lung cancer', ['lung cancer|lung']],
    ['heart, kidney and lung cancer', ['lung cancer|lung']],
    ['The breast. And lung cancer', ['lung cancer|lung']],
    ['the breast with lung cancer', ['lung cancer|lung']],
    ['breast lung cancer', ['lung cancer|lung']],
    ['shirt and T-shirt, plan A and B cells', ['B cells|b-cell']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, small)).toEqual(expected);
  });

  test('a list is not followed over more than six members', () => {
    const text = `${'breast, '.repeat(9)}lung cancer`;
    expect(mentionsIn(text, small)).toHaveLength(7);
  });
});
