import type { LexiconFile } from './lexicon.ts';
import { type CueLists, FLAG_AMBIGUOUS, FLAG_EXACT, type Lexicon, MAX_TOKENS, type Steps } from './tables.ts';
import { HASH_PRIME, HASH_SEED, slotOf } from './tokens.ts';

/**
 * Read the packed lexicon (layout: compiler/tables.ts). This runs once in every frame that has text, so it is written for
 * a cold engine: single passes, no objects per form, no regular expressions. Throws on a format it does not know.
 */
export function unpackLexicon(file: LexiconFile): Lexicon {
  if (file.format !== 1) throw new Error(`lexicon format ${String(file.format)} is not known`);
  const { tokens = '', aliases = '', aliasIds = '', paths = '', exact = '', cues = '' } = file.tables;
  const texts = [''];
  const hashes: number[] = [0];
  readWords(tokens, texts, hashes);
  const tokenCount = texts.length - 1;
  readWords(aliases, texts, hashes);
  const canonical = new Uint16Array(texts.length);
  for (let id = 1; id < texts.length; id++) {
    canonical[id] = id <= tokenCount ? id : readNumber(aliasIds, (id - tokenCount - 1) * 2, 2);
  }
  return {
    entryCount: file.entryCount,
    vocabulary: { ...hashTable(hashes), texts },
    canonical,
    ...readPaths(paths, exact, cues, tokenCount),
  };
}

/** Undo the front coding, hashing as it goes: the hash of a shared beginning is not computed twice. */
function readWords(coded: string, texts: string[], hashes: number[]): void {
  const prefixHashes = new Int32Array(64);
  prefixHashes[0] = HASH_SEED;
  let word = '';
  for (let i = 0; i < coded.length;) {
    const shared = coded.charCodeAt(i) - 0x41;
    const from = ++i;
    let hash = prefixHashes[shared] as number;
    let length = shared;
    for (; i < coded.length; i++) {
      const unit = coded.charCodeAt(i);
      if (unit >= 0x41 && unit <= 0x5a) break;
      hash = Math.imul(hash ^ unit, HASH_PRIME);
      prefixHashes[++length] = hash;
    }
    word = word.slice(0, shared) + coded.slice(from, i);
    texts.push(word);
    hashes.push(hash);
  }
}

/** At most one slot in four is used, so that most words of a page are told apart by one probe. */
function hashTable(hashes: readonly number[]): { mask: number; hashes: Int32Array; ids: Uint16Array } {
  let size = 1024;
  while (size < hashes.length * 4) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size);
  const ids = new Uint16Array(size);
  for (let id = 1; id < hashes.length; id++) {
    const hash = hashes[id] as number;
    let slot = slotOf(hash, mask);
    while (ids[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = hash;
    ids[slot] = id;
  }
  return { mask, hashes: slots, ids };
}

type PathTables = Omit<Lexicon, 'entryCount' | 'vocabulary' | 'canonical'>;

function readPaths(paths: string, exact: string, cues: string, tokenCount: number): PathTables {
  const firstStates = new Uint16Array(tokenCount + 1);
  const stepKeys: number[] = [];
  const stepStates: number[] = [];
  const formsAt: number[] = [0];
  const formCounts: number[] = [0];
  const cuesAt: number[] = [0];
  const entries: number[] = [];
  const flags: number[] = [];
  const exactLetters = new Map<number, string>();
  const exactWords = exact === '' ? [] : exact.split(' ');
  const cueLists = new Map<number, CueLists>();
  const states = new Uint16Array(MAX_TOKENS + 1);
  let cueCount = 0;
  let cueAt = 0;
  let exactAt = 0;

  for (let i = 0; i < paths.length;) {
    const header = readNumber(paths, i++, 1);
    const shared = (header / 9) | 0;
    const length = shared + (header % 9) + 1;
    for (let depth = shared; depth < length; depth++, i += 2) {
      const token = readNumber(paths, i, 2);
      const state = formsAt.length;
      formsAt.push(0);
      formCounts.push(0);
      cuesAt.push(0);
      if (depth === 0) firstStates[token] = state;
      else {
        stepKeys.push(((states[depth - 1] as number) << 14) ^ token);
        stepStates.push(state);
      }
      states[depth] = state;
    }
    const outputs = readNumber(paths, i++, 1);
    const state = states[length - 1] as number;
    if ((outputs & 1) === 1) cuesAt[state] = ++cueCount;
    const formCount = outputs >> 1;
    if (formCount > 0) formsAt[state] = entries.length + 1;
    formCounts[state] = formCount;
    for (let n = 0; n < formCount; n++, i += 4) {
      const form = entries.length;
      const formFlags = readNumber(paths, i + 2, 2);
      entries.push(readNumber(paths, i, 2));
      flags.push(formFlags);
      if ((formFlags & FLAG_EXACT) !== 0) exactLetters.set(form, exactWords[exactAt++] ?? '');
      if ((formFlags & FLAG_AMBIGUOUS) !== 0) {
        const forList = readList(cues, cueAt);
        const againstList = readList(cues, cueAt + 1 + forList.length * 2);
        cueAt += 2 + (forList.length + againstList.length) * 2;
        cueLists.set(form, { for: forList, against: againstList });
      }
    }
  }
  return {
    firstStates,
    steps: stepTable(stepKeys, stepStates),
    formsAt: Uint16Array.from(formsAt),
    formCounts: Uint8Array.from(formCounts),
    cuesAt: Uint16Array.from(cuesAt),
    entries: Uint16Array.from(entries),
    flags: Uint16Array.from(flags),
    exactLetters,
    cues: cueLists,
    cueCount,
  };
}

function stepTable(stepKeys: readonly number[], stepStates: readonly number[]): Steps {
  let size = 1024;
  while (size < stepKeys.length * 2) size *= 2;
  const mask = size - 1;
  const keys = new Int32Array(size);
  const states = new Uint16Array(size);
  for (let n = 0; n < stepKeys.length; n++) {
    const key = stepKeys[n] as number;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 12) & mask;
    while (states[slot] !== 0) slot = (slot + 1) & mask;
    keys[slot] = key;
    states[slot] = stepStates[n] as number;
  }
  return { mask, keys, states };
}

function readList(packed: string, at: number): number[] {
  const count = readNumber(packed, at, 1);
  const numbers: number[] = [];
  for (let n = 0; n < count; n++) numbers.push(readNumber(packed, at + 1 + n * 2, 2));
  return numbers;
}

/** A base-91 number of `width` characters; the alphabet skips the backslash (compiler/pack.ts). */
function readNumber(packed: string, at: number, width: number): number {
  let value = 0;
  for (let i = at; i < at + width; i++) {
    const unit = packed.charCodeAt(i);
    value = value * 91 + unit - (unit > 92 ? 36 : 35);
  }
  return value;
}
