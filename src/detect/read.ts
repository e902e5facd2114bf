import { entryOfLongForm, findDefinition } from './abbreviations.ts';
import { findMatches, isTrueMatch } from './automaton.ts';
import { isBounded } from './boundaries.ts';
import { IGNORED, classOf } from './chars.ts';
import { findListMembers } from './coordination.ts';
import type { PassageRole } from './detector.ts';
import type { Candidate, CueHit, ReadPassage } from './passages.ts';
import { FLAG_AMBIGUOUS, FLAG_CONTEXT, FLAG_EXACT, FLAG_INTERNATIONAL, type Lexicon } from './tables.ts';
import { type KnownTokens, makeTokens, readTokens } from './tokens.ts';

export interface ReaderOptions {
  /** On pages that are not in English: only names that are the same in every language. */
  readonly internationalOnly: boolean;
}

/** Reads passages one after the other into the same token arrays. */
export function createReader(lexicon: Lexicon, { internationalOnly }: ReaderOptions) {
  let tokens: KnownTokens = makeTokens(1024);

  return function read(text: string, role: PassageRole): ReadPassage | undefined {
    if (text.length >= tokens.ids.length) tokens = makeTokens(Math.max(text.length + 1, tokens.ids.length * 2));
    readTokens(text, lexicon.vocabulary, tokens);
    if (tokens.count === 0) return undefined;
    const found: Candidate[] = [];
    const cues: CueHit[] = [];
    findMatches(text, tokens, lexicon, (match) => {
      const start = tokens.starts[match.first] as number;
      const end = trimEnd(text, tokens.ends[match.last] as number);
      if (!isTrueMatch(text, tokens, match, lexicon)) return;
      const cue = lexicon.cuesAt[match.state] as number;
      if (cue !== 0 && isBounded(text, start, end, 0)) cues.push({ cue: cue - 1, start, end });
      for (let form = (lexicon.formsAt[match.state] as number) - 1; form >= 0; form = (lexicon.nextForms[form] as number) - 1) {
        const flags = lexicon.flags[form] as number;
        if (internationalOnly && (flags & FLAG_INTERNATIONAL) === 0) continue;
        if ((flags & FLAG_EXACT) !== 0 && !hasLetters(text, tokens, match, lexicon.exactLetters.get(form))) continue;
        if (isBounded(text, start, end, flags)) found.push({ start, end, form, entry: lexicon.entries[form] as number, flags });
      }
    });
    if (found.length === 0 && cues.length === 0) return undefined;
    if (found.length > 0) {
      const indexOfStart = new Map<number, number>();
      for (let k = 0; k < tokens.count; k++) indexOfStart.set(tokens.starts[k] as number, k);
      found.push(...findListMembers(text, tokens, lexicon, found, indexOfStart));
    }
    const candidates = dropInner(found.sort((a, b) => a.start - b.start || b.end - a.end));
    const certain = found.filter((candidate) => (candidate.flags & FLAG_AMBIGUOUS) === 0);
    const definitions = candidates.flatMap((candidate) => {
      if ((candidate.flags & FLAG_AMBIGUOUS) === 0) return [];
      const long = findDefinition(text, candidate.start, candidate.end);
      if (!long) return [];
      return [{ form: candidate.form, at: candidate.start, words: text.slice(long.start, long.end), entry: entryOfLongForm(long, certain, candidate.entry) }];
    });
    const words = new Map<number, string>();
    for (const place of [...candidates, ...cues]) {
      const written = text.slice(place.start, place.end);
      if (written.length > (words.get(place.start)?.length ?? 0)) words.set(place.start, written);
    }
    return {
      isBarren: false,
      dependsOnEvidence: candidates.length > 0,
      role,
      length: text.length,
      candidates,
      cues,
      definitions,
      words,
      order: 0,
      shown: new Set(),
    };
  };
}

/** Soft hyphens and the like at a token's end are not part of the mention. */
function trimEnd(text: string, end: number): number {
  let trimmed = end;
  while (trimmed > 0 && classOf(text.charCodeAt(trimmed - 1)) === IGNORED) trimmed--;
  return trimmed;
}

/** Whether the tokens show exactly these letters, a plural's small s aside: CAR and CARs, but not car. */
function hasLetters(text: string, tokens: KnownTokens, match: { readonly first: number; readonly last: number }, letters: string | undefined): boolean {
  let written = '';
  for (let k = match.first; k <= match.last; k++) written += text.slice(tokens.starts[k], tokens.ends[k]);
  const plain = /[\p{Cf}]/u.test(written) ? written.replace(/\p{Cf}/gu, '') : written;
  return plain === letters || plain === `${letters ?? ''}s`;
}

/** Drop candidates that lie inside a longer one which needs no sense of its own: "PD-1" in "PD-1 inhibitor", "small cell" in "non-small cell". */
function dropInner(sorted: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  let cover: Candidate | undefined;
  for (const candidate of sorted) {
    if (cover && candidate.end <= cover.end && candidate.end - candidate.start < cover.end - cover.start) continue;
    kept.push(candidate);
    if ((candidate.flags & (FLAG_AMBIGUOUS | FLAG_CONTEXT)) === 0 && (!cover || candidate.end > cover.end)) cover = candidate;
  }
  return kept;
}
