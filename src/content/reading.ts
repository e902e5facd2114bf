import lexiconText from '../../build/glossary/page-lexicon.json?raw';
import { createDetector } from '../detect/detect.ts';
import type { Detector } from '../detect/detector.ts';
import type { EntryIndex } from '../detect/lexicon.ts';
import { annotate } from '../page/annotate.ts';
import type { Level, Settings } from '../platform/settings.ts';
import {
  askBackground,
  tellBackground,
  type FrameReport,
  type Meanings,
  type PackForms,
} from '../platform/messages.ts';
import type { Explaining } from '../explain/explaining.tsx';
import type { SeenPointer } from '../explain/pointer.ts';
import { frameStrings } from './frame-strings.ts';
import { withPacks } from './packs.ts';
import { rememberPointer } from './seen-pointer.ts';
import { loadExplaining } from './stages.ts';
import { insertUserStyle } from './user-style.ts';

/** One frame being read: what the root may ask of it. It ends with its signal. */
export interface Reading {
  report(): FrameReport;
  showMention(entry: EntryIndex): boolean;
  step(direction: 1 | -1, isFresh: boolean): boolean;
  explainSelection(meanings: Meanings): Promise<boolean>;
  /** Take over settings that need no new reading. */
  choose(settings: Settings): void;
}

/** ms after terms changed until their number goes to the icon, for those who want it there. */
const COUNT_DELAY = 500;

/** Times that the third stage is asked for where it does not come: some frames let no script of ours in a second time. */
const MOST_ATTEMPTS = 3;

/** The settings that decide what is found and painted, as a string to compare: all others can change under way. */
export function readingChoices(settings: Settings): string {
  const { underline, includeCommon, line, colour, knownEntries, policies, packStamp } = settings;
  return JSON.stringify([underline, includeCommon, line, colour, knownEntries, policies.hiddenTerms, packStamp]);
}

/** Read the document: underline its terms and explain the one under the pointer. `known` entries are left alone;
 * `firstSeen` is where the pointer was before. */
export function startReading(
  first: Settings,
  known: readonly EntryIndex[],
  packs: PackForms | undefined,
  { firstSeen, signal }: { firstSeen?: SeenPointer | undefined; signal: AbortSignal },
): Reading {
  let settings = first;
  let keptLevel: Level | undefined; // chosen in a card, here or elsewhere, since the browser started
  let explaining: Explaining | 'loading' | undefined; // its script is fetched when there is something to explain
  let attempts = 0;
  let counting: ReturnType<typeof setTimeout> | undefined;
  const lastSeen = rememberPointer({ signal }, firstSeen);

  const annotation = annotate(document, {
    detector: without(known, withPacks(openDetector(), packs, document.documentElement.lang)),
    signal,
    underline: settings.underline,
    includeCommon: settings.includeCommon,
    style: { line: settings.line, colour: settings.colour },
    onChanged: mentionsChanged,
    insertUserStyle: (css) => insertUserStyle(css, { signal }),
  });

  function mentionsChanged(): void {
    if (settings.showCount) counting ??= setTimeout(reportCount, COUNT_DELAY);
    if (explaining) started()?.mentionsChanged();
    else if (attempts < MOST_ATTEMPTS && annotation.mentions().length > 0) void explain();
  }

  function reportCount(): void {
    counting = undefined;
    tellBackground('reportCount');
  }
  signal.addEventListener('abort', () => clearTimeout(counting));

  function readKeptLevel(): Promise<Level | undefined> {
    return askBackground('readLevel').catch(() => undefined);
  }

  function keepLevel(level: Level): void {
    keptLevel = level;
    tellBackground('keepLevel', level);
  }

  function started(): Explaining | undefined {
    return explaining === 'loading' ? undefined : explaining;
  }

  async function explain(): Promise<void> {
    explaining = 'loading';
    attempts++;
    const words = frameStrings(settings.policies);
    const [start, level, strings] = await Promise.all([loadExplaining(), readKeptLevel(), words]);
    explaining = undefined; // where it could not be had, the next change tries again
    if (!start || signal.aborted) return;
    keptLevel = level;
    explaining = start({
      annotation,
      settings: () => ({ ...settings, level: keptLevel ?? settings.level }),
      strings,
      ask: askBackground,
      lastSeen: lastSeen(),
      // No setting: a click in a page must not change what outlasts it (docs/decisions/0020).
      saveLevel: keepLevel,
      signal,
    });
  }

  return {
    report: () => ({
      state: annotation.isReading ? 'reading' : 'read',
      language: document.documentElement.lang,
      isStepping: started()?.isStepping ?? false,
      found: counted(annotation.mentions().map(({ mention }) => mention.entry)),
    }),
    showMention: (entry) => started()?.showEntry(entry) ?? false,
    step: (...given) => started()?.step(...given) ?? false,
    async explainSelection(meanings) {
      if (!started()) await explain(); // the reader may ask about words where nothing was found
      return started()?.explainSelection(meanings) ?? false;
    },
    choose: (next) => {
      if (next.level !== settings.level) keptLevel = undefined;
      settings = next;
      mentionsChanged();
      started()?.choicesChanged();
    },
  };
}

/**
 * The lexicon is unpacked when the first text is read: a blank page, or the twenty empty frames of advertisers, never pay
 * for it.
 */
function openDetector(): Detector {
  let opened: Detector | undefined;
  const detector = (): Detector =>
    (opened ??= createDetector(JSON.parse(lexiconText), { language: document.documentElement.lang }));
  return {
    read: (text, role) => detector().read(text, role),
    add: (passage) => detector().add(passage),
    remove: (passage) => detector().remove(passage),
    decide: (passage) => detector().decide(passage),
    get evidenceVersion() {
      return opened?.evidenceVersion ?? 0;
    },
  };
}

/** A detector that never finds these entries; what they tell about the document still counts. */
function without(known: readonly EntryIndex[], detector: Detector): Detector {
  if (known.length === 0) return detector;
  return {
    read: (text, role) => detector.read(text, role),
    add: (passage) => detector.add(passage),
    remove: (passage) => detector.remove(passage),
    decide: (passage) => detector.decide(passage).filter(({ entry }) => !known.includes(entry)),
    get evidenceVersion() {
      return detector.evidenceVersion;
    },
  };
}

function counted(indexes: readonly EntryIndex[]): FrameReport['found'] {
  const counts = new Map<EntryIndex, number>();
  for (const entry of indexes) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return [...counts].map(([entry, count]) => ({ entry, count }));
}
