import type { EntryKind } from '../detect/entry.ts';

/** An additional entry, as a reader's file or their organisation gives it. Plain text only; see docs/packs.md. */
export interface PackEntry {
  readonly id: string;
  readonly term: string;
  /** Other ways in which texts write the term. */
  readonly forms: readonly string[];
  readonly kind: EntryKind;
  readonly meaning: string;
  readonly more?: string;
  readonly why?: string;
  readonly ask: readonly string[];
  /** Whether its card says not to wait and to call the care team. */
  readonly urgent: boolean;
}

/** Additional entries that came together. Names are unique among the packs of one origin. */
export interface Pack {
  readonly name: string;
  readonly from: PackOrigin;
  /** BCP 47 tag of the language the entries are written in. */
  readonly language: string;
  /** ISO date on which it was added to this browser. */
  readonly addedOn: string;
  readonly entries: readonly PackEntry[];
}

export type PackOrigin = 'file' | 'organisation';

/** How much a pack may hold. Far above what a ward needs, and little enough to check at once and to keep in memory. */
export const limits = {
  /** Bytes of a file. */
  file: 512 * 1024,
  /** Packs that one origin may give. */
  packs: 5,
  entries: 500,
  /** Forms an entry may have besides its term, and all entries of a pack together. */
  forms: 20,
  allForms: 1_500,
  questions: 5,
  /** Characters of each text. */
  name: 60,
  id: 60,
  term: 80,
  form: 80,
  meaning: 1_000,
  more: 2_000,
  why: 600,
  question: 200,
  language: 35,
} as const;
