import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainFormsOf, type PlainForms, type WrittenForm } from '../../../src/detect/plain-forms.ts';
import { lexiconOf } from '../../../src/detect/plain-lexicon.ts';
import { scan } from '../../../src/detect/scan.ts';

const forms: readonly WrittenForm[] = [
  { text: 'Ward Seven Hotline', entry: 0 },
  { text: 'W7L', entry: 0 },
  { text: 'school nurse', entry: 2 },
  { text: 'NURSE', entry: 3 },
  { text: 'nurse', entry: 1 },
  { text: 'tumor clinic', entry: 4 },
  { text: 'IL-2Rα line', entry: 5 },
  { text: 'The Bell', entry: 6 },
  { text: 'Unidad de Día', entry: 7, isInternational: true },
  { text: 'SNL', entry: 8 },
  { text: 'Elle', entry: 9 },
];
/** Sent as a message, as in the extension. */
const sent = (written: readonly WrittenForm[]): PlainForms => JSON.parse(JSON.stringify(plainFormsOf(written)));
const lexicon = lexiconOf(sent(forms));
const found = (text: string, language = ''): string[] =>
  scan(text, lexicon, { language }).map(({ start, end, entry }) => `${text.slice(start, end)}|${entry}`);

test.each<[string, string, string[]]>([
  ['in any case', 'ward seven hotline', ['ward seven hotline|0']],
  ['short ones only as written', 'W7L, SNL, SNLs, w7l, snl', ['W7L|0', 'SNL|8', 'SNLs|8']],
  ['four letters only as written', 'Elle, elle, ELLE', ['Elle|9']],
  ['in capitals as another word, where that is one', 'nurse, Nurse, NURSE', ['nurse|1', 'Nurse|1', 'NURSE|3']],
  ['in the plural', 'Ward Seven Hotlines', ['Ward Seven Hotlines|0']],
  ['in British spelling', 'the tumour clinic', ['tumour clinic|4']],
  ['with the Greek letter by name', 'the IL2R-alpha line', ['IL2R-alpha line|5']],
  ['without their article', 'ring at Bell', ['Bell|6']],
  ['the longest where one holds another', 'a school nurse', ['school nurse|2']],
  [
    'through soft hyphens and zero-width spaces',
    'Ward Se\u00adven Hot\u200bline',
    ['Ward Se\u00adven Hot\u200bline|0'],
  ],
  ['not within words', 'nursery, wetnurse, nurse@example.org', []],
])('forms are found %s', (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('forms are found in other languages only where they are said to be', () => {
  expect(found('La nurse de la Unidad de Día', 'es')).toEqual(['Unidad de Día|7']);
});

test('the first of two forms that nothing tells apart counts', () => {
  const twice = lexiconOf(
    sent([
      { text: 'day unit', entry: 3 },
      { text: 'Day Units', entry: 4 },
    ]),
  );
  expect(scan('the day units', twice).map(({ entry }) => entry)).toEqual([3]);
});

describe('whatever is sent', () => {
  test.each([[2], [0], [-1], [NaN], [1, 0x4001]])('forms of tokens that are not there are left out: %j', (...ids) => {
    const { formsAt, firstStates } = lexiconOf({ tokens: ['ward'], aliases: [], forms: [{ ids, entry: 5 }] });
    expect([...formsAt, ...firstStates].filter(Boolean)).toEqual([]);
  });

  const id = fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom(NaN, 1e9, 0.5));
  const anyForms: fc.Arbitrary<PlainForms> = fc.record({
    tokens: fc.array(fc.string({ maxLength: 4 }), { maxLength: 10 }),
    aliases: fc.array(fc.tuple(fc.string({ maxLength: 4 }), id), { maxLength: 4 }),
    forms: fc.array(
      fc.record(
        { ids: fc.array(id, { maxLength: 12 }), entry: id, letters: fc.constantFrom('ab', 'AB') },
        { requiredKeys: ['ids', 'entry'] },
      ),
      { maxLength: 12 },
    ),
  });

  test('makes a lexicon that can be asked', () => {
    fc.assert(
      fc.property(anyForms, fc.string(), (sentForms, text) => {
        expect(scan(`${sentForms.tokens.join(' ')} ${text}`, lexiconOf(sentForms))).toBeInstanceOf(Array);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('a form is found wherever a page writes it, whatever other forms there are', () => {
  const word = fc.stringMatching(/^[a-z]{5,9}$/);
  const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.uniqueArray(phrase, { minLength: 1, maxLength: 30 }), (phrases) => {
      const own = lexiconOf(sent(phrases.map((text, entry) => ({ text, entry }))));
      for (const text of phrases) {
        const mentions = scan(`(${text})`, own);
        expect(mentions.some(({ start, end }) => start === 1 && end === text.length + 1)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
