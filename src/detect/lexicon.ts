/**
 * What the compiled glossary looks like to the detector (step 1 of the walk in docs/architecture.md).
 *
 * The lexicon is one small file made at build time from `glossary/`: it holds what is needed to FIND terms.
 * What is needed to EXPLAIN them is in the entries file (see entry.ts), which pages never carry. The two are
 * joined by the entry's index: entry n of the lexicon is entry n of the entries file of the same build.
 */
export interface LexiconFile {
  /** Changes when the shape of this file changes; a reader refuses what it does not know. */
  readonly format: 2;
  /** How many entries the forms point at. */
  readonly entryCount: number;
  /** Packed tables; their layout is described in compiler/pack.ts (writer), and read by unpack.ts. */
  readonly tables: Readonly<Record<string, string>>;
}

/** Index of an entry, the same in the lexicon and in the entries file of one build. */
export type EntryIndex = number;

/** A form found at a place, with its sense decided. Offsets are UTF-16 units of the text that was scanned. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly entry: EntryIndex;
  /** Off at the default density: an everyday word on any medical page. */
  readonly common: boolean;
  /** Only where the form could have meant something else: why this sense was chosen. */
  readonly reason?: SenseReason;
}

/** Why an ambiguous form was given its sense; the card turns this into a sentence. */
export type SenseReason =
  /** The document defines it: "progressive disease (PD)". `words` is the expansion as written there. */
  | { readonly kind: 'defined'; readonly words: string }
  /** Cue words stand near by or in the document; `words` are up to three of them as written there. */
  | { readonly kind: 'cues'; readonly words: readonly string[] }
  /** The document is about cancer treatment, which is enough for this form. */
  | { readonly kind: 'topic'; readonly words: readonly string[] };
