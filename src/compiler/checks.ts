import { checkCollisions } from './checks/collisions.ts';
import { checkDates } from './checks/dates.ts';
import { checkForms } from './checks/forms.ts';
import { checkLengths } from './checks/lengths.ts';
import { checkMedicines } from './checks/medicines.ts';
import { checkNumbers } from './checks/numbers.ts';
import { checkOpenings } from './checks/openings.ts';
import { checkRelations } from './checks/relations.ts';
import { checkSentences } from './checks/sentences.ts';
import { checkSources } from './checks/sources.ts';
import { checkWording } from './checks/wording.ts';
import type { Fault } from './fault.ts';
import type { Glossary } from './glossary.ts';
import { loadWordFrequencies, type WordFrequencies } from './words.ts';

/** When a glossary is checked, and against which word list. */
export interface CheckOptions {
  /** ISO date: nothing in the glossary may lie after it. */
  readonly today: string;
  readonly frequencies?: WordFrequencies;
}

/** Everything wrong with a glossary that could be read, file by file. */
export function checkGlossary(
  glossary: Glossary,
  { today, frequencies = loadWordFrequencies() }: CheckOptions,
): Fault[] {
  return [
    ...checkForms(glossary, frequencies),
    ...checkCollisions(glossary),
    ...checkSentences(glossary),
    ...checkLengths(glossary),
    ...checkWording(glossary),
    ...checkNumbers(glossary),
    ...checkMedicines(glossary),
    ...checkRelations(glossary),
    ...checkSources(glossary),
    ...checkDates(glossary, today),
    ...checkOpenings(glossary, frequencies),
  ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
