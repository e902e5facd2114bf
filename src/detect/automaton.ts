import { APOSTROPHE, EXPANDED, IGNORED, classOf, isDash, isPlus, isSpace } from './chars.ts';
import { foldTokens, normalGap } from './fold.ts';
import { type Lexicon, ANY_LETTER, letterBit, stepTo } from './tables.ts';
import { hashOf, rawIdOf } from './vocabulary.ts';
import { type StartTokens } from './starts.ts';
import { isTrueToken } from './plurals.ts';
import { endOfToken, readToken } from './tokens.ts';

/** The longest stretch between two tokens of a form, in UTF-16 units: a line end with the indent of the next line. */
const MAX_GAP = 40;
/** Longest gloss in brackets that is passed over: a word or two. */
const MAX_GLOSS = 24;

/**
 * Called for a form or a cue whose tokens stand at text[start, end); nothing else about it has been looked at yet.
 * `tokenCount` is how many tokens it has.
 */
export type OnMatch = (start: number, end: number, state: number, tokenCount: number) => void;

/**
 * Step 3 of the walk: from each token that begins some form, the tokens that follow are tried while they stand next to each
 * other; every accepting state on the way is reported, shortest first. A form has at most MAX_TOKENS tokens and each gap is
 * bounded, so the work is linear in the text whatever the text is.
 */
export function findMatches(text: string, starts: StartTokens, lexicon: Lexicon, onMatch: OnMatch): void {
  const { vocabulary, firstStates, formsAt, cuesAt, nextLetters, steps } = lexicon;
  for (let n = 0; n < starts.count; n++) {
    let token = starts.ids[n] as number;
    let state = firstStates[token] as number;
    if (state === 0) continue;
    const start = starts.starts[n] as number;
    let end = starts.ends[n] as number;
    let tokenCount = 1;
    for (;;) {
      if (formsAt[state] !== 0 || cuesAt[state] !== 0) onMatch(start, end, state, tokenCount);
      const letters = nextLetters[state] as number;
      if (letters === 0) break;
      const next = nextTokenAt(text, end);
      if (next < 0) break;
      const nextClass = classOf(text.charCodeAt(next));
      // Most words do not even begin as any that would go on here, and no gloss is passed over.
      if (nextClass > EXPANDED && (letters & letterBit(nextClass)) === 0 && text.charCodeAt(end + 1) !== 0x28) break;
      const isPlainGap =
        next - end < 2 && (next === end || isSpace(text.charCodeAt(end)) || isDash(text.charCodeAt(end)));
      const gap = isPlainGap ? 0 : gapToken(text, end, next, letters === ANY_LETTER ? lexicon : undefined);
      let reached = 0;
      if (gap >= 0) {
        const afterGap = gap === 0 ? state : stepTo(steps, state, gap);
        token = afterGap === 0 ? 0 : readToken(text, next, vocabulary);
        if (token !== 0) reached = stepTo(steps, afterGap, token);
      }
      if (reached === 0) {
        // "gastric (stomach) cancer": a short gloss in brackets inside a name is passed over.
        const after = skipGloss(text, end);
        if (after < 0) break;
        token = readToken(text, after, vocabulary);
        reached = token === 0 ? 0 : stepTo(steps, state, token);
        if (reached === 0) break;
      }
      state = reached;
      end = endOfToken();
      tokenCount++;
    }
  }
}

/** Where the next token begins, or -1 where none begins within MAX_GAP. */
function nextTokenAt(text: string, from: number): number {
  const most = Math.min(text.length, from + MAX_GAP);
  for (let i = from; i < most; i++) {
    const unitClass = classOf(text.charCodeAt(i));
    if (unitClass >= EXPANDED) return i;
    // The s of a possessive is no token.
    if (unitClass === APOSTROPHE && /^['’ʼ]s(?![\p{L}\p{N}])/iu.test(text.slice(i, i + 3))) i++;
  }
  return -1;
}

/**
 * What stands between two tokens: 0 for what folding ignores (nothing, white space, one hyphen or dash, a possessive's
 * mark, a plus sign), the id of the gap's token where some form requires it ("/", "("), -1 for anything else. Without the
 * lexicon no form requires any.
 */
function gapToken(text: string, from: number, to: number, lexicon: Lexicon | undefined): number {
  let dashes = 0;
  let spaces = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (isSpace(unit)) spaces++;
    else if (isDash(unit)) dashes++;
    else {
      const unitClass = classOf(unit);
      // Whatever has a class of its own here is a mark, an apostrophe or a possessive's s.
      if (unitClass === IGNORED || isPlus(unit) || unitClass >= APOSTROPHE) continue;
      return lexicon ? requiredGap(text.slice(from, to), lexicon) : -1;
    }
  }
  // "T cells - therapy" is two phrases; "T-\n cell" is one word cut at the line's end.
  if (dashes > 1 || (dashes === 1 && spaces > 0 && isSpace(text.charCodeAt(from)))) return -1;
  return 0;
}

function requiredGap(gap: string, { vocabulary }: Lexicon): number {
  const folded = normalGap(gap);
  const id = rawIdOf(vocabulary, hashOf(folded));
  return id !== 0 && vocabulary.texts[id] === folded ? id : -1;
}

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

/** Whether the words at text[start, end) really are those of the form that was matched there by their hashes. */
export function isTrueText(text: string, start: number, end: number, { vocabulary }: Lexicon): boolean {
  return foldTokens(text.slice(start, end)).tokens.every((token) => isTrueToken(token, vocabulary));
}
