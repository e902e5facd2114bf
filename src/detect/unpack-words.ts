import { readDigits } from './digits.ts';
import type { LexiconFile } from './lexicon.ts';
import { firstLettersOf } from './tables.ts';
import { hashOf } from './vocabulary.ts';

export interface Words {
  /** By id, from 1 on: the tokens in the order in which they are named, and behind them the British spellings of some. */
  readonly texts: readonly string[];
  readonly hashes: Int32Array;
  /** What each stands for: itself, or the token whose spelling it is. */
  readonly canonical: Uint16Array;
  /** How many are tokens. */
  readonly tokenCount: number;
  /** By token: the bits of what its spellings begin with. */
  readonly firstLetters: Int32Array;
}

/** Read the vocabulary: tokens parted by spaces; of those with a British spelling, which letters stand there instead of which. */
export function readWords({ tokens = '', british = '', britishAt = '' }: LexiconFile['tables']): Words {
  const texts = ` ${tokens}`.split(' ');
  const tokenCount = texts.length - 1;
  const canonical = new Uint16Array(tokenCount + britishAt.length / 4 + 1);
  for (let id = 1; id <= tokenCount; id++) canonical[id] = id;
  const others = british.split(' ');
  const digits = readDigits(britishAt);
  for (let n = 0; n < britishAt.length / 4; n++) {
    const token = digits.two();
    const place = digits.one();
    const end = place + digits.one();
    const text = texts[token] as string;
    canonical[texts.length] = token;
    texts.push(text.slice(0, place) + (others[n] as string) + text.slice(end));
  }
  const hashes = new Int32Array(texts.length);
  for (let id = 1; id < texts.length; id++) hashes[id] = hashOf(texts[id] as string);
  return { texts, hashes, canonical, tokenCount, firstLetters: firstLettersOf(texts, canonical) };
}
