import type { Evidence } from './evidence.ts';
import type { Candidate, ReadPassage } from './passages.ts';
import type { Lexicon } from './tables.ts';

/** What is known besides the passage. */
export interface Known {
  readonly evidence: Evidence;
  readonly lexicon: Lexicon;
  /** The words of a cue as the document first wrote them. */
  writtenAs(cue: number): string;
}

/** Within this many UTF-16 units (about a sentence on each side) a cue stands "near by". */
const NEAR = 200;
/** A cue near by, in the same passage, in a heading, elsewhere in the document. Near by alone is enough. */
const NEAR_WEIGHT = 3;
const PASSAGE_WEIGHT = 2;
const HEADING_WEIGHT = 2;
const DOCUMENT_WEIGHT = 1;

/** What a list of cues says about a candidate. */
export interface Weighed {
  /** The four strongest cues together. */
  readonly weight: number;
  /** The cues as the document wrote them, the strongest first. */
  readonly words: readonly string[];
  /** Whether any of them stands in the candidate's own passage. */
  readonly isHere: boolean;
}

/** How much a list of cues says about a candidate; cues of its own passage only count `within` so many units of it. */
export function weigh(
  cues: readonly number[],
  candidate: Candidate,
  passage: ReadPassage,
  { evidence, writtenAs }: Known,
  within = Infinity,
): Weighed {
  const found: { readonly weight: number; readonly words: string }[] = [];
  let isHere = false;
  for (const cue of cues) {
    if (isAround(cue, candidate, passage)) {
      isHere = true;
      found.push({ weight: NEAR_WEIGHT, words: writtenAs(cue) });
      continue;
    }
    const distance = distanceTo(cue, candidate, passage);
    if (distance !== undefined && distance > within) continue;
    if (distance !== undefined) {
      isHere = true;
      found.push({ weight: distance <= NEAR ? NEAR_WEIGHT : PASSAGE_WEIGHT, words: writtenAs(cue) });
    } else if (within === Infinity && evidence.countOf(cue) > 0 && !onlyHere(cue, passage, evidence)) {
      found.push({
        weight: evidence.headingCountOf(cue) > 0 ? HEADING_WEIGHT : DOCUMENT_WEIGHT,
        words: writtenAs(cue),
      });
    }
  }
  found.sort((a, b) => b.weight - a.weight);
  return {
    weight: found.slice(0, 4).reduce((sum, { weight }) => sum + weight, 0),
    words: [...new Set(found.map(({ words }) => words))],
    isHere,
  };
}

/** Whether the only passage with this cue is the candidate's own, where it overlaps the candidate itself and so says nothing. */
function onlyHere(cue: number, passage: ReadPassage, evidence: Evidence): boolean {
  return evidence.countOf(cue) <= 1 && passage.index.places.has(cue);
}

/** How far the nearest place of a cue in the passage is from the candidate; undefined where only overlapping ones are. */
function distanceTo(cue: number, candidate: Candidate, passage: ReadPassage): number | undefined {
  const places = passage.index.places.get(cue);
  if (!places) return undefined;
  // Places are in reading order: halve to the first that begins behind the candidate, then look at both sides.
  let low = 0;
  let high = places.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle * 2] as number) < candidate.end) low = middle + 1;
    else high = middle;
  }
  const after = low * 2 < places.length ? (places[low * 2] as number) - candidate.end : undefined;
  for (let n = low - 1; n >= 0; n--) {
    const end = places[n * 2 + 1] as number;
    // The candidate itself, or what it overlaps, says nothing.
    if (end > candidate.start) continue;
    return Math.min(candidate.start - end, after ?? Infinity);
  }
  return after;
}

/** Whether a cue stands around the candidate, which is part of it. */
export function isAround(cue: number, candidate: Candidate, passage: ReadPassage): boolean {
  const places = passage.index.places.get(cue);
  if (cue % 2 === 1 || !places) return false;
  let low = 0;
  let high = places.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle * 2] as number) <= candidate.start) low = middle + 1;
    else high = middle;
  }
  // The last one that begins at or before the candidate; cues are short, so an earlier one would not reach so far.
  const end = low === 0 ? -1 : (places[low * 2 - 1] as number);
  const start = low === 0 ? -1 : (places[low * 2 - 2] as number);
  return end >= candidate.end && end - start > candidate.end - candidate.start;
}
