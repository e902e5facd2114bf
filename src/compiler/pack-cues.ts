import {
  AS_BEFORE,
  BASE,
  END_OF_LIST,
  FORM_CUE,
  LIST_END,
  NAMED_CUE,
  NEW_CUE,
  startOfList,
} from '../detect/packing.ts';
import { DigitWriter } from './digits.ts';
import type { PackedConcept, PackedCue } from './pack.ts';
import type { SequenceWriter } from './pack-sequences.ts';

/** Most that two digits leave room for; see packing.ts. */
const MOST_CONCEPTS = NAMED_CUE * BASE;
const MOST_CUES = (FORM_CUE - NAMED_CUE) * BASE;

/** Write the cues of all ambiguous forms; sequences of their own go to the others. Throws where there are too many. */
export function packCues(concepts: readonly PackedConcept[], sequences: SequenceWriter): string {
  const digits = new DigitWriter();
  const numbers = new Map<string, number>();
  const followers = new Map<number, number>();

  const packNew = (cue: readonly number[], before: number): void => {
    const key = cue.join(' ');
    numbers.set(key, numbers.size);
    const forms = before >= 0 && before % 2 === 1 ? (concepts[before >> 1]?.forms ?? []) : [];
    const form = forms.findIndex(({ ids }) => ids.join(' ') === key);
    if (form >= 0 && form < NEW_CUE - FORM_CUE) return digits.write(FORM_CUE + form);
    digits.write(NEW_CUE);
    sequences.begin();
    sequences.add(cue);
  };
  const packCue = (cue: PackedCue, before: number): void => {
    const known = typeof cue === 'number' ? undefined : numbers.get(cue.join(' '));
    if (typeof cue === 'number') digits.write(cue, 2);
    else if (known === undefined) packNew(cue, before);
    else digits.write(NAMED_CUE * BASE + known, 2);
  };
  const numberOf = (cue: PackedCue): number =>
    typeof cue === 'number' ? cue * 2 + 1 : (numbers.get(cue.join(' ')) ?? NaN) * 2;

  for (const { cues = [] } of concepts.flatMap(({ forms }) => forms)) {
    cues.forEach((list, side) => {
      let before = startOfList(side);
      for (const cue of [...list, undefined]) {
        const expected = followers.get(before);
        if (expected !== undefined && expected === (cue === undefined ? LIST_END : numberOf(cue))) {
          digits.write(AS_BEFORE);
        } else if (cue === undefined) digits.write(END_OF_LIST);
        else packCue(cue, before);
        const number = cue === undefined ? LIST_END : numberOf(cue);
        followers.set(before, number);
        before = number;
      }
    });
  }
  if (concepts.length > MOST_CONCEPTS || numbers.size > MOST_CUES) {
    throw new Error(
      `${concepts.length} concepts and ${numbers.size} cues; ${MOST_CONCEPTS} and ${MOST_CUES} can be written`,
    );
  }
  return digits.packed;
}
