import type { Passage, PassageRole } from './detector.ts';
import type { Definition } from './abbreviations.ts';

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
  readonly cues: readonly CueHit[];
  readonly definitions: readonly Definition[];
  /** The words that stood at candidates and cues, by start, for reasons shown to the reader. */
  readonly words: ReadonlyMap<number, string>;
  /** Place among the document's passages, set when it is added; later passages have higher numbers. */
  order: number;
  /** Indexes of ambiguous or gated candidates that were shown once: they stay unless something speaks against them. */
  shown: Set<number>;
}
