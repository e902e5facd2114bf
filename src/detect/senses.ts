import { type Known, isAround, weigh } from './cues.ts';
import { type Evidence, topicLevel } from './evidence.ts';
import type { SenseReason } from './lexicon.ts';
import { type Candidate, type ReadPassage, companyField } from './passages.ts';
import {
  FLAG_AMBIGUOUS,
  FLAG_CAPITAL,
  FLAG_CONTEXT,
  FLAG_EXACT,
  IMMUNE_FIELD,
  OUTCOME_FIELD,
  THERAPY_FIELD,
  TRIAL_FIELD,
  fieldOf,
  topicWeight,
} from './tables.ts';

/** Whether a candidate is shown, as what, and why; `kind` 'silent' carries the reason for tests and `--explain`. */
export type Decision =
  | {
      readonly kind: 'shown';
      readonly entry: number;
      readonly reason?: SenseReason;
      /** The document is not known to be about cancer: right, but off at the default density. */
      readonly isOffTopic?: true;
    }
  | { readonly kind: 'silent'; readonly because: string; readonly isContrary: boolean };

/** Within this many units two words stand beside each other. */
const BESIDE = 40;
/** What must be reached: one cue in the same passage or heading, or two in the document. */
const ENOUGH = 2;
/** Without such cues: words of its own field in the passage (2 for a certain one, 1 for another abbreviation) and the topic (2 for cancer). */
const ENOUGH_COMPANY = 3;
/** Two letters mean more things than three. */
const ENOUGH_COMPANY_OF_TWO = 4;

/**
 * Step 5 of the walk: what a candidate means in this document. Unsure means silent.
 * Ambiguous forms need a definition or cues for their sense, and more of them than against it; context forms and words that
 * other fields share need a document about cancer; names that only cancer immunotherapy has need nothing.
 */
export function decideSense(candidate: Candidate, passage: ReadPassage, known: Known): Decision {
  return (candidate.flags & FLAG_AMBIGUOUS) !== 0
    ? decideAmbiguous(candidate, passage, known)
    : decideByTopic(candidate, passage, known);
}

function decideByTopic(candidate: Candidate, passage: ReadPassage, known: Known): Decision {
  const { evidence } = known;
  const weight = topicWeight(candidate.flags);
  const isContext = (candidate.flags & FLAG_CONTEXT) !== 0;
  if (weight === 2 && !isContext) return { kind: 'shown', entry: candidate.entry };
  const level = levelAround(passage, evidence);
  if (level === 2) {
    return {
      kind: 'shown',
      entry: candidate.entry,
      ...(isContext && { reason: { kind: 'topic', words: topicWords(passage, known) } }),
    };
  }
  if (!isContext) return { kind: 'shown', entry: candidate.entry, isOffTopic: true };
  // An everyday word on a page that is medical at least: a reader who wants every word may see it. Words of outcomes need
  // cancer itself, because other diseases have remissions of their own.
  const isOutcome = fieldOf(candidate.flags) === OUTCOME_FIELD;
  // Cancer in small letters is no zodiac sign.
  const isDisease = weight === 1 && (candidate.flags & FLAG_CAPITAL) === 0;
  if (level === 1 || isDisease || (!isOutcome && isMedical(passage, candidate.entry, bearEachOther(candidate.flags)))) {
    return { kind: 'shown', entry: candidate.entry, isOffTopic: true };
  }
  return { kind: 'silent', because: 'the page is not about cancer', isContrary: false };
}

/**
 * How many everyday medical words it takes to bear out another. Trial words and words of the immune system are everyday words
 * of law and politics as well ("claimed immunity before the trial"); fever and surgery are nobody else's.
 */
function bearEachOther(flags: number): number {
  const field = fieldOf(flags);
  return field === TRIAL_FIELD || field === IMMUNE_FIELD ? 2 : 1;
}

/**
 * Whether a passage names something medical besides one entry: one sure word, or `everydayNeeded` everyday ones that bear each
 * other out (see `bearEachOther`).
 */
function isMedical({ index }: ReadPassage, besides: number, everydayNeeded: number): boolean {
  const sure = index.medicalEntries.size - (index.medicalEntries.has(besides) ? 1 : 0);
  const everyday = index.everydayEntries.size - (index.everydayEntries.has(besides) ? 1 : 0);
  return sure >= 1 || everyday >= everydayNeeded;
}

/** The topic as seen from a passage: the document's, or its own where it says more. */
function levelAround(passage: ReadPassage, evidence: Evidence): 0 | 1 | 2 {
  const documentLevel = topicLevel(evidence.topic);
  if (documentLevel === 2) return 2;
  const own = passage.index.topicWeight;
  if (own >= 2 || (own === 1 && passage.index.medicalEntries.size + passage.index.everydayEntries.size >= 3)) return 2;
  return own === 1 || documentLevel === 1 ? 1 : 0;
}

function topicWords({ index }: ReadPassage, { writtenAs }: Known): readonly string[] {
  return index.certain
    .filter(({ entry }) => index.topicEntries.has(entry))
    .slice(0, 3)
    .map(({ entry }) => writtenAs(entry * 2 + 1));
}

function decideAmbiguous(candidate: Candidate, passage: ReadPassage, known: Known): Decision {
  const decision = decideByEvidence(candidate, passage, known);
  // Right as it may be ("go to the ER"), on a page that never speaks of cancer it is no business of ours.
  const isOurs = fieldOf(candidate.flags) === THERAPY_FIELD || levelAround(passage, known.evidence) > 0;
  return decision.kind === 'shown' && !isOurs ? { ...decision, isOffTopic: true } : decision;
}

function decideByEvidence(candidate: Candidate, passage: ReadPassage, known: Known): Decision {
  const { evidence, lexicon } = known;
  const definition = evidence.definitionOf(candidate.form, passage.order, candidate.start);
  if (definition) {
    if (definition.entry === undefined) return contrary(`the page defines it as "${definition.words}"`);
    return { kind: 'shown', entry: definition.entry, reason: { kind: 'defined', words: definition.words } };
  }
  const lists = lexicon.cues.get(candidate.form) ?? { for: [], against: [] };
  // Words around the form itself settle it: "ALL of", "your arm", "hepatitis B".
  const denied = lists.against.find((cue) => isAround(cue, candidate, passage));
  if (denied !== undefined) return contrary(`against it: ${known.writtenAs(denied)}`);
  // A definition further on says what the writer means there. If it is of something else, better silent here as well.
  const later = evidence.firstDefinitionOf(candidate.form);
  if (later && later.entry !== candidate.entry) return contrary(`the page later defines it as "${later.words}"`);
  const pro = weigh([...lists.for, candidate.entry * 2 + 1], candidate, passage, known);
  const level = levelAround(passage, evidence);
  const isWord = (candidate.flags & FLAG_EXACT) === 0;
  // On a page about cancer a word's other sense must stand right beside it: "fever" in the next sentence does not make
  // recurrent disease a recurrent fever. An abbreviation is given no such credit.
  const contra = weigh(lists.against, candidate, passage, known, isWord && level === 2 ? BESIDE : Infinity);
  if (contra.weight > 0 && contra.weight >= pro.weight) return contrary(`against it: ${contra.words.join(', ')}`);
  // What stands in this passage outweighs whatever stands elsewhere.
  if (contra.isHere && !pro.isHere) return contrary(`against it here: ${contra.words.join(', ')}`);
  if (pro.weight >= ENOUGH) return byCues(candidate, pro.words);
  if (contra.weight === 0) {
    const company = companyOf(candidate, passage, known);
    const isLong = candidate.end - candidate.start > 2;
    const weight = pro.weight + company.weight + level + (isLong && !isWord && namesImmunotherapy(passage) ? 1 : 0);
    if (weight >= (isLong ? ENOUGH_COMPANY : ENOUGH_COMPANY_OF_TWO)) {
      return byCues(candidate, [...pro.words, ...company.words]);
    }
    // Immunotherapy itself: its other sense, allergy shots, comes with words that speak against this one.
    if (topicWeight(candidate.flags) === 2 && isWord && level + passage.index.medicalEntries.size > 0) {
      return { kind: 'shown', entry: candidate.entry, reason: { kind: 'topic', words: topicWords(passage, known) } };
    }
    // A word, not an abbreviation, on a page about cancer: most likely ours, and off unless the reader wants every word.
    if (level === 2 && isWord) {
      const reason = { kind: 'topic', words: topicWords(passage, known) } as const;
      return { kind: 'shown', entry: candidate.entry, isOffTopic: true, reason };
    }
  }
  return { kind: 'silent', because: `too little for it (${pro.words.join(', ') || 'nothing'})`, isContrary: false };
}

function contrary(because: string): Decision {
  return { kind: 'silent', because, isContrary: true };
}

function byCues(candidate: Candidate, words: readonly string[]): Decision {
  return { kind: 'shown', entry: candidate.entry, reason: { kind: 'cues', words: words.slice(0, 3) } };
}

/** Whether the passage names something that only cancer immunotherapy has. */
function namesImmunotherapy({ index }: ReadPassage): boolean {
  for (const weight of index.topicEntries.values()) if (weight === 2) return true;
  return false;
}

/**
 * Words of the same field that stand in the passage: other abbreviations that are as uncertain by themselves (PFS beside
 * OS) count like certain ones, because it is together that they are telling. Only abbreviations keep company.
 */
function companyOf(
  candidate: Candidate,
  passage: ReadPassage,
  { writtenAs }: Known,
): { readonly weight: number; readonly words: readonly string[] } {
  if ((candidate.flags & FLAG_EXACT) === 0) return { weight: 0, words: [] };
  const companions = (passage.index.companions.get(companyField(candidate.flags)) ?? [])
    .filter(
      (other) =>
        other.entry !== candidate.entry &&
        other.form !== candidate.form &&
        (other.start >= candidate.end || other.end <= candidate.start),
    )
    .slice(0, 3);
  const sum = companions.reduce((weight, { flags }) => weight + ((flags & FLAG_AMBIGUOUS) === 0 ? 2 : 1), 0);
  return {
    // Three others make the set: CR in 3, PR in 11, SD in 9 and PD in 7.
    weight: sum + (companions.length === 3 ? 1 : 0),
    words: companions.map(({ entry }) => writtenAs(entry * 2 + 1)),
  };
}
