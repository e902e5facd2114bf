import { describe, expect, test } from 'vitest';
import { gradeOf, sentencesOf, wordsOf } from '../../../src/compiler/readability.ts';

describe('sentences', () => {
  test.each<[string, readonly string[]]>([
    ['It blocks PD-L1. It does not block PD-1.', ['It blocks PD-L1.', 'It does not block PD-1.']],
    ['A fever is 38.0 C (100.4 F) or more. Call at once.', ['A fever is 38.0 C (100.4 F) or more.', 'Call at once.']],
    ['Some drugs, e.g. steroids, help. Ask.', ['Some drugs, e.g. steroids, help.', 'Ask.']],
    ['It acts on a protein, i.e. PD-1, of T cells.', ['It acts on a protein, i.e. PD-1, of T cells.']],
    ['The U.S. approval came in 2014.', ['The U.S. approval came in 2014.']],
    [
      'It was approved in the U.S. It is also used elsewhere.',
      ['It was approved in the U.S.', 'It is also used elsewhere.'],
    ],
    ['Ask Dr. Lee. She knows.', ['Ask Dr. Lee.', 'She knows.']],
    ['Is it CRS? Yes! It can be treated.', ['Is it CRS?', 'Yes!', 'It can be treated.']],
    ['Doctors call it “a flare.” It fades.', ['Doctors call it “a flare.”', 'It fades.']],
    ['It is drug A vs. drug B. Neither won.', ['It is drug A vs. drug B.', 'Neither won.']],
    ['No full stop', ['No full stop']],
    ['', []],
  ])('of "%s"', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});

describe('words', () => {
  test('keep their hyphens, digits and apostrophes', () => {
    expect(wordsOf("The body's T-cells block PD-1 (100.4 F).")).toEqual([
      'The',
      "body's",
      'T-cells',
      'block',
      'PD-1',
      '100',
      '4',
      'F',
    ]);
  });
});

describe('the grade', () => {
  test('rises with longer words and longer sentences', () => {
    const plain = gradeOf(['It helps your body. It is not for all.']);
    const long = gradeOf(['It helps your body and it is not for all.']);
    const hard = gradeOf(['It facilitates immunological recognition. It is not universally applicable.']);
    expect(plain).toBeLessThan(long);
    expect(long).toBeLessThan(hard);
  });

  test('counts list lines as sentences', () => {
    expect(gradeOf(['fever and chills', 'rash and itching'])).toBeLessThan(
      gradeOf(['fever and chills rash and itching']),
    );
  });
});
