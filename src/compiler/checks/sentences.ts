import { foldForm } from '../../detect/fold.ts';
import { explain, scan } from '../../detect/scan.ts';
import type { Lexicon } from '../../detect/tables.ts';
import { unpackLexicon } from '../../detect/unpack.ts';
import type { FormSource } from '../entry.ts';
import { error, type Fault } from '../fault.ts';
import type { Glossary } from '../glossary.ts';
import { toLexicon } from '../lexicon.ts';
import { LexiconError } from '../tables.ts';
import { withoutCollisions } from './collisions.ts';

/** Run every `hit` and `miss` sentence through the detector that pages use: the first must be found, the second not. */
export function checkSentences(glossary: Glossary): Fault[] {
  // colliding forms are reported elsewhere; they must not keep all other sentences from being tried
  const usable = withoutCollisions(glossary);
  const lexicon = packed(usable);
  if (lexicon instanceof LexiconError) return lexicon.faults.map((fault) => error('glossary', 'forms', fault));
  return glossary.entries.flatMap((entry, index) =>
    entry.front.forms.flatMap((form, position) => {
      if (!form.senses) return [];
      const place = `forms[${position}]`;
      return [
        ...(form.hit ?? []).flatMap((sentence, at) => {
          if (isFound(form, index, sentence, lexicon)) return [];
          const message = `"${form.text}" is not found in "${sentence}": ${whySilent(form, index, sentence, lexicon)}`;
          return [error(entry.file, `${place}.hit[${at}]`, message)];
        }),
        ...(form.miss ?? []).flatMap((sentence, at) => {
          const found = mentionsOf(form, index, sentence, lexicon)[0];
          if (!found) return [];
          const words = found.reason && found.reason.kind !== 'defined' ? found.reason.words.join(', ') : '';
          const because = words === '' ? '' : `, because of: ${words}`;
          return [error(entry.file, `${place}.miss[${at}]`, `"${form.text}" is found in "${sentence}"${because}`)];
        }),
      ];
    }),
  );
}

function packed(glossary: Glossary): Lexicon | LexiconError {
  try {
    return unpackLexicon(toLexicon(glossary));
  } catch (thrown) {
    if (thrown instanceof LexiconError) return thrown;
    throw thrown;
  }
}

/** Found as itself, or within a longer form of the same entry, which the reader sees marked all the same. */
function isFound(form: FormSource, entry: number, sentence: string, lexicon: Lexicon): boolean {
  const key = foldForm(form.text);
  return scan(sentence, lexicon).some(
    (mention) => mention.entry === entry && foldForm(sentence.slice(mention.start, mention.end)).includes(key),
  );
}

function mentionsOf(form: FormSource, entry: number, sentence: string, lexicon: Lexicon): ReturnType<typeof scan> {
  const key = foldForm(form.text);
  return scan(sentence, lexicon).filter(
    (mention) => mention.entry === entry && foldForm(sentence.slice(mention.start, mention.end)) === key,
  );
}

function whySilent(form: FormSource, entry: number, sentence: string, lexicon: Lexicon): string {
  const key = foldForm(form.text);
  const candidates = explain(sentence, lexicon).filter(({ text }) => foldForm(text) === key);
  const own = candidates.find(({ candidate }) => candidate.entry === entry) ?? candidates[0];
  if (!own) return 'it is not there as a word of its own, or a longer form covers it';
  return own.decision.kind === 'silent' ? own.decision.because : 'a longer form covers it, or another entry has it';
}
