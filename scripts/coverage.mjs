// Write tests/glossary/coverage.tsv: the ids every release must explain (tiers 1 and 2) and the forms each must be found by.
// Maintainers run it when the concept list in ../shared changes; the tests read only the committed file.
// usage: node scripts/coverage.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const list = resolve(root, '../shared/glossary/universe.tsv');
if (!existsSync(list)) {
  console.error('../shared/glossary/universe.tsv is not here; the committed file stays as it is');
  process.exit(0);
}
const [head, ...lines] = readFileSync(list, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));
const rows = lines
  .map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])))
  .filter(({ tier }) => tier === '1' || tier === '2')
  .map(({ concept_id: id, surface_forms: forms }) => [id, [...new Set(forms.split(';').filter(Boolean))].join('|')])
  .toSorted(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  resolve(root, 'tests/glossary/coverage.tsv'),
  ['id\tforms', ...rows.map((row) => row.join('\t'))].join('\n') + '\n',
);
console.log(`${rows.length} concepts`);
