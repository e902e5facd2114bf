import { foldForm, foldTokens } from '../../detect/fold.ts';
import type { FormSource } from '../entry.ts';
import { error, type Fault } from '../fault.ts';
import type { EntrySource, Glossary } from '../glossary.ts';

/** A form at its place. */
interface PlacedForm {
  readonly entry: EntrySource;
  readonly index: number;
  readonly form: FormSource;
}

/** Check that no form could mean two entries unless that is declared, and that no cue has the doubt it should settle. */
export function checkCollisions(glossary: Glossary): Fault[] {
  const byKey = new Map<string, PlacedForm[]>();
  for (const entry of glossary.entries) {
    entry.front.forms.forEach((form, index) => {
      const key = foldForm(form.text);
      byKey.set(key, [...(byKey.get(key) ?? []), { entry, index, form }]);
    });
  }
  return [
    ...[...byKey.values()].flatMap(checkSameKey),
    ...glossary.entries.flatMap((entry) => checkCues(entry, glossary, byKey)),
  ];
}

/** Each later form is held against the first it collides with, and reported at its own place. */
function checkSameKey(forms: readonly PlacedForm[]): Fault[] {
  return forms.flatMap((form, position) => {
    const other = forms.slice(0, position).find((before) => isCollision(form, before));
    if (!other) return [];
    const place = `forms[${form.index}]`;
    if (other.entry === form.entry) {
      const message = `"${form.form.text}" is the same as "${other.form.text}" after folding: leave one out`;
      return [error(form.entry.file, place, message)];
    }
    const message = `"${form.form.text}" is the same as "${other.form.text}" of ${other.entry.id} after folding: only one entry may have it, unless both declare senses`;
    return [error(form.entry.file, place, message)];
  });
}

/** The same glossary without the later of any two forms that collide, for work that cannot go on with both. */
export function withoutCollisions(glossary: Glossary): Glossary {
  const kept = new Map<string, PlacedForm[]>();
  const entries = glossary.entries.map((entry) => {
    const forms = entry.front.forms.filter((form, index) => {
      const key = foldForm(form.text);
      const before = kept.get(key) ?? [];
      const placed = { entry, index, form };
      if (before.some((other) => isCollision(placed, other))) return false;
      kept.set(key, [...before, placed]);
      return true;
    });
    return { ...entry, front: { ...entry.front, forms } };
  });
  return { ...glossary, entries };
}

function isCollision(a: PlacedForm, b: PlacedForm): boolean {
  const haveSameLetters = foldTokens(a.form.text).letters === foldTokens(b.form.text).letters;
  if (a.form.exact && b.form.exact && !haveSameLetters) return false;
  if (a.entry === b.entry) return haveSameLetters || !(a.form.exact || b.form.exact);
  return !(a.form.senses && b.form.senses);
}

function checkCues(
  entry: EntrySource,
  { ids, entries }: Glossary,
  byKey: ReadonlyMap<string, readonly PlacedForm[]>,
): Fault[] {
  return entry.front.forms.flatMap((form, index) =>
    (form.for ?? []).flatMap((cue) => {
      const field = `forms[${index}].for`;
      if (ids.has(cue)) {
        const named = entries.find(({ id }) => id === cue);
        const speaks = named?.front.forms.some(({ senses }) => !senses) ?? true;
        return speaks ? [] : [error(entry.file, field, `every form of "${cue}" is itself ambiguous`)];
      }
      const isAmbiguous = (byKey.get(foldForm(cue)) ?? []).some(({ form: { senses } }) => senses);
      return isAmbiguous ? [error(entry.file, field, `cue "${cue}" is itself ambiguous`)] : [];
    }),
  );
}
