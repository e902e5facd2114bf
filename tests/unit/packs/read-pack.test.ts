import { describe, expect, test } from 'vitest';
import { readBuiltInLexicon } from '../../../src/platform/lexicon.ts';
import { builtInForms } from '../../../src/packs/built-in.ts';
import { limits, type Pack } from '../../../src/packs/pack.ts';
import { readPackFile, readPackValue, type PackReading } from '../../../src/packs/read-pack.ts';

const options = { isBuiltIn: builtInForms(readBuiltInLexicon()), today: '2026-11-23' };
const read = (text: string, name = 'ward.json'): PackReading =>
  readPackFile(name, new TextEncoder().encode(text), options);
const packOf = (reading: PackReading): Pack => {
  if (!('pack' in reading)) throw new Error(JSON.stringify(reading.faults));
  return reading.pack;
};
/** "line kind: given" of every fault. */
const faultsOf = (reading: PackReading): string[] =>
  'faults' in reading ? reading.faults.map(({ line, kind, given }) => `${line} ${kind}: ${given.join(', ')}`) : [];
const notesOf = (reading: PackReading): string[] =>
  'notes' in reading
    ? reading.notes.map(({ line, kind, given }) => `${line} ${kind}: ${given.join(', ')}`)
    : ['faults'];
const entry = (fields: object = {}): object => ({
  term: 'Ward Seven Hotline',
  meaning: 'A telephone number.',
  ...fields,
});
const file = (...entries: object[]): string => JSON.stringify({ entries }, null, 1);

describe('a file that is as it should be', () => {
  test('is read in whole from JSON', () => {
    const whole = {
      id: 'ward-7',
      term: 'Ward Seven Hotline',
      forms: ['ward 7 line'],
      kind: 'idea',
      meaning: 'A telephone number.\nIt is answered day and night.',
      more: 'More.',
      why: 'So that nobody waits.',
      ask: ['What is the number?'],
      urgent: true,
    };
    const text = JSON.stringify({ name: 'Ward 7', language: 'en-GB', entries: [whole] });
    expect(packOf(read(text))).toEqual({
      name: 'Ward 7',
      from: 'file',
      language: 'en-GB',
      addedOn: '2026-11-23',
      entries: [whole],
    });
  });

  test('is read in whole from a table, whatever stands between its cells', () => {
    for (const separator of [',', ';', '\t']) {
      const rows = [
        ['term', 'forms', 'meaning', 'urgent', 'ask'],
        ['Ward Seven Hotline', 'ward 7 line|W7L', `"A ""number"",\r\nfor all; day\tand night"`, 'yes', ''],
      ];
      const text = '\ufeff' + rows.map((row) => row.join(separator)).join('\r\n');
      expect(packOf(read(text, 'Ward 7.csv'))).toMatchObject({
        name: 'Ward 7',
        entries: [
          {
            id: 'ward-seven-hotline',
            term: 'Ward Seven Hotline',
            forms: ['ward 7 line', 'W7L'],
            meaning: 'A "number",\nfor all; day and night',
            urgent: true,
            ask: [],
          },
        ],
      });
    }
  });

  test('is the same when storage gives it back', () => {
    const { from, addedOn, ...given } = packOf(read(file(entry({ forms: ['W7L'], why: 'Call.' }))));
    expect(packOf(readPackValue(given, from, { ...options, today: addedOn }))).toEqual({ ...given, from, addedOn });
  });
});

test.each<[string, string, string[]]>([
  ['no JSON', '{\n "entries": [\n  {"term": "x",}\n ]\n}', ['3 badJson: }\\u{000A} ]\\u{000A}}']],
  ['something after its end', '{"entries": []}\n,', ['2 badJson: ,']],
  ['a number with a zero before it', '{"entries": 01}', ['1 badJson: 01}']],
  ['a text that does not end', '{"entries": ["a', ['1 badJson: "a']],
  ['nothing', '', ['1 badJson: ']],
  ['a list only', '[]', ['1 notObject: ']],
  ['no entries', '{"entries": []}', ['1 noEntries: ']],
  ['entries that are none', '{"entries": {}}', ['1 notList: entries']],
  ['an entry that is none', '{"entries": [\n"a",\n7]}', ['2 notObject: ', '3 notObject: ']],
  ['lists within lists', '['.repeat(100_000), ['1 tooDeep: ']],
  [
    'a field that stands twice',
    '{"entries": [{"term": "Alpha Unit",\n"term": "Beta Unit", "meaning": "m"}]}',
    ['2 fieldTwice: term'],
  ],
  [
    'a field that nobody knows, and one that every object has',
    '{"entries": [{"term": "Alpha Unit", "meaning": "m",\n"__proto__": {"urgent": true},\n"colour": 1}]}',
    ['2 unknownField: __proto__', '3 unknownField: colour'],
  ],
])('a file is refused that holds %s', (_, text, faults) => {
  expect(faultsOf(read(text))).toEqual(faults);
});

test.each<[string, object, string[]]>([
  ['no term', { term: undefined }, ['fieldMissing: term']],
  ['an empty meaning', { meaning: ' \n ' }, ['fieldMissing: meaning']],
  ['a number for a text', { meaning: 7 }, ['notText: meaning']],
  ['a text for a list', { forms: 'a' }, ['notList: forms']],
  ['a text for yes or no', { urgent: 'yes' }, ['notYesOrNo: urgent']],
  ['a term that is too long', { term: 'long '.repeat(20) }, ['tooLong: term, 80']],
  ['too many forms', { forms: Array.from({ length: 21 }, (_, n) => `form number ${n}`) }, ['tooMany: forms, 20']],
  ['a direction override', { term: 'Ward\u202eneveS' }, ['hiddenCharacters: term, Ward\\u{202E}neveS']],
  ['a zero-width space', { forms: ['hot\u200bline'] }, ['hiddenCharacters: forms, hot\\u{200B}line']],
  ['an isolate in its text', { meaning: 'a\u2066b' }, ['hiddenCharacters: meaning, a\\u{2066}b']],
  ['a control character', { why: 'a\u0007b' }, ['hiddenCharacters: why, a\\u{0007}b']],
  ['a variation selector', { meaning: 'a\ufe0fb' }, ['hiddenCharacters: meaning, a\\u{FE0F}b']],
  ['half a character', { meaning: 'a\ud800b' }, ['hiddenCharacters: meaning, a\\u{D800}b']],
  ['a line break in its term', { term: 'Ward\nSeven' }, ['lineBreak: term']],
  ['an id with spaces', { id: 'ward 7' }, ['badId: ward 7']],
  [
    'a kind that there is not',
    { kind: 'drug' },
    ['badKind: drug, medicine, treatment, side effect, cell, molecule, test, trial word, cancer, idea'],
  ],
  ['a form of one letter', { forms: ['x'] }, ['formTooShort: x']],
  ['a form of signs only', { forms: ['++'] }, ['formTooShort: ++']],
  [
    'a form of ten words',
    { forms: ['one two three four five six seven eight nine ten'] },
    ['formTooLong: one two three four five six seven eight nine ten'],
  ],
  ['a word of every text', { forms: ['The'] }, ['formTooCommon: The']],
])('an entry is refused that has %s', (_, fields, faults) => {
  expect(faultsOf(read(file(entry(fields)))).map((fault) => fault.replace(/^\d+ /, ''))).toEqual(faults);
});

test('every fault is named with its line, all in one report', () => {
  const text = [
    '{ "language": "nonsense!", "entries": [',
    '{ "id": "a", "term": "Alpha Unit", "meaning": "m" },',
    '{ "id": "a", "term": "Beta Unit", "meaning": "m",',
    '  "forms": ["Gamma Unit",',
    '    "alpha units"] },',
    '{ "term": "x", "colour": 1 }',
    ']}',
  ].join('\n');
  expect(faultsOf(read(text))).toEqual([
    '1 badLanguage: nonsense!',
    '3 idTwice: a, 2',
    '5 formTwice: alpha units, 2',
    '6 unknownField: colour',
    '6 fieldMissing: meaning',
    '6 formTooShort: x',
  ]);
});

test.each<[string, string, string[]]>([
  [
    'a quote that is not closed',
    'term,meaning\nAlpha Unit,"no end\nBeta Unit,m',
    ['2 openQuote: "no end\\u{000A}Beta Unit,m'],
  ],
  [
    'a quote in the middle',
    'term,meaning\nAlpha "Unit,m\nBeta Unit,"m" n',
    ['2 strayQuote: Alpha "Unit', '3 strayQuote: "m" n'],
  ],
  ['more cells than columns', 'term,meaning\nAlpha Unit,m,what,', ['2 cellCount: 3, 2']],
  ['a column that nobody knows', 'term,meaning,colour\nAlpha Unit,m,red', ['2 unknownField: colour']],
  ['a column twice', 'term,meaning,term\nAlpha Unit,m,', ['1 fieldTwice: term']],
  ['no column of meanings', 'term\nAlpha Unit\n\nBeta Unit', ['2 fieldMissing: meaning', '4 fieldMissing: meaning']],
  ['a header only', 'term,meaning\n', ['1 noEntries: ']],
  ['nothing', '', ['0 noEntries: ']],
  ['perhaps for yes or no', 'term,meaning,urgent\nAlpha Unit,m,perhaps', ['2 notYesOrNo: urgent']],
])('a table is refused that has %s', (_, text, faults) => {
  expect(faultsOf(read(text, 'ward.csv'))).toEqual(faults);
});

test('a file is refused that is too large, or no UTF-8', () => {
  expect(faultsOf(read(' '.repeat(limits.file + 1)))).toEqual(['0 fileTooLarge: 512']);
  expect(faultsOf(readPackFile('a.json', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), options))).toEqual(['0 notUtf8: ']);
});

test('a pack is as large as it may be, and no larger', () => {
  const many = (count: number, forms = 0): string =>
    file(
      ...Array.from({ length: count }, (_, n) =>
        entry({ term: `Unit number ${n}`, forms: Array.from({ length: forms }, (_, m) => `Place ${n} room ${m}`) }),
      ),
    );
  expect(packOf(read(many(limits.entries))).entries).toHaveLength(limits.entries);
  expect(faultsOf(read(many(limits.entries + 1)))).toEqual(['2 tooManyEntries: 500']);
  expect(faultsOf(read(many(limits.entries, 3)))).toEqual(['2 tooManyForms: 1500']);
});

describe('a form that the glossary has', () => {
  test.each([
    'PD-1',
    'pd-1 inhibitors',
    'PD',
    'the immune system',
    'Keytruda',
    'programmed cell death protein 1',
    'tumour',
  ])('stays the glossary’s: %s', (form) => {
    const reading = read(file(entry({ forms: [form, 'W7L'] })));
    expect(packOf(reading).entries[0]?.forms).toEqual(['W7L']);
    expect(notesOf(reading)).toEqual([`7 formBuiltIn: ${form}`]);
  });

  test('leaves nothing of an entry that has no other', () => {
    const reading = read(file(entry(), entry({ term: 'immunotherapy' })));
    expect(packOf(reading).entries).toHaveLength(1);
    expect(notesOf(reading)).toEqual(['8 formBuiltIn: immunotherapy', '7 entryBuiltIn: immunotherapy']);
  });

  test.each(['Immunotherapy Day Unit', 'PD clinic', 'pd'])('may be part of a longer one: %s', (form) => {
    expect(notesOf(read(file(entry({ forms: [form] }))))).toEqual([]);
  });
});
