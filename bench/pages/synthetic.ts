import { packLexicon, type LexiconForm } from '../../src/compiler/tables.ts';
import type { Lexicon } from '../../src/detect/tables.ts';
import { unpackLexicon } from '../../src/detect/unpack.ts';
import { pick, randomNumbers } from './random.ts';

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ki', 'lo', 'ma', 'ne', 'pu', 'ri', 'sa', 'te', 'vo', 'xi', 'zu'];
/** The packed lexicon writes a token in two digits of base 91, which is 8,281. */
const MOST_WORDS = 6_000;
/** Forms share concepts, as those of the glossary do; it takes some 3,000 concepts, and 20,000 forms. */
const FORMS_A_CONCEPT = 8;

/**
 * A lexicon of `count` forms of one to four made-up words and, besides, the `shared` ones: what stands in a text is the same
 * whatever the count, so that only the cost of the others shows.
 */
export function syntheticLexicon(count: number, shared: readonly string[]): Lexicon {
  const random = randomNumbers(count);
  const words = Array.from({ length: Math.min(MOST_WORDS, Math.max(50, count >> 1)) }, () =>
    Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(SYLLABLES, random)).join(''),
  );
  const texts = new Set(shared.slice(0, count));
  while (texts.size < count) {
    texts.add(Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(words, random)).join(' '));
  }
  const forms = [...texts].map((text, index) => formOf(text, Math.floor(index / FORMS_A_CONCEPT)));
  return unpackLexicon(packLexicon(forms, Math.ceil(forms.length / FORMS_A_CONCEPT)));
}

function formOf(text: string, entry: number): LexiconForm {
  const marks = { exact: false, common: false, context: false, lay: false, international: false };
  return { text, entry, ...marks, topic: 0, field: 0 };
}
