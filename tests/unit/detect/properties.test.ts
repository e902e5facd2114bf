import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LexiconError } from '../../../src/compiler/tables.ts';
import { foldForm, foldTokens } from '../../../src/detect/fold.ts';
import { scan } from '../../../src/detect/scan.ts';
import { findStarts, makeStartTokens } from '../../../src/detect/starts.ts';
import { type SmallForm, smallLexicon } from './small-lexicon.ts';

/** Names that need no sense and share no last word, so that a mention always covers a whole form. */
const CERTAIN: readonly SmallForm[] = [
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
const certain = smallLexicon(CERTAIN);
const mixed = smallLexicon([
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
const spelling = fc
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
const filler = fc.oneof(
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

const page = fc
  .array(fc.oneof({ weight: 2, arbitrary: spelling }, { weight: 3, arbitrary: filler }), { maxLength: 30 })
  .map((parts) => parts.join(' '));

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
        findStarts(words, lexicon.vocabulary, starts);
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

describe('time grows with the text and not with its square', () => {
  /** Small and eight times as large: a square would take 64 times as long; 30 times is allowed. */
  const SMALL = 15_000;
  const FACTOR = 8;
  const MOST = 30;
  /** Below this many milliseconds a reading is mostly noise. */
  const FLOOR = 10;

  test.each([
    ['one form over and over', 'PD-1 '],
    ['beginnings of forms that never end', 'CAR T CAR T-cell '],
    ['ambiguous forms side by side', 'PD OS PD, OS; '],
    ['ambiguous forms and their cues', 'PD RECIST tremor OS median Windows '],
    ['definitions', 'progressive disease (PD), OS (overall survival), '],
    ['open brackets', 'PD ((('],
    ['a list without an end', 'T, B, T, '],
    ['"and" without an end', 'T and B and '],
    ['glosses in brackets', 'checkpoint (x) '],
    ['hyphens', 'PD-PD-'],
    ['soft hyphens in a word', 'tu\u00admor\u00ad'],
    ['possessives', "Hodgkin's's "],
    ['blank lines', 'PD\n\n'],
    ['white space', '        \t\n'],
    ['one word', 'checkpoint'],
    ['plurals', 'ssssses '],
  ])('%s', { timeout: 60_000 }, (_, part) => {
    const text = part.repeat(Math.ceil((SMALL * FACTOR) / part.length));
    const best = (length: number): number =>
      Math.min(...[0, 1, 2].map(() => timeOf(() => scan(text.slice(0, length), mixed.lexicon))));
    expect(best(SMALL * FACTOR)).toBeLessThan(Math.max(best(SMALL), FLOOR) * MOST);
  });
});

/** Milliseconds of processor time, because other programs of a busy machine do not count. */
function timeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
