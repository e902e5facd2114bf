import type { Body } from './body.ts';
import type { FrontMatter } from './entry.ts';
import type { UnwrittenConcept } from './unwritten.ts';

/** The whole glossary as read from disk: what the checks look at and what compile turns into files. */
export interface Glossary {
  /** Entries whose file could be read, sorted by id. */
  readonly entries: readonly EntrySource[];
  /** Ids of all entry files, also of those with faults, so that one broken file is not reported by every other. */
  readonly ids: ReadonlySet<string>;
  /** By id; undefined where the source stands in the file but cannot be read, so that entries are not blamed for it. */
  readonly sources: ReadonlyMap<string, Source | undefined>;
  readonly allowed: readonly AllowedForm[];
  /** Words of body and health that everybody knows, though films seldom say them; see glossary/plain-words.yaml. */
  readonly plainWords: ReadonlySet<string>;
  /** Words of the texts that neither a dictionary nor a form knows; see glossary/spellings.yaml. */
  readonly spellings: readonly string[];
  readonly unwritten: readonly UnwrittenConcept[];
}

/** One entry file. */
export interface EntrySource {
  readonly id: string;
  readonly category: string;
  /** Path from the repository's root, for reports. */
  readonly file: string;
  readonly front: FrontMatter;
  readonly body: Body;
}

/** One source of glossary/sources.yaml. */
export interface Source {
  readonly label: string;
  readonly url: string;
  readonly organisation: string;
  readonly seen: string;
}

/** A short or everyday form that was reviewed and may stand undeclared; see glossary/allowed-forms.yaml. */
export interface AllowedForm {
  readonly form: string;
  readonly entry: string;
  readonly reason: string;
}

/** The folders of glossary/, which are the categories. */
export const CATEGORIES: readonly string[] = [
  'basics-immune-system',
  'immune-cells',
  'molecules-and-targets',
  'checkpoint-inhibitors',
  'bispecifics',
  'car-t-and-cell-therapies',
  'tcr-til',
  'cancer-vaccines',
  'cytokines',
  'oncolytic-viruses',
  'antibody-drug-conjugates',
  'other-immunomodulators',
  'biomarkers-and-tests',
  'side-effects',
  'side-effect-management',
  'procedures',
  'cancer-types',
  'clinical-trial-and-statistics',
  'response-and-outcome',
  'treatment-contrasts',
  'regulatory-access',
];
