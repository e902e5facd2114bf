import type { Passage } from '../../src/detect/detector.ts';
import { detectorOver } from '../../src/detect/detect.ts';
import type { Lexicon } from '../../src/detect/tables.ts';
import type { CorpusDocument, CorpusPassage, Mark } from './documents.ts';

/** What became of the marks of one document. */
export interface Judgement {
  readonly document: CorpusDocument;
  readonly misses: readonly Miss[];
  readonly counts: Counts;
  /** Mentions that no mark speaks of, where that is allowed: neither right nor wrong. */
  readonly unjudged: readonly string[];
}

/**
 * One thing that went wrong:
 * - `silent`: what must be found was not found, or only a part of it;
 * - `wrong meaning`: it was found as something else, or was found where it must be silent;
 * - `unwanted`: a mention without a mark in a document that holds only marked ones.
 */
export interface Miss {
  /** Line of the document's file. */
  readonly line: number;
  readonly kind: 'silent' | 'wrong meaning' | 'unwanted';
  /** The mark as written in the corpus, or the unwanted words. */
  readonly mark: string;
  /** What was found instead, where something was. */
  readonly found?: string;
}

export interface Counts {
  /** Marks that must be found, and those that were. */
  readonly wanted: number;
  readonly found: number;
  /** Marks that must stay silent. */
  readonly silent: number;
  /** Marks of either kind with a wrong meaning. */
  readonly wrong: number;
  /** Mentions that some mark asked for, and mentions that were wrong or unwanted. */
  readonly right: number;
  readonly bad: number;
}

const NOTHING: Counts = { wanted: 0, found: 0, silent: 0, wrong: 0, right: 0, bad: 0 };

export interface Figures {
  /** Of the mentions that were judged, those that were right. */
  readonly precision: number;
  /** Of the marks that must be found, those that were. */
  readonly recall: number;
  /** Of all marks, those with a wrong meaning. */
  readonly wrongMeaning: number;
}

/** A mention with its entry's id. */
interface Named {
  readonly start: number;
  readonly end: number;
  readonly entry: string;
  readonly common: boolean;
}

/** Scan one document as a page would, title and headings included, and hold the mentions against its marks. */
export function judge(document: CorpusDocument, lexicon: Lexicon, ids: readonly string[]): Judgement {
  const detector = detectorOver(lexicon, {
    language: document.language,
    shownEntries: ids.length,
  });
  const read = document.passages.map((passage) => ({ passage, seen: detector.read(passage.text, passage.role) }));
  for (const { seen } of read) detector.add(seen);
  const judged = read.map(({ passage, seen }) => judgePassage(passage, mentionsOf(seen), document.onlyMarked));
  return {
    document,
    misses: judged.flatMap(({ misses }) => misses),
    counts: sum(judged.map(({ counts }) => counts)),
    unjudged: judged.flatMap(({ unjudged }) => unjudged),
  };

  function mentionsOf(seen: Passage): Named[] {
    return detector
      .decide(seen)
      .map(({ start, end, entry, common }) => ({ start, end, entry: ids[entry] ?? '', common }));
  }
}

/** Precision, recall and the share of wrong meanings; 1, 1 and 0 where nothing was to be judged. */
export function toFigures({ wanted, found, silent, wrong, right, bad }: Counts): Figures {
  const share = (part: number, whole: number, empty: number): number => (whole === 0 ? empty : part / whole);
  return {
    precision: share(right, right + bad, 1),
    recall: share(found, wanted, 1),
    wrongMeaning: share(wrong, wanted + silent, 0),
  };
}

export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, counts) => ({
      wanted: total.wanted + counts.wanted,
      found: total.found + counts.found,
      silent: total.silent + counts.silent,
      wrong: total.wrong + counts.wrong,
      right: total.right + counts.right,
      bad: total.bad + counts.bad,
    }),
    NOTHING,
  );
}

function judgePassage({ line, text, marks }: CorpusPassage, mentions: readonly Named[], onlyMarked: boolean) {
  const misses: Miss[] = [];
  const unjudged: string[] = [];
  const wantedMarks = marks.filter(isWanted);
  const right = new Set(mentions.filter((mention) => wantedMarks.some((mark) => satisfies(mention, mark))));
  const bad = new Set<Named>();
  let found = 0;
  let wrong = 0;
  for (const mark of marks) {
    const over = mentions.filter((mention) => overlaps(mention, mark));
    if (isWanted(mark) && over.some((mention) => satisfies(mention, mark))) {
      found++;
      continue;
    }
    const others = over.filter((mention) => !right.has(mention) && !mark.entries.includes(mention.entry));
    if (others.length > 0) {
      wrong++;
      for (const mention of others) bad.add(mention);
      misses.push({
        line,
        kind: 'wrong meaning',
        mark: written(text, mark),
        found: others.map((other) => written(text, other)).join(' '),
      });
    } else if (isWanted(mark)) {
      const [part] = over;
      misses.push({ line, kind: 'silent', mark: written(text, mark), ...(part && { found: written(text, part) }) });
    }
  }
  for (const mention of mentions) {
    if (right.has(mention) || bad.has(mention) || marks.some((mark) => overlaps(mention, mark))) continue;
    if (!onlyMarked) unjudged.push(written(text, mention));
    else if (!mention.common) {
      bad.add(mention);
      misses.push({ line, kind: 'unwanted', mark: written(text, mention) });
    }
  }
  const counts: Counts = {
    wanted: wantedMarks.length,
    found,
    silent: marks.length - wantedMarks.length,
    wrong,
    right: right.size,
    bad: bad.size,
  };
  return { misses, unjudged, counts };
}

function satisfies(mention: Named, mark: Mark): boolean {
  return mark.entries.includes(mention.entry) && mention.start <= mark.start && mention.end >= mark.end;
}

function overlaps(mention: Named, mark: Mark): boolean {
  return mention.start < mark.end && mention.end > mark.start;
}

function isWanted({ entries }: Mark): boolean {
  return entries.length > 0;
}

function written(text: string, place: Mark | Named): string {
  const words = text.slice(place.start, place.end);
  const ids = 'entries' in place ? place.entries.join('/') : place.entry;
  return ids === '' ? `{{${words}}}` : `[[${words}|${ids}]]`;
}
