import { IGNORED, classOf, isSpace } from './chars.ts';
import type { Candidate } from './passages.ts';
import { FLAG_AMBIGUOUS, FLAG_CONTEXT, type Lexicon, stepTo } from './tables.ts';
import type { KnownTokens } from './tokens.ts';

/** Lists are short; further back is another sentence's business. */
const MOST_MEMBERS = 6;

/**
 * Members of a list that share the last word of a name: "breast, colon, or lung cancer", "T and B cells", "PD-1/PD-L1
 * inhibitors". Each member followed by that word is looked up as if it stood there; the mention covers the member alone.
 * `indexOfStart` gives
 * the known token that begins at an offset.
 */
export function findListMembers(
  text: string,
  tokens: KnownTokens,
  lexicon: Lexicon,
  found: readonly Candidate[],
  indexOfStart: ReadonlyMap<number, number>,
): Candidate[] {
  const members: Candidate[] = [];
  for (const candidate of found) {
    if ((candidate.flags & (FLAG_AMBIGUOUS | FLAG_CONTEXT)) !== 0) continue;
    const first = indexOfStart.get(candidate.start);
    if (first === undefined || first === 0) continue;
    let last = first;
    while (last + 1 < tokens.count && (tokens.ends[last] as number) < candidate.end) last++;
    if (last === first) continue;
    const head = lexicon.canonical[tokens.ids[last] as number] as number;
    let next = first;
    for (let n = 0; n < MOST_MEMBERS; n++) {
      const member = memberBefore(text, tokens, lexicon, next, head);
      if (!member) break;
      members.push(member);
      next = indexOfStart.get(member.start) ?? next;
      if (next === 0) break;
    }
  }
  return members;
}

/** The list member that ends before token `next`, looked up with the shared head behind it. Tries the longest first. */
function memberBefore(text: string, tokens: KnownTokens, lexicon: Lexicon, next: number, head: number): Candidate | undefined {
  const end = next - 1;
  // Some forms hold "and" or "or", so these may be known tokens themselves.
  const last = /^(?:and|or)$/i.test(text.slice(tokens.starts[end], tokens.ends[end])) ? end - 1 : end;
  if (last < 0 || !isListGap(text.slice(tokens.ends[last], tokens.starts[next]))) return undefined;
  for (let first = Math.max(0, last - 3); first <= last; first++) {
    if ((tokens.ordinals[last] as number) - (tokens.ordinals[first] as number) !== last - first) continue;
    let state = lexicon.firstStates[lexicon.canonical[tokens.ids[first] as number] as number] as number;
    for (let k = first + 1; k <= last && state !== 0; k++) {
      const gap = text.slice(tokens.ends[k - 1], tokens.starts[k]);
      state = /^[\s-]?$/.test(gap) ? stepTo(lexicon.steps, state, lexicon.canonical[tokens.ids[k] as number] as number) : 0;
    }
    if (state !== 0) state = stepTo(lexicon.steps, state, head);
    if (state === 0 || lexicon.formsAt[state] === 0) continue;
    const form = (lexicon.formsAt[state] as number) - 1;
    const flags = lexicon.flags[form] as number;
    const start = tokens.starts[first] as number;
    const before = text.charCodeAt(start - 1);
    if ((flags & (FLAG_AMBIGUOUS | FLAG_CONTEXT)) !== 0 || (start > 0 && classOf(before) > IGNORED && !isSpace(before))) continue;
    return { start, end: tokens.ends[last] as number, form, entry: lexicon.entries[form] as number, flags };
  }
  return undefined;
}

/** What parts the members of a list. */
function isListGap(between: string): boolean {
  return /^(?:,\s*|\s*\/\s*|-?,?\s+(?:and|or|and\/or)\s+)$/i.test(between);
}
