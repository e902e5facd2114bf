// Write glossary/forms-without-entries.tsv: the forms of concepts that have no entry yet. Maintainers run it after entries
// were added; it needs the concept list in ../shared, and the written file is what everything else reads.
// usage: node scripts/forms-without-entries.mjs
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
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
const concepts = lines.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])));
const written = new Set(
  readdirSync(resolve(root, 'glossary'), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.md'))
    .map((path) => path.replace(/^.*[\\/]/, '').replace(/\.md$/, '')),
);

/** Words of a category's field that speak for an abbreviation of that category, until its entry brings better ones. */
const CUES = {
  'clinical-trial-and-statistics': [
    'clinical trial',
    'progression-free survival',
    'overall survival',
    'randomized trial',
    'tumor',
    'chemotherapy',
  ],
  'biomarkers-and-tests': ['tumor', 'biopsy', 'cancer', 'PD-L1'],
  'side-effects': ['immune-related', 'checkpoint inhibitor', 'immunotherapy', 'adverse events', 'CAR T'],
  'cancer-types': ['tumor', 'cancer', 'chemotherapy', 'lymphoma', 'leukemia', 'carcinoma', 'metastatic'],
  'molecules-and-targets': ['T cells', 'antibody', 'tumor', 'checkpoint', 'expression', 'receptor', 'immune cells'],
  default: ['cancer', 'tumor', 'immunotherapy', 'chemotherapy', 'clinical trial', 'lymphoma', 'leukemia'],
};
const senses = (notes) =>
  notes
    .split(/\);?/)
    .map((note) => note.trim())
    .filter(Boolean)
    .map((note) => ({ form: note.slice(0, note.indexOf('(')).trim(), others: note.slice(note.indexOf('(') + 1) }));
const rows = [];
for (const concept of concepts.filter(({ concept_id: id }) => !written.has(id))) {
  const ambiguous = new Map(senses(concept.ambiguous_forms).map(({ form, others }) => [form, others]));
  for (const form of new Set([concept.preferred_term, ...concept.surface_forms.split(';')])) {
    const others = ambiguous.get(form);
    const isAbbreviation = /^[A-Z][A-Za-z]?[A-Z0-9&/-]*s?$/.test(form);
    // A word has fewer senses than an abbreviation: that the page is about cancer decides, until an entry knows better.
    const isEveryday = others !== undefined && !isAbbreviation;
    const marks = others === undefined ? '' : isEveryday ? 'context' : isAbbreviation ? 'ambiguous exact' : 'ambiguous';
    rows.push(
      [
        concept.concept_id,
        concept.category,
        form,
        marks,
        marks.startsWith('ambiguous') ? others : '',
        marks.startsWith('ambiguous') ? (CUES[concept.category] ?? CUES.default).join('|') : '',
      ].join('\t'),
    );
  }
}
writeFileSync(
  resolve(root, 'glossary/forms-without-entries.tsv'),
  ['id\tcategory\tform\tmarks\tsenses\tfor', ...rows].join('\n') + '\n',
);
console.log(`${rows.length} forms of ${new Set(rows.map((row) => row.split('\t')[0])).size} concepts`);
