/** What can be wrong with a pack; the words for it are in options/fault-words.ts. */
export type FaultKind =
  | 'fileTooLarge'
  | 'notUtf8'
  | 'badJson'
  | 'tooDeep'
  | 'notObject'
  | 'noEntries'
  | 'tooManyEntries'
  | 'tooManyForms'
  | 'tooManyPacks'
  | 'unknownField'
  | 'fieldTwice'
  | 'fieldMissing'
  | 'notText'
  | 'notList'
  | 'notYesOrNo'
  | 'tooLong'
  | 'tooMany'
  | 'hiddenCharacters'
  | 'lineBreak'
  | 'badId'
  | 'idTwice'
  | 'badKind'
  | 'badLanguage'
  | 'formTwice'
  | 'formTooShort'
  | 'formTooLong'
  | 'formTooCommon'
  | 'openQuote'
  | 'strayQuote'
  | 'cellCount';

/** One fault. `given` fills the places of its sentence in order, made safe to be shown. */
export interface PackFault {
  /** The line in a JSON file, the row in a table; 0 for the file as a whole. */
  readonly line: number;
  readonly kind: FaultKind;
  readonly given: readonly string[];
}

/** What was left out of a pack that was taken in otherwise. */
export interface PackNote {
  readonly line: number;
  readonly kind: 'formBuiltIn' | 'entryBuiltIn';
  readonly given: readonly string[];
}

/** Most faults that a report lists: a thousand lines are more than anybody reads, and little to keep in memory. */
const MOST_FAULTS = 1_000;

/** Collects faults up to the most that a report lists, and counts the others. */
export interface FaultList {
  readonly faults: readonly PackFault[];
  /** How many were found and not kept. */
  readonly others: number;
  add(line: number, kind: FaultKind, ...given: string[]): void;
}

export function createFaultList(): FaultList {
  const faults: PackFault[] = [];
  let others = 0;
  return {
    faults,
    get others() {
      return others;
    },
    add(line, kind, ...given) {
      if (faults.length < MOST_FAULTS) faults.push({ line, kind, given });
      else others++;
    },
  };
}
