import { COUNT_LIMIT, FLAG_CAPITALS } from '../detect/packing.ts';
import { DigitWriter } from './digits.ts';
import { packBritish } from './pack-british.ts';
import { packCues } from './pack-cues.ts';
import { SequenceWriter } from './pack-sequences.ts';

/** A lexicon before it is packed: all that the detector is to know, as numbers. */
export interface UnpackedTables {
  /** Sorted; token n has the id n + 1. */
  readonly tokens: readonly string[];
  /** For each token the British spellings that stand for it. */
  readonly british: readonly (readonly string[])[];
  readonly concepts: readonly PackedConcept[];
}

export interface PackedConcept {
  readonly field: number;
  readonly forms: readonly PackedForm[];
}

export interface PackedForm {
  readonly ids: readonly number[];
  /** Without the field. */
  readonly flags: number;
  /** Only of exact forms. */
  readonly letters?: string;
  /** Only of ambiguous forms: cues for and against, each the index of a concept or the ids of a sequence. */
  readonly cues?: readonly [readonly PackedCue[], readonly PackedCue[]];
}

export type PackedCue = number | readonly number[];

/**
 * Write the lexicon's tables (step 1 of the walk); detect/unpack.ts reads them back. Numbers are digits of base 91 (digits.ts).
 * - tokens: the vocabulary in the order in which forms and cues name it, parted by spaces;
 * - british, britishAt: other letters of some tokens, and of which token, from where on, in place of how many;
 * - counts: how many forms each concept has; fields: the concept's field;
 * - sequences: of each form, then of each cue that is no form, its shape, a number in shapes; known and own: for each token
 *   that is not new, its place among those named before, or among the concept's own, those named lately in front;
 * - palette: the sets of flags in use; flags: of each form, a number in it; exact: letters of forms that are not just capitals;
 * - cues: of each ambiguous form two lists; cues are numbered in the order of first naming;
 * - states: how many there are.
 * A token that was never named is the next one of the vocabulary, so that half of them need no number. Forms of one concept
 * stand together because they share words. All this is made for gzip, which packs a stream of small numbers of one kind
 * well; the longest stream is last, because gzip's tables are made for so many symbols at a time.
 * Throws where a number is too large for its place.
 */
export function packTables({ tokens, british, concepts }: UnpackedTables): Readonly<Record<string, string>> {
  const sequences = new SequenceWriter();
  const counts = new DigitWriter();
  const fields = new DigitWriter();
  const palette = paletteOf(concepts, tokens);
  const flags = new DigitWriter();
  const exact: string[] = [];
  for (const { field, forms } of concepts) {
    counts.writeShort(forms.length, COUNT_LIMIT);
    fields.write(field);
    sequences.begin();
    for (const form of forms) {
      sequences.add(form.ids);
      const set = flagsOf(form, tokens);
      flags.write(palette.indexOf(set));
      if (form.letters !== undefined && (set & FLAG_CAPITALS) === 0) exact.push(form.letters);
    }
  }
  const cues = packCues(concepts, sequences);
  const sets = new DigitWriter();
  for (const set of palette) sets.write(set, 2);
  const named = sequences.named.map((id) => tokens[id - 1] ?? '');
  return {
    ...sequences.tables(),
    flags: flags.packed,
    counts: counts.packed,
    fields: fields.packed,
    palette: sets.packed,
    cues,
    states: String(stateCountOf(concepts)),
    exact: exact.join(' '),
    ...packBritish(
      named,
      sequences.named.map((id) => british[id - 1] ?? []),
    ),
    tokens: named.join(' '),
  };
}

/** The sets of flags in use, the commonest first. */
function paletteOf(concepts: readonly PackedConcept[], tokens: readonly string[]): number[] {
  const counts = new Map<number, number>();
  for (const form of concepts.flatMap(({ forms }) => forms)) {
    const set = flagsOf(form, tokens);
    counts.set(set, (counts.get(set) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([set]) => set);
}

/** A form's flags, and whether the letters that it must show are its words in capitals. */
function flagsOf({ ids, flags, letters }: PackedForm, tokens: readonly string[]): number {
  const words = ids.map((id) => tokens[id - 1]).join('');
  return letters === words.toUpperCase() ? flags | FLAG_CAPITALS : flags;
}

/** One for the start, and one for each beginning of a form or cue. */
function stateCountOf(concepts: readonly PackedConcept[]): number {
  const sequences = concepts.flatMap(({ forms }) =>
    forms.flatMap(({ ids, cues = [[], []] }) => [ids, ...cues.flat().filter((cue) => typeof cue !== 'number')]),
  );
  const beginnings = sequences.flatMap((ids) => ids.map((_, index) => ids.slice(0, index + 1).join(' ')));
  return new Set(beginnings).size + 1;
}
