import type { Passage, PassageRole } from './detector.ts';
import type { Definition } from './abbreviations.ts';
import {
  FLAG_AMBIGUOUS,
  FLAG_CONTEXT,
  FLAG_EXACT,
  OUTCOME_FIELD,
  TRIAL_FIELD,
  fieldOf,
  topicWeight,
} from './tables.ts';

/** A form at a place where it may be a mention; whether it is one depends on the document. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly form: number;
  readonly entry: number;
  readonly flags: number;
}

/** A cue at a place. */
export interface CueHit {
  readonly cue: number;
  readonly start: number;
  readonly end: number;
}

/** What reading a passage found. The text itself is not kept: pages would be held twice. */
export interface ReadPassage extends Passage {
  readonly role: PassageRole;
  /** Length of the text in UTF-16 units. */
  readonly length: number;
  /** In reading order, longer ones first where they start together; none inside a longer one that needs no sense. */
  readonly candidates: readonly Candidate[];
  /** Its cues, each once. Their places are in the index, where there is a candidate to ask for them. */
  readonly cueNumbers: readonly number[];
  readonly definitions: readonly Definition[];
  readonly index: PassageIndex;
  /** Place among the document's passages, set when it is added; later passages have higher numbers. */
  order: number;
  /** Indexes of ambiguous or gated candidates that were shown once: they stay unless something speaks against them. */
  shown: Set<number> | undefined;
}

/** What decisions ask of a passage, gathered once: a passage may hold thousands of candidates, and each asks. */
export interface PassageIndex {
  /** Places by cue number (cue * 2, or entry * 2 + 1 for certain mentions of an entry): starts and ends in turn, in reading order. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  /** One candidate of each entry that is named without doubt. */
  readonly certain: readonly Candidate[];
  /** Weight for the topic, by entry that speaks for it. */
  readonly topicEntries: ReadonlyMap<number, number>;
  /** The sum of these weights. */
  readonly topicWeight: number;
  /** Entries named by words that any medical page may use, sure ones and everyday ones (context forms) apart. */
  readonly medicalEntries: ReadonlySet<number>;
  readonly everydayEntries: ReadonlySet<number>;
  /** By field: one candidate of each of the first entries that may keep an abbreviation company. */
  readonly companions: ReadonlyMap<number, readonly Candidate[]>;
}

/** Enough to find three that are not the asking candidate's own. */
const MOST_COMPANIONS = 6;

/** Gather a passage's index. Most passages of most pages hold a cue or two and no candidate; they share one empty index. */
export function indexPassage(candidates: readonly Candidate[], cues: readonly CueHit[]): PassageIndex {
  if (candidates.length === 0) return EMPTY_INDEX;
  const places = new Map<number, number[]>();
  // Of a page's thousands of passages most need only one or two of these.
  const certain: Candidate[] = [];
  let topicEntries: Map<number, number> | undefined;
  let medicalEntries: Set<number> | undefined;
  let everydayEntries: Set<number> | undefined;
  let companions: Map<number, Candidate[]> | undefined;
  for (const { cue, start, end } of cues) placeAt(places, cue * 2, start, end);
  for (const candidate of candidates) {
    const { entry, flags, start, end } = candidate;
    const isAmbiguous = (flags & FLAG_AMBIGUOUS) !== 0;
    const isContext = (flags & FLAG_CONTEXT) !== 0;
    if (!isAmbiguous) {
      placeAt(places, entry * 2 + 1, start, end);
      if (isContext) (everydayEntries ??= new Set()).add(entry);
      else {
        if (!medicalEntries?.has(entry)) certain.push(candidate);
        (medicalEntries ??= new Set()).add(entry);
        const weight = topicWeight(flags);
        if (weight > (topicEntries?.get(entry) ?? 0)) (topicEntries ??= new Map()).set(entry, weight);
      }
    }
    const field = companyField(flags);
    if (field === 0 || isContext || (isAmbiguous && (flags & FLAG_EXACT) === 0)) continue;
    const kept = companions?.get(field) ?? [];
    if (kept.length === 0) (companions ??= new Map()).set(field, kept);
    if (kept.length < MOST_COMPANIONS && !kept.some((other) => other.entry === entry)) kept.push(candidate);
  }
  let weight = 0;
  if (topicEntries) for (const entryWeight of topicEntries.values()) weight += entryWeight;
  return {
    places,
    certain,
    topicEntries: topicEntries ?? EMPTY_INDEX.topicEntries,
    topicWeight: weight,
    medicalEntries: medicalEntries ?? EMPTY_INDEX.medicalEntries,
    everydayEntries: everydayEntries ?? EMPTY_INDEX.everydayEntries,
    companions: companions ?? EMPTY_INDEX.companions,
  };
}

/** Trial words and outcomes are spoken of together. */
export function companyField(flags: number): number {
  const field = fieldOf(flags);
  return field === OUTCOME_FIELD ? TRIAL_FIELD : field;
}

function placeAt(places: Map<number, number[]>, cue: number, start: number, end: number): void {
  const known = places.get(cue);
  if (known) known.push(start, end);
  else places.set(cue, [start, end]);
}

export const EMPTY_INDEX: PassageIndex = {
  places: new Map(),
  certain: [],
  topicEntries: new Map(),
  topicWeight: 0,
  medicalEntries: new Set(),
  everydayEntries: new Set(),
  companions: new Map(),
};
