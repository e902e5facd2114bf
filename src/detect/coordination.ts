import { EXPANDED, classOf, isSpace } from './chars.ts';
import type { Candidate } from './passages.ts';
import { FLAG_AMBIGUOUS, FLAG_CONTEXT, type Lexicon, stepTo } from './tables.ts';
import { type StartTokens } from './starts.ts';
import { endOfToken, readToken } from './tokens.ts';

/** A candidate with the last of its tokens, which the members of a list before it may share. */
export interface HeadedCandidate extends Candidate {
  readonly head: number;
  readonly tokenCount: number;
}

/** Lists are short; further back is another sentence's business. */
const MOST_MEMBERS = 6;

/**
 * Members of a list that share the last word of a name: "breast, colon, or lung cancer", "T and B cells", "PD-1/PD-L1
 * inhibitors". Each member followed by that word is looked up as if it stood there; the mention covers the member alone.
 */
export function findListMembers(
  text: string,
  starts: StartTokens,
  lexicon: Lexicon,
  found: readonly HeadedCandidate[],
): Candidate[] {
  const members: Candidate[] = [];
  for (const { start, flags, head, tokenCount } of found) {
    if (tokenCount < 2 || (flags & (FLAG_AMBIGUOUS | FLAG_CONTEXT)) !== 0) continue;
    let next = start;
    for (let n = 0; n < MOST_MEMBERS; n++) {
      const end = memberEnd(text, next);
      const member = end < 0 ? undefined : memberEndingAt(text, starts, lexicon, end, head);
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

/** The longest run of up to three tokens ending at `end` that is a certain form when `head` follows. */
function memberEndingAt(
  text: string,
  starts: StartTokens,
  lexicon: Lexicon,
  end: number,
  head: number,
): Candidate | undefined {
  let longest: Candidate | undefined;
  for (let n = indexBefore(starts, end); n >= 0 && n > indexBefore(starts, end) - 4; n--) {
    const start = starts.starts[n] as number;
    if (end - start > 60) break;
    const state = stateOver(text, starts.ids[n] as number, starts.ends[n] as number, end, lexicon);
    const reached = state === 0 ? 0 : stepTo(lexicon.steps, state, head);
    const form = reached === 0 ? -1 : (lexicon.formsAt[reached] as number) - 1;
    if (form < 0) continue;
    const flags = lexicon.flags[form] as number;
    if ((flags & (FLAG_AMBIGUOUS | FLAG_CONTEXT)) !== 0 || !isFree(text, start)) continue;
    longest = { start, end, form, entry: lexicon.entries[form] as number, flags };
  }
  return longest;
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
  return isSpace(before) || classOf(before) === 0;
}
