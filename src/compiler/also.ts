import { foldForm } from '../detect/fold.ts';
import { isBritish } from './british.ts';
import type { EntrySource } from './glossary.ts';

/** Words that make a wording longer without making it another name: "immunotherapy treatment" is "immunotherapy". */
const FILLERS: ReadonlySet<string> = new Set(
  'a an and by for from in into of on or the to with your anti cancer cell drug medicine medication therapy immunotherapy treatment treating agent based test testing disease type kind protein receptor pathway'.split(
    ' ',
  ),
);

/** Two words are taken for one when they share this much of the longer: "remission" and "remissions", not "antigen" and "antibody". */
const SHARED_BEGINNING = 0.7;

/**
 * Other names for the card: in the file's order, without lay phrases, without forms that may mean something else, and
 * without a name that only varies one already shown. Brand names stand with the medicine's facts.
 */
export function alsoOf({ front }: EntrySource): string[] {
  const brands = new Set((front.drug?.brands ?? []).map(({ name }) => foldForm(name)));
  const shown = [wordsOf(front.term)];
  const names: string[] = [];
  for (const form of front.forms) {
    if (form.lay || form.senses || form.context || isBritish(form.text) || brands.has(foldForm(form.text))) continue;
    const words = wordsOf(form.text);
    if (shown.some((other) => isVariation(words, other))) continue;
    shown.push(words);
    names.push(form.text);
  }
  return names;
}

function wordsOf(text: string): string[] {
  const words = foldForm(text).split(' ');
  const telling = words.filter((word) => !FILLERS.has(word));
  return telling.length > 0 ? telling : words;
}

function isVariation(words: readonly string[], other: readonly string[]): boolean {
  return (
    words.join('') === other.join('') ||
    (words.length === other.length && words.every((word) => other.some((known) => isSameWord(word, known))))
  );
}

function isSameWord(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || `${b}s` === a) return true;
  const longer = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < 4) return false;
  let shared = 0;
  while (shared < longer && a[shared] === b[shared]) shared++;
  return shared / longer >= SHARED_BEGINNING;
}
