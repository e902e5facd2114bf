import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LexiconError } from '../../../src/compiler/tables.ts';
import { foldForm } from '../../../src/detect/fold.ts';
import { CERTAIN, spelling } from './arbitraries.ts';
import { smallLexicon } from './small-lexicon.ts';

describe('a lexicon with conflicting forms', () => {
  test('is an error that names both', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CERTAIN), spelling, (form, written) => {
        const other = CERTAIN.find(({ text }) => foldForm(text) === foldForm(written));
        fc.pre(other !== undefined && other.entry !== form.entry);
        const clash = { text: written.replace(/['’]s$/, ''), entry: form.entry };
        const pack = () => smallLexicon([...CERTAIN, clash]);
        expect(pack).toThrow(LexiconError);
        expect(pack).toThrow(`"${clash.text}"`);
        expect(pack).toThrow(`"${other?.text ?? ''}"`);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['the same words', 'checkpoint blocker', 'checkpoint blocker'],
    ['plural and singular', 'killer cell', 'killer cells'],
    ['British and American spelling', 'tumour marker', 'tumor marker'],
    ['hyphen and space', 'TIM-3', 'TIM 3'],
    ['two letter cases', 'Crs', 'CRS'],
  ])('%s: "%s" and "%s"', (_, one, two) => {
    const pack = () =>
      smallLexicon([
        { text: one, entry: 'one' },
        { text: two, entry: 'two' },
      ]);
    expect(pack).toThrow(LexiconError);
    expect(pack).toThrow(`"${one}"`);
    expect(pack).toThrow(`"${two}"`);
  });

  test('is none where letter case or declared senses tell them apart', () => {
    expect(() =>
      smallLexicon([
        { text: 'pCR', entry: 'one', exact: true },
        { text: 'PCR', entry: 'two', exact: true },
      ]),
    ).not.toThrow();
    const ambiguous = { text: 'ADC', exact: true, senses: ['converter'], for: ['trial'] };
    expect(() =>
      smallLexicon([
        { ...ambiguous, entry: 'one' },
        { ...ambiguous, entry: 'two' },
      ]),
    ).not.toThrow();
  });

  test('names a form that is too long to be found', () => {
    const long = 'one two three four five six seven eight nine ten';
    expect(() => smallLexicon([{ text: long, entry: 'long' }])).toThrow(`"${long}"`);
  });
});
