import { APOSTROPHE, IGNORED, classOf, isDash, isSpace } from './chars.ts';
import { normalGap } from './fold.ts';
import { type Lexicon, stepTo } from './tables.ts';
import { type KnownTokens, foldSlice, hashOf, singularsOf, slotOf } from './tokens.ts';

/** A form or a cue whose tokens stand in the text; nothing else about it has been looked at yet. */
export interface Match {
  /** Indexes into the known tokens, both included. */
  readonly first: number;
  readonly last: number;
  readonly state: number;
}

/** The longest stretch between two tokens of a form, in UTF-16 units: a line end with the indent of the next line. */
const MAX_GAP = 40;

/**
 * Step 3 of the walk: run the lexicon over the known tokens. From each token that begins some form, the tokens that
 * follow are tried while they stand next to each other; every accepting state on the way is reported, shortest first.
 * A form has at most MAX_TOKENS tokens, so the work is linear in the text whatever the text is.
 */
export function findMatches(text: string, tokens: KnownTokens, lexicon: Lexicon, onMatch: (match: Match) => void): void {
  const { ids, count } = tokens;
  const { canonical, firstStates, formsAt, cuesAt } = lexicon;
  for (let first = 0; first < count; first++) {
    let state = firstStates[canonical[ids[first] as number] as number] as number;
    if (state === 0) continue;
    let last = first;
    for (;;) {
      if (formsAt[state] !== 0 || cuesAt[state] !== 0) onMatch({ first, last, state });
      const step = stepNext(text, tokens, lexicon, state, last) ?? stepOverGloss(text, tokens, lexicon, state, last);
      if (!step) break;
      ({ state, last } = step);
    }
  }
}

interface Step {
  readonly state: number;
  readonly last: number;
}

/** The state after the token that follows `last`, where it stands next to it. */
function stepNext(text: string, tokens: KnownTokens, lexicon: Lexicon, state: number, last: number): Step | undefined {
  const next = last + 1;
  if (next >= tokens.count || (tokens.ordinals[next] as number) !== (tokens.ordinals[last] as number) + 1) return undefined;
  const gap = gapToken(text, tokens.ends[last] as number, tokens.starts[next] as number, lexicon);
  if (gap < 0) return undefined;
  const afterGap = gap === 0 ? state : stepTo(lexicon.steps, state, gap);
  return afterGap === 0 ? undefined : stepOnto(tokens, lexicon, afterGap, next);
}

/** "gastric (stomach) cancer": a short gloss in brackets inside a name is passed over. */
function stepOverGloss(text: string, tokens: KnownTokens, lexicon: Lexicon, state: number, last: number): Step | undefined {
  const after = skipGloss(text, tokens.ends[last] as number);
  if (after < 0) return undefined;
  let next = last + 1;
  while (next < tokens.count && (tokens.starts[next] as number) < after) next++;
  return next < tokens.count && tokens.starts[next] === after ? stepOnto(tokens, lexicon, state, next) : undefined;
}

function stepOnto(tokens: KnownTokens, lexicon: Lexicon, state: number, next: number): Step | undefined {
  const reached = stepTo(lexicon.steps, state, lexicon.canonical[tokens.ids[next] as number] as number);
  return reached === 0 ? undefined : { state: reached, last: next };
}

/**
 * What stands between two tokens: 0 for what folding ignores (nothing, white space, one hyphen or dash, a possessive's
 * mark, a plus sign), the id of the gap's token where some form requires it ("/", "("), -1 for anything else.
 */
function gapToken(text: string, from: number, to: number, lexicon: Lexicon): number {
  if (from === to) return 0;
  if (to - from > MAX_GAP) return -1;
  let dashes = 0;
  let spaces = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (isSpace(unit)) spaces++;
    else if (isDash(unit)) dashes++;
    else {
      const unitClass = classOf(unit);
      if (unitClass === IGNORED || unit === 0x2b) continue;
      if (unitClass === APOSTROPHE) {
        // Skip the s of a possessive, which readTokens left out.
        if (/^['’ʼ]s/i.test(text.slice(i, i + 2)) && i + 2 <= to) i++;
        continue;
      }
      return requiredGap(text.slice(from, to), lexicon);
    }
  }
  // "T cells - therapy" is two phrases; "T-\n cell" is one word cut at the line's end.
  if (dashes > 1 || (dashes === 1 && spaces > 0 && isSpace(text.charCodeAt(from)))) return -1;
  return 0;
}

/** Longest gloss in brackets that is passed over: a word or two. */
const MAX_GLOSS = 24;

/** Where the text goes on behind " (gloss) " at `from`, or -1 where there is no such thing. */
function skipGloss(text: string, from: number): number {
  if (text.charCodeAt(from) !== 0x20 || text.charCodeAt(from + 1) !== 0x28) return -1;
  for (let i = from + 2; i < from + 2 + MAX_GLOSS && i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x29) return i > from + 2 && text.charCodeAt(i + 1) === 0x20 ? i + 2 : -1;
    if (classOf(unit) <= IGNORED && unit !== 0x20 && !isDash(unit)) return -1;
  }
  return -1;
}

function requiredGap(gap: string, lexicon: Lexicon): number {
  const folded = normalGap(gap);
  const { mask, hashes, ids, texts } = lexicon.vocabulary;
  const hash = hashOf(folded);
  let slot = slotOf(hash, mask);
  while (ids[slot] !== 0) {
    const id = ids[slot] as number;
    if (hashes[slot] === hash) return texts[id] === folded ? id : -1;
    slot = (slot + 1) & mask;
  }
  return -1;
}

/**
 * Whether the tokens really are the words their hashes stand for. Two words share a 32-bit hash about once in four
 * thousand million times, and a wrong meaning is worse than none, so every match is held against the text.
 */
export function isTrueMatch(text: string, tokens: KnownTokens, match: Match, lexicon: Lexicon): boolean {
  const { texts } = lexicon.vocabulary;
  for (let k = match.first; k <= match.last; k++) {
    const written = foldSlice(text, tokens.starts[k] as number, tokens.ends[k] as number);
    const known = texts[tokens.ids[k] as number];
    if (written !== known && !singularsOf(written).includes(known ?? '')) return false;
  }
  return true;
}
