import { existsSync, readFileSync } from 'node:fs';
import { foldForm } from '../detect/fold.ts';
import type { FormSource } from './entry.ts';
import { error, type Fault } from './fault.ts';

/**
 * A concept that has forms but no entry yet (glossary/forms-without-entries.tsv). Readers are never shown it, but its
 * forms tell what a page is about and keep shorter forms from being marked inside them.
 */
export interface UnwrittenConcept {
  readonly id: string;
  readonly category: string;
  readonly forms: readonly FormSource[];
}

const COLUMNS = 'id\tcategory\tform\tmarks\tsenses\tfor';

/** Read the concepts without entries; those that have an entry by now (`ids`) are passed over. */
export function readUnwritten(
  path: string,
  file: string,
  ids: ReadonlySet<string>,
): { readonly unwritten: UnwrittenConcept[]; readonly faults: Fault[] } {
  if (!existsSync(path)) return { unwritten: [], faults: [] };
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  if (head !== COLUMNS) {
    return {
      unwritten: [],
      faults: [error(file, 'line 1', `must name the columns ${COLUMNS.split('\t').join(', ')}`)],
    };
  }
  const concepts = new Map<string, { id: string; category: string; forms: FormSource[] }>();
  for (const row of rows) {
    const [id = '', category = '', text = '', marks = '', senses = '', cues = ''] = row.split('\t');
    if (ids.has(id)) continue;
    const concept = concepts.get(id) ?? { id, category, forms: [] };
    concepts.set(id, concept);
    concept.forms.push({
      text,
      ...(marks.includes('exact') ? { exact: true } : {}),
      ...(marks.includes('context') ? { context: true } : {}),
      ...(marks.includes('ambiguous') ? { senses: senses.split(/,\s*/), for: cues.split('|') } : {}),
    });
  }
  return { unwritten: [...concepts.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)), faults: [] };
}

/** Concepts without the forms that an entry, or an earlier concept, already has. */
export function withoutTaken(
  concepts: readonly UnwrittenConcept[],
  written: readonly FormSource[],
): UnwrittenConcept[] {
  const owners = new Map<string, string>(written.map(({ text }) => [foldForm(text), '']));
  return concepts.map((concept) => ({
    ...concept,
    forms: concept.forms.filter(({ text }) => {
      const key = foldForm(text);
      const owner = owners.get(key) ?? concept.id;
      owners.set(key, owner);
      return owner === concept.id;
    }),
  }));
}

/**
 * Concepts without the forms that only go on where a shorter one of theirs ends ("in vivo CAR T" is enough to know "in vivo
 * CAR T-cell therapy"): readers are not shown these mentions, so how far they reach does not matter, and pages are
 * spared a sixth of the forms.
 */
export function withoutLonger(concepts: readonly UnwrittenConcept[]): UnwrittenConcept[] {
  return concepts.map((concept) => {
    const certain = concept.forms.filter((form) => !form.senses && !form.exact);
    const keys = new Set(certain.map(({ text }) => foldForm(text)));
    const isLonger = ({ text }: FormSource): boolean => {
      const words = foldForm(text).split(' ');
      return words.some((_, count) => count > 0 && keys.has(words.slice(0, count).join(' ')));
    };
    return { ...concept, forms: concept.forms.filter((form) => !certain.includes(form) || !isLonger(form)) };
  });
}
