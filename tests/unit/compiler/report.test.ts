import { expect, test } from 'vitest';
import { warning } from '../../../src/compiler/fault.ts';
import { readGlossary } from '../../../src/compiler/read.ts';
import { reportOf, toTable } from '../../../src/compiler/report.ts';
import { inFolder, SAMPLE } from './sample.ts';

const { glossary } = inFolder(SAMPLE, (folder, root) => readGlossary(folder, root));
const report = reportOf(glossary, [warning('grade', 'a.md', 'plain', 'reads at grade 7')]);

test('counts entries by category and tier', () => {
  expect(report.entries).toBe(4);
  expect(report.reviewed).toBe(1);
  expect(report.categories.find(({ name }) => name === 'checkpoint-inhibitors')).toEqual({
    name: 'checkpoint-inhibitors',
    tiers: [0, 0, 2],
    forms: 4,
  });
});

test('counts forms, grades, organisations and warnings', () => {
  expect(report.forms).toEqual({ all: 8, ambiguous: 1, exact: 1, common: 1, context: 0, lay: 1 });
  expect(Object.values(report.grades.plain).reduce((sum, count) => sum + count, 0)).toBe(4);
  expect(report.organisations).toEqual({ NCI: 4, CTCAE: 2 });
  expect(report.warnings).toEqual({ grade: 1 });
});

test('is a table to read', () => {
  expect(toTable(report)).toContain(
    ['side-effects'.padEnd(32), '1', '0', '0', '1', '2'].map((cell, i) => (i ? cell.padStart(8) : cell)).join(''),
  );
});
