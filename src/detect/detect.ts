import type { Detector, Passage } from './detector.ts';
import { createEvidence } from './evidence.ts';
import { createLanguageGuess } from './language.ts';
import type { LexiconFile, Mention } from './lexicon.ts';
import { dropOverlaps } from './overlaps.ts';
import { type Candidate, type ReadPassage, EMPTY_INDEX } from './passages.ts';
import { createReader } from './read.ts';
import type { Known } from './cues.ts';
import { type Decision, decideSense } from './senses.ts';
import { FLAG_COMMON, FLAG_INTERNATIONAL, type Lexicon } from './tables.ts';
import { unpackLexicon } from './unpack.ts';

export interface DetectorOptions {
  /**
   * The language the page declares (its lang attribute), empty for none. Where it is not English, or the text shows another
   * language, only names that are the same in every language are mentions.
   */
  readonly language?: string;
  /**
   * Entries from this index on have forms but no text to show yet (glossary/forms-without-entries.tsv): they count as
   * evidence and cover shorter forms, and are no mentions. Default: the lexicon's entry count.
   */
  readonly shownEntries?: number;
}

/** A detector for one document. Unpacking the lexicon is the only work before the first passage. */
export function createDetector(file: LexiconFile, options: DetectorOptions = {}): Detector {
  return detectorOver(unpackLexicon(file), options);
}

/** As `createDetector`, over a lexicon that is unpacked already; many documents can share one. */
export function detectorOver(
  lexicon: Lexicon,
  options: DetectorOptions = {},
): Detector & { explain(passage: Passage): readonly Explained[] } {
  const reader = createReader(lexicon);
  const language = createLanguageGuess(options.language ?? '');
  const shownEntries = options.shownEntries ?? lexicon.entryCount;
  const evidence = createEvidence();
  const known: Known = { evidence, lexicon, writtenAs: (cue) => reader.writtenAs(cue) };

  return {
    read(text, role = 'text') {
      language.hear(text);
      return reader.read(text, role) ?? { ...BARREN, length: text.length, role };
    },
    add: (passage) => evidence.add(asRead(passage)),
    remove: (passage) => evidence.remove(asRead(passage)),
    decide: (passage) => decide(asRead(passage)),
    explain: (passage) =>
      asRead(passage).candidates.map((candidate) => ({
        candidate,
        decision:
          language.isEnglish || (candidate.flags & FLAG_INTERNATIONAL) !== 0
            ? decideSense(candidate, asRead(passage), known)
            : { kind: 'silent', because: 'the page is not in English', isContrary: false },
      })),
    get evidenceVersion() {
      return evidence.version + language.version;
    },
  };

  function decide(passage: ReadPassage): readonly Mention[] {
    if (passage.candidates.length === 0) return NOTHING;
    const mentions: (Mention & { readonly isHidden: boolean })[] = [];
    const isEnglish = language.isEnglish;
    let silence: { readonly end: number; readonly entry: number } = { end: -1, entry: -1 };
    passage.candidates.forEach((candidate, index) => {
      if (!isEnglish && (candidate.flags & FLAG_INTERNATIONAL) === 0) return;
      const decision = settle(decideSense(candidate, passage, known), passage, index, candidate);
      if (decision.kind !== 'shown') {
        // What is inside an undecided form of the same entry is as undecided: "eligibility" in "eligibility criteria".
        if (candidate.end > silence.end) silence = candidate;
        return;
      }
      if (candidate.end <= silence.end && candidate.entry === silence.entry) return;
      mentions.push({
        start: candidate.start,
        end: candidate.end,
        entry: decision.entry,
        common: decision.isOffTopic === true || (candidate.flags & FLAG_COMMON) !== 0,
        ...(decision.reason && { reason: decision.reason }),
        isHidden: decision.entry >= shownEntries,
      });
    });
    return dropOverlaps(mentions)
      .filter((mention) => !mention.isHidden)
      .map(({ isHidden: _, ...mention }) => mention);
  }
}

const NOTHING: readonly Mention[] = [];

export interface Explained {
  readonly candidate: Candidate;
  readonly decision: Decision;
}

/** What was shown once stays, unless something speaks against it: evidence that scrolled away is no contrary evidence. */
function settle(decision: Decision, passage: ReadPassage, index: number, candidate: Candidate): Decision {
  if (decision.kind === 'shown') {
    (passage.shown ??= new Set()).add(index);
    return decision;
  }
  if (!decision.isContrary && passage.shown?.has(index)) return { kind: 'shown', entry: candidate.entry };
  passage.shown?.delete(index);
  return decision;
}

const BARREN: Omit<ReadPassage, 'length' | 'role'> = {
  isBarren: true,
  dependsOnEvidence: false,
  candidates: [],
  cueNumbers: [],
  definitions: [],
  index: EMPTY_INDEX,
  order: 0,
  shown: undefined,
};

/** Passages are opaque to pages; here they are what `read` made them. */
function asRead(passage: Passage): ReadPassage {
  return passage as ReadPassage;
}
