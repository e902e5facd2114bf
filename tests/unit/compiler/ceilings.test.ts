import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exceeding, lowerCeilings, readCeilings } from '../../../src/compiler/ceilings.ts';
import { error, warning } from '../../../src/compiler/fault.ts';

const grade = warning('grade', 'a.md', 'plain', 'reads at grade 7');
const orphan = warning('orphan', 'a.md', 'name', 'no other entry leads here');

describe('warning ceilings', () => {
  test('allow as many warnings of a rule as they say', () => {
    expect(exceeding([grade, grade, orphan], { grade: 2, orphan: 1 })).toEqual([]);
  });

  test('refuse one warning more, and any warning of a rule they do not name', () => {
    expect(exceeding([grade, grade, orphan], { grade: 1 })).toEqual([
      'glossary/warning-ceilings.yaml: grade - 2 warnings; 1 are allowed, and the number may only fall',
      'glossary/warning-ceilings.yaml: orphan - 1 warnings; 0 are allowed, and the number may only fall',
    ]);
  });

  test('do not count what time alone brings', () => {
    expect(exceeding([warning('stale-facts', 'a.md', 'drug.as-of', '2025-06 is old')], {})).toEqual([]);
  });

  test('count warnings, not errors', () => {
    expect(exceeding([error('a.md', 'tier', 'is missing')], {})).toEqual([]);
  });
});

describe('lowering the ceilings', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ceilings-'));
    path = join(folder, 'warning-ceilings.yaml');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('writes smaller numbers', () => {
    writeFileSync(path, 'grade: 3\norphan: 1\n');
    lowerCeilings(path, [grade]);
    expect(readCeilings(path)).toEqual({ grade: 1, orphan: 0 });
  });

  test('never writes a larger number', () => {
    writeFileSync(path, 'grade: 1\n');
    lowerCeilings(path, [grade, grade, orphan]);
    expect(readCeilings(path)).toEqual({ grade: 1 });
  });

  test('begins with what there is', () => {
    lowerCeilings(path, [grade, grade, orphan]);
    expect(readCeilings(path)).toEqual({ grade: 2, orphan: 1 });
    expect(readFileSync(path, 'utf8')).toMatch(/^# /);
  });
});
