import type { EntryKind } from '../detect/entry.ts';
import { shown } from './characters.ts';
import type { FaultList, PackNote } from './faults.ts';
import { fieldsOf, type Fields, type TextField } from './fields.ts';
import { formFault, keyOf } from './forms.ts';
import type { PackNode } from './node.ts';
import { limits, type PackEntry } from './pack.ts';

const ENTRY_FIELDS = ['id', 'term', 'forms', 'kind', 'meaning', 'more', 'why', 'ask', 'urgent'];

const KINDS: readonly EntryKind[] = [
  'medicine',
  'treatment',
  'side effect',
  'cell',
  'molecule',
  'test',
  'trial word',
  'cancer',
  'idea',
];

/** Whether the glossary itself has a form: then its own entry is the one that explains it. */
export type IsBuiltIn = (form: string) => boolean;

/** Check all entries of a pack against each other and against the glossary. With any fault nothing of it may be used. */
export function checkEntries(
  list: PackNode | undefined,
  isBuiltIn: IsBuiltIn,
  faults: FaultList,
): { readonly entries: readonly PackEntry[]; readonly notes: readonly PackNote[] } {
  const nodes = list && Array.isArray(list.value) ? (list.value as readonly PackNode[]) : undefined;
  if (!nodes) {
    if (list) faults.add(list.line, 'notList', 'entries');
    return { entries: [], notes: [] };
  }
  if (nodes.length === 0) faults.add(list?.line ?? 0, 'noEntries');
  if (nodes.length > limits.entries) faults.add(list?.line ?? 0, 'tooManyEntries', String(limits.entries));
  const ids = new Map<string, number>();
  const forms = new Map<string, { readonly line: number; readonly entry: number }>();
  const notes: PackNote[] = [];
  const entries = nodes.slice(0, limits.entries).flatMap((node, entry): PackEntry[] => {
    const fields = fieldsOf(node, ENTRY_FIELDS, faults);
    if (!fields) return [];
    const read = readEntry(fields, faults);
    const other = ids.get(read.id);
    if (other !== undefined) faults.add(fields.line, 'idTwice', shown(read.id), String(other));
    ids.set(read.id, other ?? fields.line);
    const own = ownForms(read.texts, entry);
    if (own.length === 0) {
      if (read.texts.length > 0) notes.push({ line: fields.line, kind: 'entryBuiltIn', given: [read.entry.term] });
      return [];
    }
    return [{ ...read.entry, forms: own.filter((form) => form !== read.entry.term) }];
  });
  if (forms.size > limits.allForms) faults.add(list?.line ?? 0, 'tooManyForms', String(limits.allForms));
  return { entries, notes };

  /** The forms that are this entry's alone. Said twice by one entry is once; by two entries is a fault. */
  function ownForms(texts: readonly TextField[], entry: number): readonly string[] {
    return texts.flatMap(({ text, line }) => {
      const fault = formFault(text);
      if (fault) {
        faults.add(line, fault, shown(text));
        return [];
      }
      const key = keyOf(text);
      const other = forms.get(key);
      if (other) {
        if (other.entry !== entry) faults.add(line, 'formTwice', shown(text), String(other.line));
        return [];
      }
      forms.set(key, { line, entry });
      if (!isBuiltIn(text)) return [text];
      notes.push({ line, kind: 'formBuiltIn', given: [text] });
      return [];
    });
  }
}

function readEntry(fields: Fields, faults: FaultList): { id: string; texts: readonly TextField[]; entry: PackEntry } {
  fields.demand('term');
  fields.demand('meaning');
  const term = fields.name('term', limits.term);
  const given = fields.name('id', limits.id);
  if (given && !/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u.test(given.text)) faults.add(given.line, 'badId', shown(given.text));
  const id = given?.text ?? slugOf(term?.text ?? '');
  const kind = fields.name('kind', limits.term);
  const known = KINDS.find((each) => each === (kind?.text ?? 'idea'));
  if (kind && !known) faults.add(kind.line, 'badKind', shown(kind.text), KINDS.join(', '));
  const more = fields.prose('more', limits.more);
  const why = fields.prose('why', limits.why);
  const forms = fields.names('forms', limits.forms, limits.form);
  const entry: PackEntry = {
    id,
    term: term?.text ?? '',
    forms: forms.map(({ text }) => text),
    kind: known ?? 'idea',
    meaning: fields.prose('meaning', limits.meaning) ?? '',
    ...(more !== undefined && { more }),
    ...(why !== undefined && { why }),
    ask: fields.names('ask', limits.questions, limits.question).map(({ text }) => text),
    urgent: fields.yesOrNo('urgent'),
  };
  return { id, texts: [...(term ? [term] : []), ...forms], entry };
}

/** An id for an entry that has none of its own. */
function slugOf(term: string): string {
  return term
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
