import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForm, foldTokens } from '../../../src/detect/fold.ts';
import { scan } from '../../../src/detect/scan.ts';
import { findStarts, makeStartTokens } from '../../../src/detect/starts.ts';
import { CERTAIN, certain, mixed, spelling, filler, page } from './arbitraries.ts';
import { smallLexicon } from './small-lexicon.ts';

describe('whatever the text', () => {
  test('offsets slice back to words that fold to a form of the entry', () => {
    fc.assert(
      fc.property(page, (text) => {
        for (const { start, end, entry } of scan(text, certain.lexicon)) {
          const id = certain.ids[entry];
          const keys = CERTAIN.filter((form) => form.entry === id).map((form) => foldForm(form.text));
          expect(keys).toContain(foldForm(text.slice(start, end)));
        }
      }),
      { numRuns: 500 },
    );
  });

  test('every spelling of a form is found between plain words', () => {
    fc.assert(
      fc.property(spelling, (written) => {
        const mentions = scan(`They spoke of ${written} again.`, certain.lexicon);
        expect(mentions).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  test('mentions are in reading order, lie within the text and do not overlap', () => {
    fc.assert(
      fc.property(page, (text) => {
        let last = 0;
        for (const { start, end } of scan(text, mixed.lexicon)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  test('scanning twice gives the same', () => {
    fc.assert(fc.property(page, (text) => void expect(scan(text, mixed.lexicon)).toEqual(scan(text, mixed.lexicon))));
  });

  test('nothing throws: lone surrogates, control characters, bidi marks, any units', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
      fc.integer({ min: 0, max: 0x1f }),
      fc.constantFrom(0x200e, 0x200f, 0x202a, 0x202e, 0x2066, 0x2069, 0xfeff, 0xfffe, 0x300, 0x27),
    );
    const units = fc.array(unit, { maxLength: 60 }).map((codes) => String.fromCharCode(...codes));
    const text = fc.array(fc.oneof(units, spelling), { maxLength: 10 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (words) => void expect(() => scan(words, mixed.lexicon)).not.toThrow()),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['letters', 'a'],
    ['a form', 'PD1'],
    ['digits', '7'],
    ['high surrogates', '\ud83d'],
    ['accents', '\u0301'],
    ['soft hyphens', '\u00ad'],
    ['apostrophes', "'s"],
    ['Greek letters', 'β'],
    ['hyphens', 'PD-'],
  ])('a megabyte of %s without a space is read in the end', (_, part) => {
    expect(() => scan(part.repeat(Math.ceil(1_000_000 / part.length)), mixed.lexicon)).not.toThrow();
  });
});

describe('unrelated paragraphs', () => {
  const plain = fc
    .array(
      fc.constantFrom(
        'the',
        'bridge',
        'was',
        'built',
        'of',
        'stone',
        'and',
        'rain',
        'fell',
        'on',
        'its',
        'arches',
        'for',
        'years',
      ),
      { minLength: 3, maxLength: 60 },
    )
    .map((words) => `${words.join(' ')}.`);

  test('never change a certain mention', () => {
    fc.assert(
      fc.property(
        fc.array(spelling, { minLength: 1, maxLength: 6 }),
        fc.array(plain, { maxLength: 5 }),
        fc.array(plain, { maxLength: 5 }),
        (names, before, after) => {
          const passage = `They spoke of ${names.join(', ')} again.`;
          const head = before.map((paragraph) => `${paragraph}\n\n`).join('');
          const whole = scan(head + passage + after.map((paragraph) => `\n\n${paragraph}`).join(''), certain.lexicon);
          const placed = whole.map(({ start, end, entry }) => ({
            start: start - head.length,
            end: end - head.length,
            entry,
          }));
          expect(placed).toEqual(
            scan(passage, certain.lexicon).map(({ start, end, entry }) => ({ start, end, entry })),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('never hide a medicine at the default density', () => {
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 30 }), (paragraphs) => {
        const mentions = scan([...paragraphs, 'He got pembrolizumab.'].join('\n\n'), certain.lexicon);
        expect(mentions).toMatchObject([{ common: false }]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('reading tokens and folding forms are one thing', () => {
  test('every token that folding sees is found in the text, where it stands', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
      spelling,
      filler,
    );
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, (words) => {
        const tokens = foldTokens(words).tokens.filter((token) => token !== 's');
        // An accented Greek letter is folded to the letter, and only then would its name be known: no form has one.
        fc.pre(tokens.every((token) => foldTokens(token).tokens[0] === token));
        // One-token forms of a single entry never collide. None is "s", which a possessive may leave behind.
        const { lexicon } = smallLexicon([...new Set(tokens)].map((token) => ({ text: token, entry: 'any' })));
        const starts = makeStartTokens(words.length + 1);
        findStarts(words, lexicon, starts);
        const read = Array.from({ length: starts.count }, (_, n) =>
          foldTokens(words.slice(starts.starts[n], starts.ends[n])).tokens.join(''),
        );
        expect(read).toEqual(tokens);
      }),
      { numRuns: 500 },
    );
  });

  test('folding a folded form changes nothing', () => {
    fc.assert(
      fc.property(spelling, (written) => {
        expect(foldForm(foldForm(written))).toBe(foldForm(written));
      }),
    );
  });
});
