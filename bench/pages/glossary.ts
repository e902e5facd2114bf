import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readGlossary } from '../../src/compiler/read.ts';
import { scan } from '../../src/detect/scan.ts';
import type { Lexicon } from '../../src/detect/tables.ts';
import { unpackLexicon } from '../../src/detect/unpack.ts';
import type { LexiconFile } from '../../src/detect/lexicon.ts';

/** The glossary as the benchmark needs it. */
export interface MeasuredGlossary {
  readonly lexicon: Lexicon;
  readonly shownEntries: number;
  /** All forms as their authors wrote them, those of concepts without an entry as well. */
  readonly forms: readonly string[];
  /** Forms that are mentions wherever they stand. */
  readonly names: readonly string[];
  /** The texts of the entries, a paragraph each. */
  readonly texts: readonly string[];
}

/** Read the glossary and its compiled lexicon. Throws where the lexicon has not been built. */
export function openGlossary(): MeasuredGlossary {
  const lexicon = unpackLexicon(readLexicon());
  const { entries, unwritten } = readGlossary(resolve('glossary')).glossary;
  const written = entries.flatMap(({ front }) => front.forms);
  const forms = [...new Set([...written, ...unwritten.flatMap((concept) => concept.forms)].map(({ text }) => text))];
  const shownEntries = entries.length;
  const isName = (text: string): boolean => {
    const [mention] = scan(text, lexicon, { shownEntries });
    return mention !== undefined && !mention.common && mention.start === 0 && mention.end === text.length;
  };
  return { lexicon, shownEntries, forms, names: written.map(({ text }) => text).filter(isName), texts: readTexts() };
}

function readLexicon(): LexiconFile {
  return JSON.parse(readFileSync(inBuild('lexicon.json'), 'utf8')) as LexiconFile;
}

/** An entry as far as its texts go. */
interface EntryTexts {
  readonly plain: readonly Block[];
  readonly more: readonly Block[];
  readonly why: readonly Block[];
}

interface Block {
  readonly inlines: readonly { readonly text: string }[];
}

function readTexts(): string[] {
  const entries = JSON.parse(readFileSync(inBuild('entries.json'), 'utf8')) as EntryTexts[];
  const blocks = entries.flatMap(({ plain, more, why }) => [...plain, ...more, ...why]);
  return blocks.map(({ inlines }) => inlines.map(({ text }) => text).join(''));
}

function inBuild(name: string): string {
  const file = resolve('build/glossary', name);
  if (!existsSync(file)) throw new Error(`${name} is not built: npm run build`);
  return file;
}
