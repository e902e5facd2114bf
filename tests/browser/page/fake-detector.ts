import type { Detector, Passage, PassageRole } from '../../../src/detect/detector.ts';
import type { Mention } from '../../../src/detect/lexicon.ts';

/** Entries of the fake glossary, by index; forms are matched as whole words, the longest first. */
const FORMS: readonly (readonly [form: string, entry: number])[] = [
  ['non-small cell lung cancer', 5],
  ['small cell lung cancer', 6],
  ['checkpoint inhibitor', 2],
  ['immunotherapy', 1],
  ['pembrolizumab', 3],
  ['CAR T cells', 7],
  ['melanoma', 4],
  ['PD-L1', 8],
  ['PD-1', 0],
  ['CD8+', 10],
  ['exam', 11],
  ['PD', 9],
];

const entryOf = (form: string): number => FORMS.find(([other]) => other === form)?.[1] ?? -1;
/** An everyday word, off at the default density. */
const COMMON = new Set([entryOf('exam')]);
/** Shown only when the word "tumour" stands somewhere in the document. */
const AMBIGUOUS = new Set([entryOf('PD')]);
const CUE = /\btumour\b/;

interface FakePassage extends Passage {
  readonly mentions: readonly Mention[];
  readonly hasCue: boolean;
}

export interface FakeDetector extends Detector {
  /** How often each method was called, and over how many letters. */
  readonly calls: { read: number; letters: number; added: number };
}

/** A detector of a few forms, with one that hangs on evidence: what `src/page` needs to be tested by itself. */
export function fakeDetector(): FakeDetector {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(${FORMS.map(([form]) => form.replaceAll('+', '\\+').replaceAll(/[- ]/g, '\\u00AD?[-\\s]+\\u00AD?')).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const calls = { read: 0, letters: 0, added: 0 };
  let cues = 0;
  let version = 0;
  return {
    calls,
    read(text: string, _role?: PassageRole): FakePassage {
      calls.read++;
      calls.letters += text.length;
      const mentions = Array.from(text.matchAll(pattern), (match) => {
        const entry = entryOf(formOf(match[0]));
        return { start: match.index, end: match.index + match[0].length, entry, common: COMMON.has(entry) };
      });
      const hasCue = CUE.test(text);
      return {
        isBarren: mentions.length === 0 && !hasCue,
        dependsOnEvidence: mentions.some(({ entry }) => AMBIGUOUS.has(entry)),
        mentions,
        hasCue,
      };
    },
    add(passage) {
      calls.added++;
      if ((passage as FakePassage).hasCue && cues++ === 0) version++;
    },
    remove(passage) {
      calls.added--;
      if ((passage as FakePassage).hasCue && --cues === 0) version++;
    },
    decide: (passage) => (passage as FakePassage).mentions.filter(({ entry }) => cues > 0 || !AMBIGUOUS.has(entry)),
    get evidenceVersion() {
      return version;
    },
  };
}

function formOf(words: string): string {
  const plain = words.replaceAll('\u00AD', '').toLowerCase();
  return FORMS.find(([form]) => form.toLowerCase().replaceAll(/\s/g, ' ') === plain.replaceAll(/\s+/g, ' '))?.[0] ?? '';
}
