import { expect, test } from 'vitest';
import type { Entry } from '../../../src/detect/entry.ts';
import { findingIn } from '../../../src/ui/find-entries.ts';

const entry = (
  id: string,
  also: readonly string[] = [],
  brands: readonly string[] = [],
  forms: readonly string[] = [],
) =>
  ({
    id,
    term: id.replaceAll('-', ' '),
    also,
    senses: forms.map((form) => ({ form, others: [] })),
    ...(brands.length > 0 && { drug: { brands: brands.map((name) => ({ name })) } }),
  }) as unknown as Entry;

const find = findingIn([
  entry('pembrolizumab', ['MK-3475'], ['Keytruda']),
  entry('pembrolizumab-subcutaneous', [], ['Keytruda Qlex']),
  entry('nivolumab', [], ['Opdivo']),
  entry('progressive-disease', [], [], ['PD']),
  entry('programmed-death-ligand-1', ['PD-L1']),
  entry('interferon', ['interferon α', 'IFN-α']),
  entry('cytokine-release-syndrome', ['CRS']),
  entry('café-au-lait', []),
]);
const first = (typed: string): string | undefined => find(typed)[0]?.id;

test.each([
  ['a whole name', 'nivolumab', 'nivolumab'],
  ['its beginning', 'niv', 'nivolumab'],
  ['a brand', 'keytruda', 'pembrolizumab'],
  ['an abbreviation', 'crs', 'cytokine-release-syndrome'],
  ['an ambiguous form', 'pd', 'progressive-disease'],
  ['the shortest of several that begin alike', 'pembro', 'pembrolizumab'],
  ['a missing letter', 'pembrolizmab', 'pembrolizumab'],
  ['an extra letter', 'nivolummab', 'nivolumab'],
  ['a wrong letter', 'nivolunab', 'nivolumab'],
  ['swapped letters', 'nivoluamb', 'nivolumab'],
  ['a word from the middle', 'release', 'cytokine-release-syndrome'],
  ['words in another order', 'syndrome cytokine', 'cytokine-release-syndrome'],
  ['a Greek letter by name', 'interferon alpha', 'interferon'],
  ['a Greek letter as such', 'IFN-α', 'interferon'],
  ['another kind of dash', 'PD‑L1', 'programmed-death-ligand-1'],
  ['capitals', 'OPDIVO', 'nivolumab'],
  ['no accents', 'cafe', 'café-au-lait'],
  ['spaces around', '  crs ', 'cytokine-release-syndrome'],
])('finds %s', (_, typed, id) => expect(first(typed)).toBe(id));

test.each(['', '   ', 'zzzzqq', '((', '\\', '$^', '*', 'x'.repeat(5000)])('has nothing for "%.12s"', (typed) => {
  expect(find(typed)).toEqual([]);
});

test('names an entry once, however many of its names fit', () => {
  const ids = find('pembrolizumab').map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
