import { britishSpellingsOf, foldTokens } from '../detect/fold.ts';
import type { LexiconFile } from '../detect/lexicon.ts';
import {
  FLAG_AMBIGUOUS,
  FLAG_COMMON,
  FLAG_CONTEXT,
  FLAG_EXACT,
  FLAG_INTERNATIONAL,
  MAX_TOKENS,
  TOPIC_SHIFT,
} from '../detect/tables.ts';
import type { CompiledForm, Cue } from './forms.ts';
import { type PackedCue, packTables } from './pack.ts';
import { canonicalTokens, sequenceOf, spellingsOf } from '../detect/spellings.ts';
import type { TopicWeight } from './topic.ts';

/** A form with what the detector must know beyond the author's marks. */
export interface LexiconForm extends CompiledForm {
  readonly topic: TopicWeight;
  /** The field of its entry's category, 0 for none. */
  readonly field: number;
  /** The same in every language: marked also on pages that are not in English. */
  readonly international: boolean;
}

/** Everything that is wrong with a set of forms, all of it at once; each line names the texts concerned. */
export class LexiconError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

interface Path {
  readonly ids: readonly number[];
  readonly forms: LexiconForm[];
  isCue: boolean;
}

/**
 * Pack forms into the file that the detector reads (step 1 of the walk): fold them, number their tokens and cues, and sort
 * them by concept. The layout is described in pack.ts.
 * Throws LexiconError naming both forms where two collide, and the form where one cannot be written.
 */
export function packLexicon(forms: readonly LexiconForm[], entryCount: number): LexiconFile {
  const faults: string[] = [];
  const sequences = new Map<string, readonly string[]>();
  const cueTexts = [
    ...new Set(
      forms
        .flatMap((form) => [...(form.for ?? []), ...(form.against ?? [])])
        .flatMap((cue) => ('text' in cue ? [cue.text] : [])),
    ),
  ];
  for (const text of [...forms.map((form) => form.text), ...cueTexts]) sequences.set(text, sequenceOf(text));

  const canonical = canonicalTokens([...sequences.values()].flat(), [...sequences.keys()]);
  const vocabulary = [...new Set(canonical.values())].toSorted(byUnits);
  const idOf = new Map(vocabulary.map((token, i) => [token, i + 1]));
  const idsOf = (tokens: readonly string[]): number[] =>
    tokens.map((token) => idOf.get(canonical.get(token) ?? '') ?? 0);

  const paths = new Map<string, Path>();
  const pathOf = (ids: readonly number[]): Path => {
    const key = ids.join(' ');
    let path = paths.get(key);
    if (!path) paths.set(key, (path = { ids, forms: [], isCue: false }));
    return path;
  };
  for (const form of forms) {
    for (const tokens of spellingsOf(form.text, sequences.get(form.text) ?? [])) {
      for (const token of tokens) if (!canonical.has(token)) addToken(token, canonical, vocabulary, idOf);
      const ids = idsOf(tokens);
      if (ids.length === 0 || ids.length > MAX_TOKENS) {
        faults.push(`form "${form.text}" has ${ids.length} tokens; 1 to ${MAX_TOKENS} can be found`);
        continue;
      }
      const path = pathOf(ids);
      const same = path.forms.find((other) => other.entry === form.entry && lettersOf(other) === lettersOf(form));
      if (!same) path.forms.push(form);
    }
  }
  // Ids must follow the sorted order, also of tokens that only joined spellings brought in.
  const sorted = vocabulary.toSorted(byUnits);
  const renumbered = new Map(sorted.map((token, i) => [idOf.get(token) ?? 0, i + 1]));
  const final = new Map<string, Path>();
  for (const path of paths.values()) {
    const ids = path.ids.map((id) => renumbered.get(id) ?? 0);
    final.set(ids.join(' '), { ...path, ids });
  }
  const finalIds = (text: string): number[] => idsOf(sequences.get(text) ?? []).map((id) => renumbered.get(id) ?? 0);
  for (const text of cueTexts) {
    const ids = finalIds(text);
    if (ids.length === 0 || ids.length > MAX_TOKENS) {
      faults.push(`cue "${text}" has ${ids.length} tokens; 1 to ${MAX_TOKENS} can be found`);
      continue;
    }
    const key = ids.join(' ');
    const path = final.get(key) ?? { ids, forms: [], isCue: false };
    path.isCue = true;
    final.set(key, path);
  }
  for (const path of final.values()) faults.push(...collisionsOf(path.forms));
  if (faults.length > 0) throw new LexiconError([...new Set(faults)]);

  const byConcept: { readonly ids: readonly number[]; readonly form: LexiconForm }[][] = [];
  for (const { ids, forms: pathForms } of final.values()) {
    for (const form of pathForms) (byConcept[form.entry] ??= []).push({ ids, form });
  }
  const concepts = Array.from(byConcept, (placed) => (placed ?? []).toSorted((a, b) => byIds(a.ids, b.ids)));
  const toCue = (cue: Cue): PackedCue => ('entry' in cue ? cue.entry : finalIds(cue.text));
  const british = sorted.map((token) => britishSpellingsOf(token).filter((spelling) => !idOf.has(spelling)));
  return {
    format: 2,
    entryCount,
    tables: packTables({
      tokens: sorted,
      british,
      concepts: concepts.map((placed) => ({
        field: placed[0]?.form.field ?? 0,
        forms: placed.map(({ ids, form }) => ({
          ids,
          flags: flagsOf(form),
          ...(form.exact && { letters: lettersOf(form) }),
          ...(form.senses && { cues: [toCues(form.for, toCue), toCues(form.against, toCue)] as const }),
        })),
      })),
    }),
  };
}

function addToken(
  token: string,
  canonical: Map<string, string>,
  vocabulary: string[],
  idOf: Map<string, number>,
): void {
  canonical.set(token, token);
  if (idOf.has(token)) return;
  vocabulary.push(token);
  idOf.set(token, vocabulary.length);
}

/** The letters that tell two forms of one path apart: as written for exact forms, none otherwise. */
function lettersOf(form: LexiconForm): string {
  return form.exact ? foldTokens(form.text).letters : '';
}

/** Forms of one path that nothing tells apart: different entries, same letters, and not ambiguous on both sides. */
function collisionsOf(forms: readonly LexiconForm[]): string[] {
  const faults: string[] = [];
  forms.forEach((form, i) => {
    for (const other of forms.slice(i + 1)) {
      if (form.entry === other.entry || lettersOf(form) !== lettersOf(other) || (form.senses && other.senses)) continue;
      faults.push(
        `forms "${form.text}" (entry ${form.entry}) and "${other.text}" (entry ${other.entry}) are the same after folding`,
      );
    }
  });
  return faults;
}

function flagsOf(form: LexiconForm): number {
  return (
    (form.common ? FLAG_COMMON : 0) |
    (form.context ? FLAG_CONTEXT : 0) |
    (form.senses ? FLAG_AMBIGUOUS : 0) |
    (form.exact ? FLAG_EXACT : 0) |
    (form.international ? FLAG_INTERNATIONAL : 0) |
    (form.topic << TOPIC_SHIFT)
  );
}

/** Each cue once, as its author wrote it. */
function toCues(cues: readonly Cue[] = [], toCue: (cue: Cue) => PackedCue): PackedCue[] {
  const byKey = new Map(cues.map((cue) => ['entry' in cue ? cue.entry : sequenceOf(cue.text).join(' '), cue] as const));
  return [...byKey.values()].map(toCue);
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byIds(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
