import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { plainFormsOf } from '../../../src/detect/plain-forms.ts';
import { lexiconOf } from '../../../src/detect/plain-lexicon.ts';
import { scan } from '../../../src/detect/scan.ts';
import { builtInForms } from '../../../src/packs/built-in.ts';
import { readTable } from '../../../src/packs/csv.ts';
import { entriesOf, formsOf } from '../../../src/packs/entries.ts';
import { createFaultList } from '../../../src/packs/faults.ts';
import { limits, type Pack } from '../../../src/packs/pack.ts';
import { readPackFile, type PackReading } from '../../../src/packs/read-pack.ts';
import { readBuiltInLexicon } from '../../../src/platform/lexicon.ts';

/** Acceptance check 32 of the trust suite: files made to do harm. */
const options = { isBuiltIn: builtInForms(readBuiltInLexicon()), today: '2026-11-23' };
const encoder = new TextEncoder();

/** Milliseconds of this process's own work: what others do on the machine does not count. */
function workOf<Result>(run: () => Result): readonly [result: Result, ms: number] {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1_000];
}

/** A pack that was taken in is within every limit, holds nothing unseen, and can be used. */
function expectSound(pack: Pack): void {
  expect(pack.entries.length).toBeGreaterThanOrEqual(0);
  expect(pack.entries.length).toBeLessThanOrEqual(limits.entries);
  const ids = pack.entries.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const entry of pack.entries) {
    const { id, term, forms, meaning, more = '', why = '', ask, kind, urgent } = entry;
    expect(Object.keys(entry).filter((field) => !KNOWN.has(field))).toEqual([]);
    expect([typeof kind, typeof urgent]).toEqual(['string', 'boolean']);
    expect(Object.getPrototypeOf(entry)).toBe(Object.prototype);
    expect(forms.length).toBeLessThanOrEqual(limits.forms);
    for (const [text, most] of [
      [id, Math.max(limits.id, limits.term)],
      [term, limits.term],
      [meaning, limits.meaning],
      [more, limits.more],
      [why, limits.why],
      ...forms.map((form) => [form, limits.form] as const),
      ...ask.map((question) => [question, limits.question] as const),
    ] as const) {
      expect(text.length).toBeLessThanOrEqual(most);
      expect(text).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u);
    }
  }
  expect(entriesOf([pack])).toHaveLength(pack.entries.length);
  scan(pack.entries.map(({ term }) => term).join('. '), lexiconOf(formsOf([pack], '')));
}
const KNOWN = new Set(['id', 'term', 'forms', 'kind', 'meaning', 'more', 'why', 'ask', 'urgent']);

const nasty = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  '\u202eneves draW',
  '\u2066a\u2069',
  'a\u200bb',
  '\ufeff',
  '\u0000',
  '\ud800',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '(a+)+$',
  '.*',
  '=HYPERLINK("http://example.org")',
  '"',
  '""',
  '","',
  '\n',
  '\r\n',
  '|',
  '',
  ' ',
  '💉',
  'é',
  'e\u0301',
);
const text = fc.oneof(
  { weight: 4, arbitrary: nasty },
  { weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 6, arbitrary: fc.lorem({ maxCount: 3 }) },
);
const field = fc.oneof(fc.constantFrom(...KNOWN), nasty);
const value = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 2, arbitrary: fc.array(text, { maxLength: 25 }) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.boolean() },
);
/** Objects are written out by hand: an object of JavaScript could not hold a field twice, nor one called __proto__. */
const written = (fields: readonly (readonly [string, unknown])[]): string =>
  `{${fields.map(([name, content]) => `${JSON.stringify(name)}:${JSON.stringify(content) ?? 'null'}`).join(',\n')}}`;
const entryText = fc.oneof(
  fc.array(fc.tuple(field, value), { maxLength: 10 }).map(written),
  fc.tuple(fc.lorem({ maxCount: 4 }), text, fc.array(text, { maxLength: 3 })).map(([term, meaning, forms]) =>
    written([
      ['term', term],
      ['meaning', meaning],
      ['forms', forms],
    ]),
  ),
);
/** Texts that look like an attack and are only words. */
const visible = fc.constantFrom(
  '<img src=x onerror=alert(1)>',
  '(a+)+$',
  '=HYPERLINK("http://example.org")',
  '__proto__',
  '💉',
  'é',
);
const soundFile = fc
  .array(fc.tuple(fc.lorem({ maxCount: 3 }), visible, visible), { minLength: 1, maxLength: 5 })
  .map((entries) => {
    const all = entries.map(([term, meaning, form], n) =>
      written([
        ['term', `${term} ${n}`],
        ['meaning', meaning],
        ['forms', [`${form} ${n} place`]],
        ['urgent', n > 2],
      ]),
    );
    return `{"entries":[${all.join(',')}]}`;
  });
const hugeFile = fc
  .tuple(nasty, fc.integer({ min: 1, max: 1 << 20 }), field)
  .map(
    ([part, length, name]) =>
      `{"entries":[${written([[name, part.repeat(Math.ceil(length / Math.max(1, part.length)))]])}]}`,
  );
const jsonFile = fc.array(entryText, { maxLength: 6 }).map((entries) => `{"entries":[${entries.join(',')}]}`);
const cut = fc.tuple(jsonFile, fc.nat(), fc.nat(20), nasty).map(([file, at, length, added]) => {
  const place = at % (file.length + 1);
  return file.slice(0, place) + added + file.slice(place + length);
});
const nested = fc
  .tuple(fc.constantFrom('[', '{"a":', '{"entries":[', '[{"__proto__":'), fc.integer({ min: 1, max: 100_000 }))
  .map(([part, times]) => part.repeat(times));
const cell = fc.oneof(text, fc.constantFrom('"', '"a', 'a"b', '"a""b"', '"a"b', '"a,b"', '"a\nb"', ',', ';', '\t'));
const tableFile = fc
  .tuple(fc.constantFrom(',', ';', '\t'), fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }))
  .map(
    ([separator, rows]) =>
      `term${separator}meaning${separator}forms\n${rows.map((row) => row.join(separator)).join('\n')}`,
  );
const bytes = fc.oneof(
  { weight: 3, arbitrary: soundFile.map((file) => encoder.encode(file)) },
  { weight: 1, arbitrary: hugeFile.map((file) => encoder.encode(file)) },
  { weight: 5, arbitrary: jsonFile.map((file) => encoder.encode(file)) },
  { weight: 5, arbitrary: cut.map((file) => encoder.encode(file)) },
  { weight: 1, arbitrary: nested.map((file) => encoder.encode(file)) },
  { weight: 5, arbitrary: tableFile.map((file) => encoder.encode(file)) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 500 }) },
);

describe('32: a hostile file', () => {
  test('of 5,000 is taken in within the limits or refused with faults, in less than a second of work', () => {
    let taken = 0;
    let slowest = 0;
    const names = fc.constantFrom('ward.json', 'ward.csv', 'x', '\u202e.csv', '.json');
    fc.assert(
      fc.property(names, bytes, (name, file) => {
        const [reading, ms] = workOf(() => readPackFile(name, file, options));
        slowest = Math.max(slowest, ms);
        if ('pack' in reading) {
          taken++;
          expectSound(reading.pack);
        } else {
          expect(reading.faults.length).toBeGreaterThan(0);
          expect(reading.faults.length).toBeLessThanOrEqual(1_000);
          for (const { given } of reading.faults) {
            expect(given.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
            expect(given.join('').length).toBeLessThan(1_000);
          }
        }
      }),
      { numRuns: 5_000, seed: 32 },
    );
    expect(taken).toBeGreaterThan(100); // or the test would show nothing of what is let in
    expect(slowest).toBeLessThan(1_000);
  }, 600_000);

  const room = limits.file - 100;
  const filled = (start: string, part: string, end = ''): string =>
    start + part.repeat(Math.floor((room - start.length) / part.length)) + end;
  test.each<[string, string]>([
    ['a megabyte of one word', `{"entries":[{"term":"${'a'.repeat(1 << 20)}"}]}`],
    ['one word as long as a file may be', filled('{"entries":[{"term":"', 'a', '"}]}')],
    ['nothing but escapes', filled('{"entries":[{"term":"', '\\u0061', '"}]}')],
    ['nothing but quotes', filled('', '"')],
    ['numbers', filled('{"entries":[', '1,', '1]}')],
    ['empty entries', filled('{"entries":[', '{},', '{}]}')],
    ['one field again and again', filled('{', '"entries":[],', '"entries":[]}')],
    ['fields that nobody knows', `{${Array.from({ length: 40_000 }, (_, n) => `"${n}":1`).join(',')}}`],
    ['lists in lists', filled('', '[')],
    ['spaces', filled('', ' ')],
    ['line ends', filled('{', '\n')],
    [
      'forms of short words',
      `{"entries":[${Array.from({ length: 500 }, (_, n) => `{"term":"ab ${n}","meaning":"m","forms":["cd ${n}","ef ${n} gh ij kl mn op"]}`).join(',')}]}`,
    ],
  ])('of %s is read with bounded work and memory', (_, file) => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    for (const name of ['a.json', 'a.csv']) {
      const content = encoder.encode(file);
      collect();
      const before = process.memoryUsage().heapUsed;
      const [reading, ms] = workOf((): PackReading => readPackFile(name, content, options));
      const after = process.memoryUsage().heapUsed;
      expect(after - before, name).toBeLessThan(50 * 1024 * 1024);
      expect(ms, name).toBeLessThan(1_000);
      if ('pack' in reading) expectSound(reading.pack);
      else expect(reading.faults.length).toBeGreaterThan(0);
    }
  });

  test('changes nothing that all objects share', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const file =
      '{"__proto__":{"polluted":1},"entries":[{"term":"Ward Seven","meaning":"m","__proto__":{"polluted":1}}]}';
    const reading = readPackFile('a.json', encoder.encode(file), options);
    expect('faults' in reading && reading.faults.map(({ kind }) => kind)).toEqual(['unknownField', 'unknownField']);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect('polluted' in {}).toBe(false);
  });
});

test('32: a table reads as an independent reader reads it', () => {
  const cells = fc.array(
    fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', ',', '\n', 'é') }), { minLength: 2, maxLength: 4 }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(cells, (rows) => {
      const file = papa.unparse(rows, { quotes: true });
      const faults = createFaultList();
      const read = readTable(`x,y\r\n${file}`, faults).slice(1);
      expect(faults.faults).toEqual([]);
      const theirs = papa.parse<string[]>(file, { delimiter: ',', newline: '\r\n' }).data;
      expect(read.map((row) => row.cells)).toEqual(theirs.filter((row) => row.some((cell) => cell.trim() !== '')));
    }),
    { numRuns: 1_000 },
  );
});

test('32: ten megabytes of one letter take a page no longer than three times as much text of words', () => {
  const forms = ['aaaa aaaa', 'aa aa aa', 'aaaaa', 'Ward Seven Hotline', 'AAAA'].map((form, entry) => ({
    text: form,
    entry,
  }));
  const more = Array.from({ length: 1_000 }, (_, n) => ({ text: `place ${n.toString(36)} room`, entry: n }));
  const lexicon = lexiconOf(plainFormsOf([...forms, ...more]));
  const length = 10 * 1024 * 1024;
  const words = fc.sample(fc.stringMatching(/^[a-z]{1,12}$/), { numRuns: 2_000, seed: 32 }).join(' ');
  const random = words.repeat(Math.ceil(length / words.length)).slice(0, length);
  const letters = 'a'.repeat(length);
  const least = { random: Infinity, letters: Infinity };
  for (let round = 0; round < 4; round++) {
    least.random = Math.min(least.random, workOf(() => scan(random, lexicon))[1]);
    least.letters = Math.min(least.letters, workOf(() => scan(letters, lexicon))[1]);
  }
  expect(least.letters / least.random).toBeLessThan(3);
}, 300_000);
