import type { EntryIndex } from '../detect/lexicon.ts';

/** One form as the table writer wants it: checked, its entry and its cues resolved to indexes. */
export interface CompiledForm {
  /** As the author wrote it; folding is the table writer's work. */
  readonly text: string;
  readonly entry: EntryIndex;
  /** Letter case counts and nothing is folded. */
  readonly exact: boolean;
  /** A word of any medical page: off at the default density. */
  readonly common: boolean;
  /** Counts only where the document is about cancer treatment. */
  readonly context: boolean;
  /** An everyday wording, not a name. */
  readonly lay: boolean;
  /** Other meanings in words; present exactly when the form is ambiguous. */
  readonly senses?: readonly string[];
  /** What speaks for our sense. */
  readonly for?: readonly Cue[];
  /** What speaks for another sense. */
  readonly against?: readonly Cue[];
}

/** Words that stand near by, or a mention of an entry by any of its unambiguous forms. */
export type Cue = { readonly text: string } | { readonly entry: EntryIndex };
