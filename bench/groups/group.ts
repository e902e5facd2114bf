import type { Figure } from '../report/figure.ts';
import type { MeasuredGlossary } from '../pages/glossary.ts';

/** One part of the benchmark, which can be run by itself. */
export interface Group {
  /** Its name on the command line. */
  readonly name: string;
  readonly title: string;
  measure(lab: Lab): Promise<readonly Figure[]>;
}

export interface Lab {
  readonly glossary: MeasuredGlossary;
  /** Few rounds and small pages: all groups together within 3 minutes. */
  readonly isQuick: boolean;
  /** Tell whoever waits what is being measured now. */
  say(line: string): void;
  /** A copy of the built extension, so that a build under way elsewhere does not change what is measured. */
  readonly built: { readonly chromium: string; readonly firefox: string };
}
