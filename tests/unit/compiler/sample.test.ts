import { expect, test } from 'vitest';
import { linesOf, SAMPLE } from './sample.ts';

test('finds nothing wrong with the sample', () => {
  expect(linesOf(SAMPLE)).toEqual([]);
  expect(linesOf(SAMPLE, 'warnings')).toEqual([]);
});
