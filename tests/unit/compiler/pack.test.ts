import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PackedConcept, type PackedForm, packTables } from '../../../src/compiler/pack.ts';
import { FIELD_SHIFT, FLAG_AMBIGUOUS, FLAG_EXACT, type Lexicon, stepTo } from '../../../src/detect/tables.ts';
import { unpackLexicon } from '../../../src/detect/unpack.ts';

const TOKENS = Array.from({ length: 3_000 }, (_, n) => `t${n.toString(36)}`).toSorted();
const none = TOKENS.map(() => []);

function unpacked(concepts: readonly PackedConcept[], british: readonly (readonly string[])[] = none): Lexicon {
  return unpackLexicon({ format: 2, entryCount: 1, tables: packTables({ tokens: TOKENS, british, concepts }) });
}

/** The state after some words, or 0. */
function stateOf(words: readonly string[], { vocabulary, firstStates, steps }: Lexicon): number {
  const ids = words.map((word) => vocabulary.canonical[vocabulary.texts.indexOf(word)] ?? 0);
  return ids.reduce((state, id, depth) => (depth === 0 ? (firstStates[id] ?? 0) : stepTo(steps, state, id)), 0);
}

function wordsOf(ids: readonly number[]): string[] {
  return ids.map((id) => TOKENS[id - 1] ?? '');
}

/** All that a lexicon knows of its forms, in their order. */
function formsIn(lexicon: Lexicon, forms: readonly PackedForm[]): unknown[] {
  return forms.map(({ ids, cues }, form) => {
    const states = [...lexicon.formsAt.keys()].filter((state) => formsAt(state, lexicon).includes(form));
    const number = (cue: PackedForm['ids'] | number): number =>
      typeof cue === 'number' ? cue * 2 + 1 : ((lexicon.cuesAt[stateOf(wordsOf(cue), lexicon)] ?? 0) - 1) * 2;
    const lists = lexicon.cues.get(form);
    return {
      states,
      isThere: states[0] === stateOf(wordsOf(ids), lexicon) && states[0] !== 0,
      entry: lexicon.entries[form],
      flags: lexicon.flags[form],
      letters: lexicon.exactLetters.get(form),
      hasCues: lists && [lists.for, lists.against].every((list, side) => isSame(list, cues?.[side]?.map(number))),
    };
  });
}

function formsAt(state: number, { formsAt: first, nextForms }: Lexicon): number[] {
  const forms: number[] = [];
  for (let form = (first[state] ?? 0) - 1; form >= 0; form = (nextForms[form] ?? 0) - 1) forms.push(form);
  return forms;
}

function isSame(a: readonly number[], b: readonly number[] | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function expectWhole(concepts: readonly PackedConcept[]): void {
  const lexicon = unpacked(concepts);
  const placed = concepts.flatMap(({ field, forms }, entry) => forms.map((form) => ({ field, form, entry })));
  const found = formsIn(
    lexicon,
    placed.map(({ form }) => form),
  );
  const wanted = placed.map(({ field, form, entry }) => ({
    states: [expect.any(Number)],
    isThere: true,
    entry,
    flags: form.flags | (field << FIELD_SHIFT),
    letters: form.letters,
    hasCues: form.cues && true,
  }));
  expect(found).toEqual(wanted);
}

const someIds = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 });
const someCues = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), someIds), { maxLength: 6 });
const someForm: fc.Arbitrary<PackedForm> = fc
  .record({
    ids: someIds,
    flags: fc.integer({ min: 0, max: 3 }),
    letters: fc.option(fc.constantFrom('A', 'b')),
    cues: fc.option(fc.tuple(someCues, someCues)),
  })
  .map(({ ids, flags, letters, cues }) => ({
    ids,
    flags: flags | (letters === null ? 0 : FLAG_EXACT) | (cues === null ? 0 : FLAG_AMBIGUOUS),
    ...(letters !== null && { letters: letters === 'A' ? wordsOf(ids).join('').toUpperCase() : letters }),
    ...(cues !== null && { cues }),
  }));
const someConcepts = fc.array(
  fc.record({ field: fc.integer({ min: 0, max: 7 }), forms: fc.array(someForm, { maxLength: 8 }) }),
  {
    minLength: 4,
    maxLength: 6,
  },
);

test('what is packed comes out again: forms, flags, letters and cues', () => {
  fc.assert(fc.property(someConcepts, expectWhole), { numRuns: 300 });
});

test('numbers beyond one digit come out again too', () => {
  const form = (ids: readonly number[]): PackedForm => ({ ids, flags: 1 });
  const many = Array.from({ length: 200 }, (_, n) => form([n + 1, n + 2, 2_900 - n]));
  // Words named long ago, by another concept and by this one; more concepts and cues than a digit holds.
  const again = { field: 0, forms: [...many, form([1]), form([100, 3]), form([2_900])] };
  const others = Array.from({ length: 300 }, (_, n) => ({ field: n % 8, forms: [form([n * 7 + 1])] }));
  const list = Array.from({ length: 250 }, (_, n) => [n + 300, n + 301]);
  const cued: PackedForm = {
    ids: [5],
    flags: FLAG_AMBIGUOUS,
    cues: [[...list, 290, [290 * 7 - 6]], list.toReversed()],
  };
  expectWhole([again, ...others, { field: 1, forms: [cued, { ...cued, ids: [6] }] }, again]);
});

test('British spellings stand for the words they differ from', () => {
  const british: string[][] = TOKENS.map(() => []);
  const [hem, tumor, center] = [10, 20, 30];
  british[hem] = [`${TOKENS[hem]}x`, `a${TOKENS[hem]}`];
  british[tumor] = ['quite another'.replace(' ', '')];
  british[center] = [TOKENS[center]?.slice(1) ?? ''];
  const lexicon = unpacked([{ field: 0, forms: [{ ids: [hem + 1, tumor + 1, center + 1], flags: 0 }] }], british);
  const state = stateOf(wordsOf([hem + 1, tumor + 1, center + 1]), lexicon);
  expect(formsAt(state, lexicon)).toEqual([0]);
  for (const first of british[hem]) {
    expect(stateOf([first, 'quiteanother', TOKENS[center]?.slice(1) ?? ''], lexicon)).toBe(state);
  }
});

test('what does not fit is refused', () => {
  const concepts = Array.from({ length: 4_000 }, () => ({ field: 0, forms: [] }));
  expect(() => unpacked(concepts)).toThrow(/4000 concepts/);
  expect(() => unpackLexicon({ format: 1 as never, entryCount: 0, tables: {} })).toThrow(/format 1/);
});
