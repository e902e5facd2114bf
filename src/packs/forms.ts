import { foldForm, foldTokens } from '../detect/fold.ts';
import { isExactForm } from '../detect/plain-forms.ts';
import { sequenceOf } from '../detect/spellings.ts';
import { MAX_TOKENS } from '../detect/tables.ts';
import type { FaultKind } from './faults.ts';

/** Words that stand in every text: underlined all over a page, they would hide what is worth marking. */
const EVERYDAY: ReadonlySet<string> = new Set(
  (
    'about after all also and any are because been before but can could did does for from had has have her here him his ' +
    'how into its just may more most must not now off one only other our out over she should some such than that the ' +
    'their them then there these they this those through too under until very was were what when where which while who ' +
    'why will with would you your is it in of on or to be by as at an we he if do so no us my'
  ).split(' '),
);

/** What keeps a text from being a form that can be found, or undefined. */
export function formFault(text: string): FaultKind | undefined {
  const sequence = sequenceOf(text);
  if (foldTokens(text).letters.length < 2) return 'formTooShort';
  if (sequence.length > MAX_TOKENS) return 'formTooLong';
  if (EVERYDAY.has(text.toLowerCase())) return 'formTooCommon';
  return undefined;
}

/** The same for two texts that are found in the same places. */
export function keyOf(text: string): string {
  return foldForm(text) + (isExactForm(text) ? `=${foldTokens(text).letters}` : '');
}
