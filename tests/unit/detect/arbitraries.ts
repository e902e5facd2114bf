import fc from 'fast-check';
import { type SmallForm, smallLexicon } from './small-lexicon.ts';

/** Names that need no sense and share no last word, so that a mention always covers a whole form. */
export const CERTAIN: readonly SmallForm[] = [
  { text: 'pembrolizumab', entry: 'pembrolizumab', topic: 2 },
  { text: 'PD-1', entry: 'pd-1', topic: 2 },
  { text: 'PD-L1', entry: 'pd-l1', topic: 2 },
  { text: 'CTLA-4', entry: 'ctla-4', topic: 2 },
  { text: 'IL-2', entry: 'il-2', topic: 2 },
  { text: 'TGF-β', entry: 'tgf-beta', topic: 2 },
  { text: 'checkpoint inhibitor', entry: 'inhibitor', topic: 2 },
  { text: 'CAR T-cell therapy', entry: 'car-t', topic: 2 },
  { text: 'tumor', entry: 'tumor', topic: 1 },
  { text: 'Hodgkin lymphoma', entry: 'hodgkin', topic: 1 },
  { text: 'leukemia', entry: 'leukemia', topic: 1 },
  { text: 'biopsy', entry: 'biopsy' },
];
export const certain = smallLexicon(CERTAIN);
export const mixed = smallLexicon([
  ...CERTAIN,
  {
    text: 'PD',
    entry: 'progressive',
    exact: true,
    senses: ['Parkinson'],
    for: ['RECIST', 'leukemia'],
    against: ['tremor'],
    field: 1,
  },
  { text: 'OS', entry: 'survival', exact: true, senses: ['system'], for: ['median'], against: ['Windows'], field: 1 },
  { text: 'protocol', entry: 'protocol', context: true, common: true },
  { text: 'T cell', entry: 't-cell', topic: 2 },
  { text: 'B cell', entry: 'b-cell', topic: 2 },
  { text: 'PD-(L)1', entry: 'pd-l-1', topic: 2 },
]);

/** A form as people and typesetters write it. */
export const spelling = fc
  .record({
    form: fc.constantFrom(...CERTAIN.map(({ text }) => text)),
    hyphen: fc.constantFrom('-', '\u2010', '\u2011', '\u2013', '\u2212', ' ', '\u00a0'),
    space: fc.constantFrom(' ', '\u00a0', '\n', '  ', '\u2009', '-'),
    isCapital: fc.boolean(),
    greek: fc.constantFrom('β', 'beta', 'Β'),
    invisible: fc.constantFrom('', '\u00ad', '\u200b', '\u2060'),
    at: fc.nat({ max: 30 }),
    ending: fc.constantFrom('', "'s", '’s'),
  })
  .map(({ form, hyphen, space, isCapital, greek, invisible, at, ending }) => {
    const spaced = form.replaceAll(' ', space).replaceAll('-', hyphen).replace('β', greek);
    const cased = isCapital ? spaced.toUpperCase() : spaced;
    const where = Math.min(at, cased.length);
    return cased.slice(0, where) + invisible + cased.slice(where) + ending;
  });

/** Words that are none of ours, signs, and whatever else a page may hold. */
export const filler = fc.oneof(
  fc.constantFrom(
    'the',
    'and',
    'bridge',
    'İstanbul',
    'ﬁsh',
    'Straße',
    '😀',
    'x-',
    '(',
    ').',
    '“',
    '12',
    '3.5',
    '—',
    '\n',
    '\n\n',
    'non-',
    'éPD',
    'ß',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

export const page = fc
  .array(fc.oneof({ weight: 2, arbitrary: spelling }, { weight: 3, arbitrary: filler }), { maxLength: 30 })
  .map((parts) => parts.join(' '));
