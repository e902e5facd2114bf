import type { Mention } from './lexicon.ts';

/**
 * The door between pages and language (steps 3 to 5 of the walk): a page hands in passages as it reads them,
 * and asks for each passage's mentions, which depend on what the whole document has told so far.
 */
export interface Detector {
  /** Find everything that may be a mention in one passage (text that reads as one line: a block's inline run). Decides nothing, keeps nothing. Linear in the text. */
  read(text: string, role?: PassageRole): Passage;
  /** Let a passage's evidence count for the document. */
  add(passage: Passage): void;
  /** Take a passage's evidence back, because its text has gone or changed. */
  remove(passage: Passage): void;
  /** The passage's mentions under the evidence so far, in reading order, none overlapping. Cheap when nothing in it depends on evidence. */
  decide(passage: Passage): readonly Mention[];
  /** Counts up whenever evidence changed such that `decide` may answer otherwise than before. */
  readonly evidenceVersion: number;
}

/** What part a passage plays: titles and headings say more about the topic than running text. */
export type PassageRole = 'title' | 'heading' | 'text';

/** A passage that was read; opaque to pages except for these two. */
export interface Passage {
  /** It holds nothing, neither candidates nor evidence: it can be forgotten after `add`, and is never removed. */
  readonly isBarren: boolean;
  /** Its mentions may change when the document's evidence changes; others are decided once. */
  readonly dependsOnEvidence: boolean;
}
