import { packLexicon, type LexiconForm } from '../../../src/compiler/tables.ts';
import { type DetectorOptions, detectorOver } from '../../../src/detect/detect.ts';
import type { PassageRole } from '../../../src/detect/detector.ts';
import { explain, scan } from '../../../src/detect/scan.ts';
import type { Lexicon } from '../../../src/detect/tables.ts';
import { unpackLexicon } from '../../../src/detect/unpack.ts';

/** A form as the tests write it: cues name an entry of the same lexicon or stand for words. */
export interface SmallForm {
  readonly text: string;
  readonly entry: string;
  readonly exact?: boolean;
  readonly common?: boolean;
  readonly context?: boolean;
  readonly senses?: readonly string[];
  readonly for?: readonly string[];
  readonly against?: readonly string[];
  /** 2 speaks for cancer immunotherapy by itself, 1 for cancer, 0 for nothing. */
  readonly topic?: 0 | 1 | 2;
  /** Abbreviations of one field keep each other company. */
  readonly field?: number;
  readonly international?: boolean;
}

export interface SmallLexicon {
  readonly lexicon: Lexicon;
  readonly ids: readonly string[];
  readonly forms: readonly SmallForm[];
}

/** Pack and unpack a lexicon made for one test file. Throws LexiconError as the compiler would. */
export function smallLexicon(forms: readonly SmallForm[]): SmallLexicon {
  const ids = [...new Set(forms.map(({ entry }) => entry))];
  const toCue = (cue: string) => (ids.includes(cue) ? { entry: ids.indexOf(cue) } : { text: cue });
  const full = forms.map((form): LexiconForm => ({
    text: form.text,
    entry: ids.indexOf(form.entry),
    exact: form.exact ?? false,
    common: form.common ?? false,
    context: form.context ?? false,
    lay: false,
    ...(form.senses && { senses: form.senses }),
    ...(form.for && { for: form.for.map(toCue) }),
    ...(form.against && { against: form.against.map(toCue) }),
    topic: form.topic ?? 0,
    field: form.field ?? 0,
    international: form.international ?? false,
  }));
  return { lexicon: unpackLexicon(packLexicon(full, ids.length)), ids, forms };
}

/** The mentions of a text as "words|entry", in reading order. */
export function mentionsIn(text: string, { lexicon, ids }: SmallLexicon, options: DetectorOptions = {}): string[] {
  return scan(text, lexicon, options).map(({ start, end, entry }) => `${text.slice(start, end)}|${ids[entry] ?? ''}`);
}

/** Why a form was shown or not: the reason as the card gets it, or what `--explain` says of its silence. */
export function reasonFor(words: string, text: string, { lexicon }: SmallLexicon): unknown {
  const explained = explain(text, lexicon).find((each) => each.text === words);
  return explained?.decision.kind === 'shown' ? explained.decision.reason : explained?.decision.because;
}

/** A page as the detector sees it: passages that come, change and go. */
export function pageOver({ lexicon, ids }: SmallLexicon, options: DetectorOptions = {}) {
  const detector = detectorOver(lexicon, options);
  return {
    /** Read a passage and let it count; `shown` tells its mentions at any later time, `remove` takes it away. */
    add(text: string, role: PassageRole = 'text') {
      const passage = detector.read(text, role);
      detector.add(passage);
      return {
        shown: () =>
          detector.decide(passage).map(({ start, end, entry }) => `${text.slice(start, end)}|${ids[entry] ?? ''}`),
        remove: () => detector.remove(passage),
      };
    },
    version: () => detector.evidenceVersion,
  };
}
