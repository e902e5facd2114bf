import { expect, test } from 'vitest';
import { syntheticLexicon } from '../../../bench/pages/synthetic.ts';
import { scan } from '../../../src/detect/scan.ts';

test('the benchmark’s lexicon of 20,000 made-up forms can be packed, and finds the shared ones', () => {
  const lexicon = syntheticLexicon(20_000, ['pembrolizumab', 'T cell']);
  expect(lexicon.nextForms).toHaveLength(20_000);
  const text = 'A T cell, and pembrolizumab.';
  const found = scan(text, lexicon).map(({ start, end }) => text.slice(start, end));
  expect(found).toEqual(['T cell', 'pembrolizumab']);
});
