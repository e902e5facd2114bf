import { readDigits } from './digits.ts';
import { makeFollowers } from './followers.ts';
import type { LexiconFile } from './lexicon.ts';
import {
  AS_BEFORE,
  BASE,
  COUNT_LIMIT,
  END_OF_LIST,
  FLAG_CAPITALS,
  FORM_CUE,
  LIST_END,
  NAMED_CUE,
  NEW_CUE,
  startOfList,
} from './packing.ts';
import { type CueLists, FIELD_SHIFT, FLAG_AMBIGUOUS, FLAG_EXACT, type Lexicon } from './tables.ts';
import { type SequenceReader, readSequences } from './unpack-sequences.ts';
import { readWords } from './unpack-words.ts';
import { makeVocabulary } from './vocabulary.ts';

/**
 * Read the packed lexicon (layout: compiler/pack.ts). This runs once in every frame that has text, so it is written for
 * a cold engine: a single pass, few functions, no objects per form. Throws on a format it does not know.
 */
export function unpackLexicon({ format, entryCount, tables }: LexiconFile): Lexicon {
  if (format !== 2) throw new Error(`lexicon format ${String(format)} is not known`);
  const { texts, hashes, canonical, tokenCount, firstLetters } = readWords(tables);
  const sequences = readSequences(tables, tokenCount, firstLetters);
  const forms = readForms(tables, sequences, texts);
  const cues = readCues(tables, sequences, forms);
  const { firstStates, steps, nextLetters } = sequences.states;
  const { formsAt, nextForms, entries, flags, exactLetters } = forms;
  return {
    entryCount,
    vocabulary: makeVocabulary(texts, hashes, canonical, firstStates),
    followers: makeFollowers(hashes, canonical, sequences.states, { formsAt, cuesAt: cues.cuesAt }),
    firstStates,
    steps,
    nextLetters,
    formsAt,
    nextForms,
    entries,
    flags,
    exactLetters,
    ...cues,
  };
}

interface Forms extends Pick<Lexicon, 'formsAt' | 'nextForms' | 'entries' | 'flags' | 'exactLetters'> {
  /** Where each concept's forms begin. */
  readonly starts: Uint16Array;
  /** The state in which each form ends. */
  readonly states: Uint16Array;
}

function readForms(tables: LexiconFile['tables'], sequences: SequenceReader, texts: readonly string[]): Forms {
  const { flags: packedFlags = '', fields: packedFields = '', exact = '' } = tables;
  const counts = readDigits(tables['counts']);
  const fields = readDigits(packedFields);
  const sets = readDigits(packedFlags);
  const palette = readPalette(tables['palette']);
  const formCount = packedFlags.length;
  const formsAt = new Uint16Array(sequences.stateCount);
  const nextForms = new Uint16Array(formCount);
  const entries = new Uint16Array(formCount);
  const flags = new Uint16Array(formCount);
  const states = new Uint16Array(formCount);
  const starts = new Uint16Array(packedFields.length);
  const exactLetters = new Map<number, string>();
  const ownLetters = exact.split(' ');
  let exactAt = 0;
  let form = 0;
  for (let concept = 0; concept < packedFields.length; concept++) {
    const field = fields.one() << FIELD_SHIFT;
    starts[concept] = form;
    sequences.begin();
    for (let left = counts.short(COUNT_LIMIT); left > 0; left--, form++) {
      const state = sequences.next();
      states[form] = state;
      nextForms[form] = formsAt[state] as number;
      formsAt[state] = form + 1;
      entries[form] = concept;
      const set = palette[sets.one()] as number;
      flags[form] = (set & ~FLAG_CAPITALS) | field;
      if ((set & FLAG_CAPITALS) !== 0) exactLetters.set(form, sequences.text(texts).toUpperCase());
      else if ((set & FLAG_EXACT) !== 0) exactLetters.set(form, ownLetters[exactAt++] ?? '');
    }
  }
  return { formsAt, nextForms, entries, flags, exactLetters, starts, states };
}

function readPalette(packed = ''): number[] {
  const digits = readDigits(packed);
  return Array.from({ length: packed.length / 2 }, () => digits.two());
}

function readCues(
  tables: LexiconFile['tables'],
  sequences: SequenceReader,
  { starts, states, flags }: Forms,
): Pick<Lexicon, 'cues' | 'cuesAt' | 'cueCount'> {
  const digits = readDigits(tables['cues']);
  const cuesAt = new Uint16Array(sequences.stateCount);
  let cueCount = 0;
  /** What followed a cue when it was last named; three places farther on, because some stand for no cue. */
  const followers = new Int32Array(2 * Math.max(starts.length, tables['cues']?.length ?? 0) + 3);

  const newCue = (state: number): number => {
    cuesAt[state] = ++cueCount;
    return (cueCount - 1) * 2;
  };
  const readCue = (before: number): number => {
    const first = digits.one();
    if (first < NAMED_CUE) return (first * BASE + digits.one()) * 2 + 1;
    if (first < FORM_CUE) return ((first - NAMED_CUE) * BASE + digits.one()) * 2;
    if (first < NEW_CUE) return newCue(states[(starts[before >> 1] as number) + first - FORM_CUE] as number);
    if (first === END_OF_LIST) return LIST_END;
    if (first === AS_BEFORE) return followers[before + 3] as number;
    sequences.begin();
    return newCue(sequences.next());
  };
  const readList = (side: number): number[] => {
    const list: number[] = [];
    for (let before = startOfList(side); ;) {
      const cue = readCue(before);
      followers[before + 3] = cue;
      if (cue === LIST_END) return list;
      list.push(cue);
      before = cue;
    }
  };

  const cues = new Map<number, CueLists>();
  for (let form = 0; form < flags.length; form++) {
    if (((flags[form] as number) & FLAG_AMBIGUOUS) !== 0) cues.set(form, { for: readList(0), against: readList(1) });
  }
  return { cues, cuesAt, cueCount };
}
