import lexiconText from '../../build/glossary/page-lexicon.json?raw';
import type { LexiconFile } from '../detect/lexicon.ts';

/** What finds the glossary's own forms: for the background and the extension's pages; a frame has its own copy. */
export function readBuiltInLexicon(): LexiconFile {
  return JSON.parse(lexiconText);
}
