import lexiconText from '../../build/glossary/lexicon.json?raw';
import { createDetector } from '../detect/detect.ts';
import type { Detector } from '../detect/detector.ts';
import type { EntryIndex } from '../detect/lexicon.ts';
import { annotate } from '../page/annotate.ts';
import type { FrameReport } from '../platform/messages.ts';
import type { Settings } from '../platform/settings.ts';
import { createEntryCache } from './entry-cache.ts';
import { createExplaining } from './explaining.tsx';
import { createGuide } from './guide.ts';
import { insertUserStyle } from './user-style.ts';

/** One frame being read: what the root may ask of it. It ends with its signal. */
export interface Reading {
  report(): FrameReport;
  showMention(entry: EntryIndex): boolean;
  /** Take over settings that need no new reading. */
  choose(settings: Settings): void;
}

/** ms after mentions changed until their entries are fetched: long enough for one batch, far shorter than a hover. */
const FETCH_DELAY = 150;

/** The settings that decide what is found and painted, as a string to compare: all others can change under way. */
export function readingChoices(settings: Settings): string {
  const { underline, includeCommon, line, colour, knownEntries } = settings;
  return JSON.stringify([underline, includeCommon, line, colour, knownEntries]);
}

/** Read the document: underline its terms and explain the one under the pointer. `known` entries are left alone. */
export function startReading(
  first: Settings,
  known: readonly EntryIndex[],
  { signal }: { signal: AbortSignal },
): Reading {
  let settings = first;
  let fetching: ReturnType<typeof setTimeout> | undefined;
  const entries = createEntryCache();

  const annotation = annotate(document, {
    detector: without(known, openDetector()),
    signal,
    underline: settings.underline,
    includeCommon: settings.includeCommon,
    style: { line: settings.line, colour: settings.colour },
    onChanged: () => {
      explaining.mentionsChanged();
      fetching ??= setTimeout(fetchEntries, FETCH_DELAY);
    },
    insertUserStyle: (css) => insertUserStyle(css, { signal }),
  });
  const guide = createGuide(annotation, { signal });
  const explaining = createExplaining({ annotation, entries, settings: () => settings, signal });

  function fetchEntries(): void {
    fetching = undefined;
    entries.prefetch(annotation.mentions().map(({ mention }) => mention.entry));
  }

  signal.addEventListener('abort', () => clearTimeout(fetching));

  return {
    report: () => ({
      state: annotation.isReading ? 'reading' : 'read',
      language: document.documentElement.lang,
      found: counted(annotation.mentions().map(({ mention }) => mention.entry)),
    }),
    showMention: (entry) => guide.showEntry(entry),
    choose: (next) => {
      settings = next;
      explaining.choicesChanged();
    },
  };
}

/** Parsed only now, because most frames of most pages are never read. */
function openDetector(): Detector {
  const language = document.documentElement.lang;
  return createDetector(JSON.parse(lexiconText), { internationalOnly: language !== '' && !/^en\b/i.test(language) });
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
