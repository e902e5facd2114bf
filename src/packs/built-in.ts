import { foldTokens } from '../detect/fold.ts';
import type { LexiconFile } from '../detect/lexicon.ts';
import { isExactForm } from '../detect/plain-forms.ts';
import { explain } from '../detect/scan.ts';
import { sequenceOf } from '../detect/spellings.ts';
import { unpackLexicon } from '../detect/unpack.ts';
import type { IsBuiltIn } from './check.ts';

/** Tells which forms the glossary itself has an entry for, whether or not the form has other meanings too. */
export function builtInForms(file: LexiconFile): IsBuiltIn {
  const lexicon = unpackLexicon(file);
  const holds = (form: string): boolean =>
    explain(form, lexicon).some(
      ({ text, candidate }) =>
        candidate.entry < file.entryCount && foldTokens(text).tokens.length >= sequenceOf(form).length,
    );
  // A form whose case is free would be found where an abbreviation of the glossary stands in capitals.
  return (form) => holds(form) || (!isExactForm(form) && holds(form.toUpperCase()));
}
