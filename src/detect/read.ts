import { type Definition, entryOfLongForm, findDefinition } from './abbreviations.ts';
import { findMatches, isTrueText } from './automaton.ts';
import { isBounded, isWholeWord } from './boundaries.ts';
import { IGNORED, classOf } from './chars.ts';
import { type HeadedCandidate, findListMembers } from './coordination.ts';
import type { PassageRole } from './detector.ts';
import { foldTokens } from './fold.ts';
import { type Candidate, type CueHit, EMPTY_INDEX, type ReadPassage, indexPassage } from './passages.ts';
import { FLAG_AMBIGUOUS, FLAG_CAPITAL, FLAG_CONTEXT, FLAG_EXACT, type Lexicon } from './tables.ts';
import { type StartTokens, findStarts, makeStartTokens } from './starts.ts';

/** Reads passages one after the other, into the same token arrays. */
export interface Reader {
  /** What a passage holds, or undefined for nothing. */
  read(text: string, role: PassageRole): ReadPassage | undefined;
  /** The words of a cue (cue * 2, or entry * 2 + 1) as the document first wrote them, for reasons shown to the reader. */
  writtenAs(cue: number): string;
}

export function createReader(lexicon: Lexicon): Reader {
  const { cuesAt, formsAt, nextForms, flags: flagsOf, exactLetters, entries } = lexicon;
  let starts: StartTokens = makeStartTokens(1024);
  // The passage being read. Kept here so that nothing is made for one that holds nothing, as most do.
  let text = '';
  let found: HeadedCandidate[] = [];
  // Its cues, three numbers each (cue, start, end); made into objects only where a candidate may ask for their places.
  const hits: number[] = [];
  // Kept here and not with the passages, or a page full of terms would be held twice.
  const written = new Map<number, string>();
  const isWritten = new Uint8Array(lexicon.cueCount + 1);
  return { read, writtenAs: (cue) => written.get(cue) ?? '' };

  function read(given: string, role: PassageRole): ReadPassage | undefined {
    if (given.length > starts.ids.length) starts = makeStartTokens(Math.max(given.length, starts.ids.length * 2));
    findStarts(given, lexicon, starts);
    if (starts.count === 0) return undefined;
    text = given;
    hits.length = 0;
    findMatches(text, starts, lexicon, onMatch);
    if (found.length === 0) return hits.length === 0 ? undefined : hearsayOf(hits, text.length, role);
    const passage = passageOf(found, role);
    found = [];
    return passage;
  }

  function onMatch(start: number, untrimmed: number, state: number, tokenCount: number): void {
    const end = trimEnd(text, untrimmed);
    const cue = cuesAt[state] as number;
    if (cue !== 0 && isWholeWord(text, start, end)) {
      hits.push(cue - 1, start, end);
      if (isWritten[cue] === 0) {
        isWritten[cue] = 1;
        written.set((cue - 1) * 2, text.slice(start, end));
      }
    }
    for (let form = (formsAt[state] as number) - 1; form >= 0; form = (nextForms[form] as number) - 1) {
      const flags = flagsOf[form] as number;
      if ((flags & FLAG_EXACT) !== 0 && !hasLetters(text, start, end, exactLetters.get(form) ?? '')) continue;
      const first = text.charCodeAt(start);
      const seenFlags = first >= 0x41 && first <= 0x5a ? flags | FLAG_CAPITAL : flags;
      if (!isBounded(text, start, end, flags) || !isTrueText(text, start, end, lexicon)) continue;
      found.push({ start, end, form, entry: entries[form] as number, flags: seenFlags, tokenCount });
    }
  }

  function passageOf(headed: readonly HeadedCandidate[], role: PassageRole): ReadPassage {
    const members = findListMembers(text, starts, lexicon, headed);
    const all: Candidate[] = [...headed, ...members].sort((a, b) => a.start - b.start || b.end - a.end);
    const candidates = dropInner(all);
    for (const { entry, start, end } of candidates) {
      const cue = entry * 2 + 1;
      if (!written.has(cue)) written.set(cue, text.slice(start, end));
    }
    return {
      isBarren: false,
      dependsOnEvidence: candidates.length > 0,
      role,
      length: text.length,
      candidates,
      cueNumbers: distinctCues(hits),
      definitions: definitionsIn(text, candidates, all),
      index: indexPassage(candidates, cuesOf(hits)),
      order: 0,
      shown: undefined,
    };
  }
}

/** A passage of cues alone, as most prose is: it only tells the document something. */
function hearsayOf(hits: readonly number[], length: number, role: PassageRole): ReadPassage {
  return {
    isBarren: false,
    dependsOnEvidence: false,
    role,
    length,
    candidates: [],
    cueNumbers: distinctCues(hits),
    definitions: [],
    index: EMPTY_INDEX,
    order: 0,
    shown: undefined,
  };
}

/** Of hits as they were gathered, three numbers each (cue, start, end). */
function cuesOf(hits: readonly number[]): CueHit[] {
  const cues: CueHit[] = [];
  for (let i = 0; i < hits.length; i += 3) {
    cues.push({ cue: hits[i] as number, start: hits[i + 1] as number, end: hits[i + 2] as number });
  }
  return cues;
}

/** So many are compared one by one, which is quicker than making a set. */
const FEW = 16;

function distinctCues(hits: readonly number[]): readonly number[] {
  if (hits.length > FEW * 3) {
    const all = new Set<number>();
    for (let i = 0; i < hits.length; i += 3) all.add(hits[i] as number);
    return [...all];
  }
  const numbers: number[] = [];
  for (let i = 0; i < hits.length; i += 3) {
    const cue = hits[i] as number;
    if (!numbers.includes(cue)) numbers.push(cue);
  }
  return numbers;
}

/** What the text says of its own short forms. */
function definitionsIn(text: string, candidates: readonly Candidate[], all: readonly Candidate[]): Definition[] {
  const certain = all.filter((candidate) => (candidate.flags & FLAG_AMBIGUOUS) === 0);
  return candidates.flatMap(({ start, end, form, entry, flags }) => {
    if ((flags & FLAG_AMBIGUOUS) === 0) return [];
    const long = findDefinition(text, start, end);
    if (!long) return [];
    return [{ form, at: start, words: text.slice(long.start, long.end), entry: entryOfLongForm(long, certain, entry) }];
  });
}

/** Soft hyphens and the like at a token's end are not part of the mention. */
function trimEnd(text: string, end: number): number {
  let trimmed = end;
  while (trimmed > 0 && classOf(text.charCodeAt(trimmed - 1)) === IGNORED) trimmed--;
  return trimmed;
}

/** Whether the text shows exactly these letters, a plural's small s aside: CAR and CARs, but not car. */
function hasLetters(text: string, start: number, end: number, letters: string): boolean {
  // Nearly all that comes here is an everyday word in small letters; the first letter tells.
  if (text.charCodeAt(start) !== letters.charCodeAt(0)) return false;
  const written = foldTokens(text.slice(start, end)).letters;
  return written === letters || written === `${letters}s`;
}

/**
 * Drop candidates that would lose to one which needs no sense of its own and so is a mention in any case: "PD-1" in "PD-1
 * inhibitor", "small cell" in "non-small cell". What only shares words with it and comes later would lose as well.
 */
function dropInner(sorted: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  let coveredTo = 0;
  for (const candidate of sorted) {
    if (candidate.start < coveredTo) continue;
    kept.push(candidate);
    if ((candidate.flags & (FLAG_AMBIGUOUS | FLAG_CONTEXT)) === 0) coveredTo = candidate.end;
  }
  return kept;
}
