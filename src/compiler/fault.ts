/** Something wrong with the glossary, at a place its author can find. */
export interface Fault {
  /** Path as the author knows it, from the repository's root: `glossary/side-effects/fever.md`. */
  readonly file: string;
  /** Where in the file: `forms[2].for`, `plain`, `ask[0]`. */
  readonly field: string;
  readonly message: string;
  /** Present on warnings only: the rule whose count may only fall. Without it the build fails. */
  readonly warning?: WarningRule;
}

/** Rules that warn. The names stand in glossary/warning-ceilings.yaml. */
export type WarningRule =
  | 'grade'
  | 'long-sentence'
  | 'rare-word'
  | 'first-sentence'
  | 'orphan'
  | 'soft-word'
  | 'circular'
  | 'limits'
  | 'unused-allowance'
  | 'stale-facts';

/** A fault that fails the build. */
export function error(file: string, field: string, message: string): Fault {
  return { file, field, message };
}

/** A fault that is counted against its rule's ceiling. */
export function warning(rule: WarningRule, file: string, field: string, message: string): Fault {
  return { file, field, message, warning: rule };
}

/** One line for the report: `file: field - message`. */
export function toLine({ file, field, message, warning: rule }: Fault): string {
  return `${rule ? 'warning: ' : ''}${file}: ${field} - ${message}`;
}
