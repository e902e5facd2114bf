import type { LexiconFile } from './lexicon.ts';
import {
  type CueLists,
  FIELD_SHIFT,
  FLAG_AMBIGUOUS,
  FLAG_EXACT,
  type Lexicon,
  MAX_TOKENS,
  type Steps,
  addStep,
  firstLettersOf,
  stepTo,
} from './tables.ts';
import { FILTER_SIZE, HASH_PRIME, HASH_SEED, admitStart, slotOf } from './vocabulary.ts';

/**
 * Read the packed lexicon (layout: compiler/tables.ts). This runs once in every frame that has text, so it is written for
 * a cold engine: single passes, no objects per form, no regular expressions. Throws on a format it does not know.
 */
export function unpackLexicon(file: LexiconFile): Lexicon {
  if (file.format !== 1) throw new Error(`lexicon format ${String(file.format)} is not known`);
  const { tokens = '', aliases = '', aliasIds = '' } = file.tables;
  const texts = [''];
  const hashes: number[] = [0];
  readWords(tokens, texts, hashes);
  const tokenCount = texts.length - 1;
  readWords(aliases, texts, hashes);
  const canonical = new Uint16Array(texts.length);
  for (let id = 1; id < texts.length; id++) {
    canonical[id] = id <= tokenCount ? id : readNumber(aliasIds, (id - tokenCount - 1) * 2, 2);
  }
  const forms = readForms(file.tables, tokenCount, firstLettersOf(texts, canonical));
  const startFilter = new Uint8Array(FILTER_SIZE);
  for (let id = 1; id < texts.length; id++) {
    if (forms.firstStates[canonical[id] as number] === 0) continue;
    admitStart(startFilter, hashes[id] as number);
  }
  return { entryCount: file.entryCount, vocabulary: { ...hashTable(hashes), texts, canonical, startFilter }, ...forms };
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

type FormTables = Omit<Lexicon, 'entryCount' | 'vocabulary'>;

function readForms(tables: LexiconFile['tables'], tokenCount: number, firstLetters: Int32Array): FormTables {
  const {
    counts = '',
    heads = '',
    ids = '',
    fields = '',
    palette = '',
    flags: packedFlags = '',
    exact = '',
    cues = '',
  } = tables;
  const formCount = packedFlags.length;
  const mostStates = ids.length / 2 + 1;
  const steps = emptySteps(mostStates);
  const firstStates = new Uint16Array(tokenCount + 1);
  const formsAt = new Uint16Array(mostStates);
  const nextForms = new Uint16Array(formCount);
  const cuesAt = new Uint16Array(mostStates);
  const nextLetters = new Int32Array(mostStates);
  const entries = new Uint16Array(formCount);
  const flags = new Uint16Array(formCount);
  const exactLetters = new Map<number, string>();
  const exactWords = exact.split(' ');
  const cueLists = new Map<number, CueLists>();
  const path = new Uint16Array(MAX_TOKENS + 1);
  let stateCount = 1;
  let idAt = 0;
  let headAt = 0;
  let cueAt = 0;
  let exactAt = 0;

  /** The state at the end of the next packed sequence; the states on the way are made where they are new. */
  const readSequence = (): number => {
    const head = readNumber(heads, headAt++, 1);
    const shared = (head / 9) | 0;
    const length = shared + (head % 9) + 1;
    let state = shared === 0 ? 0 : (path[shared - 1] as number);
    for (let depth = shared; depth < length; depth++, idAt += 2) {
      const token = readNumber(ids, idAt, 2);
      let next = depth === 0 ? (firstStates[token] as number) : stepTo(steps, state, token);
      if (next === 0) {
        next = stateCount++;
        if (depth === 0) firstStates[token] = next;
        else {
          addStep(steps, state, token, next);
          nextLetters[state] = (nextLetters[state] as number) | (firstLetters[token] as number);
        }
      }
      path[depth] = state = next;
    }
    return state;
  };

  let newCues = 0;
  const readList = (): number[] => {
    const numbers: number[] = [];
    for (let left = readNumber(cues, cueAt++, 1); left > 0; left--) {
      if (readNumber(cues, cueAt, 1) === 90) {
        numbers.push(newCues++ * 2);
        cueAt++;
      } else {
        numbers.push(readNumber(cues, cueAt, 2));
        cueAt += 2;
      }
    }
    return numbers;
  };

  let form = 0;
  for (let concept = 0, i = 0; i < counts.length; concept++) {
    const field = readNumber(fields, concept, 1) << FIELD_SHIFT;
    let left = 0;
    let count = 90;
    while (count === 90) left += count = readNumber(counts, i++, 1);
    for (; left > 0; left--, form++) {
      const state = readSequence();
      nextForms[form] = formsAt[state] as number;
      formsAt[state] = form + 1;
      entries[form] = concept;
      const formFlags = readNumber(palette, readNumber(packedFlags, form, 1) * 2, 2);
      flags[form] = formFlags | field;
      if ((formFlags & FLAG_EXACT) !== 0) exactLetters.set(form, exactWords[exactAt++] ?? '');
      if ((formFlags & FLAG_AMBIGUOUS) !== 0) {
        const forList = readList();
        const againstList = readList();
        cueLists.set(form, { for: forList, against: againstList });
      }
    }
  }
  let cueCount = 0;
  while (headAt < heads.length) cuesAt[readSequence()] = ++cueCount;
  return {
    firstStates,
    steps,
    formsAt,
    nextForms,
    nextLetters,
    cuesAt,
    entries,
    flags,
    exactLetters,
    cues: cueLists,
    cueCount,
  };
}

function emptySteps(most: number): Steps {
  let size = 1024;
  while (size < most * 2) size *= 2;
  return { mask: size - 1, keys: new Int32Array(size), states: new Uint16Array(size) };
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
