import { EXPANDED, classOf, isDash, isSpace } from './chars.ts';
import type { Candidate } from './passages.ts';
import { FLAG_AMBIGUOUS, FLAG_CONTEXT, type Lexicon, stepTo } from './tables.ts';
import { type StartTokens } from './starts.ts';
import { endOfToken, readToken } from './tokens.ts';

/** A candidate with the number of its tokens: the members of a list before it may share all but the first. */
export interface HeadedCandidate extends Candidate {
  readonly tokenCount: number;
}

/** Lists are short; further back is another sentence's business. */
const MOST_MEMBERS = 6;

/**
 * Members of a list that share the last words of a name: "breast, colon, or lung cancer", "red and white blood cells",
 * "PD-1/PD-L1 inhibitors". Each member followed by these words is looked up as if they stood there; the mention covers the
 * member alone.
 */
export function findListMembers(
  text: string,
  starts: StartTokens,
  lexicon: Lexicon,
  found: readonly HeadedCandidate[],
): Candidate[] {
  const members: Candidate[] = [];
  for (const { start, end: candidateEnd, flags, tokenCount } of found) {
    if (tokenCount < 2 || (flags & (FLAG_AMBIGUOUS | FLAG_CONTEXT)) !== 0 || memberEnd(text, start) < 0) continue;
    const tokens = tokensIn(text, start, candidateEnd, lexicon);
    let next = start;
    for (let n = 0; n < MOST_MEMBERS; n++) {
      const end = memberEnd(text, next);
      const member = end < 0 ? undefined : memberEndingAt(text, starts, lexicon, end, tokens);
      if (!member) break;
      members.push(member);
      next = member.start;
    }
  }
  return members;
}

/** Where the list member before `next` ends: behind it stand a comma, a slash, "and" or "or". -1 where there is no list. */
function memberEnd(text: string, next: number): number {
  const before = text.slice(Math.max(0, next - 12), next);
  const joint = /(?:,\s*|\s?\/\s?|-?,?\s+(?:and\/or|and|or)\s+)$/i.exec(before);
  return joint && joint.index > 0 ? next - before.length + joint.index : -1;
}

/** The longest run of up to four tokens ending at `end` that is a certain form when the last of `tokens` follow. */
function memberEndingAt(
  text: string,
  starts: StartTokens,
  lexicon: Lexicon,
  end: number,
  tokens: readonly number[],
): Candidate | undefined {
  let longest: Candidate | undefined;
  for (let n = indexBefore(starts, end); n >= 0 && n > indexBefore(starts, end) - 4; n--) {
    const start = starts.starts[n] as number;
    if (end - start > 60) break;
    const state = stateOver(text, starts.ids[n] as number, starts.ends[n] as number, end, lexicon);
    const form = state === 0 ? -1 : formOver(state, tokens, lexicon);
    if (form < 0) continue;
    const flags = lexicon.flags[form] as number;
    if ((flags & (FLAG_AMBIGUOUS | FLAG_CONTEXT)) !== 0 || !isFree(text, start)) continue;
    longest = { start, end, form, entry: lexicon.entries[form] as number, flags };
  }
  return longest;
}

/** The form reached from a state over the last one, two ... of the tokens, or -1. */
function formOver(state: number, tokens: readonly number[], lexicon: Lexicon): number {
  for (let shared = 1; shared < tokens.length; shared++) {
    let reached = state;
    for (const token of tokens.slice(-shared)) reached = reached === 0 ? 0 : stepTo(lexicon.steps, reached, token);
    if (reached !== 0 && lexicon.formsAt[reached] !== 0) return (lexicon.formsAt[reached] as number) - 1;
  }
  return -1;
}

/** The token ids of text[start, end). */
function tokensIn(text: string, start: number, end: number, { vocabulary }: Lexicon): number[] {
  const tokens: number[] = [];
  for (let at = start; at < end;) {
    if (classOf(text.charCodeAt(at)) < EXPANDED) at++;
    else {
      tokens.push(readToken(text, at, vocabulary));
      at = Math.max(endOfToken(), at + 1);
    }
  }
  return tokens;
}

/** The state after the tokens from one that ended at `from` up to `end`, or 0 where they are no beginning of a form. */
function stateOver(text: string, first: number, from: number, end: number, lexicon: Lexicon): number {
  let state = lexicon.firstStates[first] as number;
  let at = from;
  while (at < end && state !== 0) {
    if (!/^[\s\p{Pd}]?[\p{L}\p{N}]/u.test(text.slice(at, at + 2))) return 0;
    const token = readToken(text, classOf(text.charCodeAt(at)) >= EXPANDED ? at : at + 1, lexicon.vocabulary);
    state = token === 0 ? 0 : stepTo(lexicon.steps, state, token);
    at = endOfToken();
  }
  return at === end ? state : 0;
}

/** Index of the last start token that begins before `offset`. */
function indexBefore(starts: StartTokens, offset: number): number {
  let low = 0;
  let high = starts.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts.starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isFree(text: string, start: number): boolean {
  if (start === 0) return true;
  const before = text.charCodeAt(start - 1);
  return isSpace(before) || (classOf(before) === 0 && !isDash(before));
}
