/** One glossary entry as a card shows it; the compiler writes these, the background hands them out. Plain text only. */
export interface Entry {
  readonly id: string;
  readonly term: string;
  readonly say?: string;
  readonly kind: EntryKind;
  readonly category: string;
  readonly tier: 1 | 2 | 3;
  /** Other names a reader may meet, in the order of the file, without the term itself and without lay phrases. */
  readonly also: readonly string[];
  /** The ambiguous forms and what else they can mean, in words. */
  readonly senses: readonly { readonly form: string; readonly others: readonly string[] }[];
  readonly plain: readonly Paragraph[];
  readonly more?: readonly Paragraph[];
  readonly why?: readonly Paragraph[];
  readonly ask: readonly string[];
  readonly broader: readonly string[];
  readonly related: readonly string[];
  readonly opposite: readonly string[];
  readonly notSame: readonly { readonly id: string; readonly difference: string }[];
  readonly urgent: boolean;
  readonly drug?: DrugFacts;
  readonly sources: readonly { readonly label: string; readonly organisation: string; readonly url: string }[];
  /** ISO date on which the entry was written. */
  readonly written: string;
  /** Present only when a clinician has reviewed the entry. */
  readonly reviewed?: { readonly by: string; readonly on: string };
  /** Only for an entry that is not the glossary's own: the pack that it came with, and the language it is written in. */
  readonly pack?: { readonly name: string; readonly from: 'file' | 'organisation'; readonly language: string };
}

export type EntryKind =
  'medicine' | 'treatment' | 'side effect' | 'cell' | 'molecule' | 'test' | 'trial word' | 'cancer' | 'idea';

/** A run of text in a paragraph: plain, strong, or a link to another entry by id. */
export type Inline =
  | { readonly text: string }
  | { readonly text: string; readonly strong: true }
  | { readonly text: string; readonly entry: string };

/** One paragraph or list line of a body. */
export interface Paragraph {
  readonly listed: boolean;
  readonly inlines: readonly Inline[];
}

export interface DrugFacts {
  readonly brands: readonly { readonly name: string; readonly region?: string }[];
  readonly class?: string;
  readonly targets: readonly string[];
  readonly route: readonly string[];
  readonly status: 'approved' | 'approved elsewhere' | 'under review' | 'investigational' | 'withdrawn';
  readonly first: readonly { readonly region: string; readonly date: string; readonly use: string }[];
  /** YYYY-MM: when these facts were last known to be true. */
  readonly asOf: string;
}
