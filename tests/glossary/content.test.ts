import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { CEILINGS_FILE, exceeding, readCeilings } from '../../src/compiler/ceilings.ts';
import { toLine } from '../../src/compiler/fault.ts';
import { checkSpelling } from '../../src/compiler/spelling.ts';
import { realGlossary } from './glossary.ts';

const { glossary, faults } = realGlossary();

test('every entry keeps every rule', () => {
  expect(faults.filter(({ warning }) => !warning).map(toLine)).toEqual([]);
});

test('no rule warns more often than it may', () => {
  expect(exceeding(faults, readCeilings(resolve(CEILINGS_FILE)) ?? {})).toEqual([]);
});

test('every word is spelled as in the United States', { timeout: 60_000 }, async () => {
  expect((await checkSpelling(glossary)).map(toLine)).toEqual([]);
});

test('no entry is given out as reviewed without a name and a role', () => {
  const reviewers = glossary.entries.flatMap(({ front }) => front.reviewed?.by ?? []);
  expect(reviewers.filter((by) => !by.includes(','))).toEqual([]);
});
