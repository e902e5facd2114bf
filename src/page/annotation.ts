import type { Detector } from '../detect/detector.ts';
import type { EntryIndex, Mention } from '../detect/lexicon.ts';

/** What `annotate` offers to the composition root: the mentions of one document, and nothing about how they are kept. */
export interface Annotation {
  /** The mention whose letters lie under this point of the viewport (CSS pixels), painted or not; undefined beside letters. */
  mentionAt(x: number, y: number): PlacedMention | undefined;
  /** Mentions shown at the present density, in reading order. */
  mentions(): readonly PlacedMention[];
  /** What these mentions name, and what is named where nothing is shown yet; unlike `mentions` it lays nothing out. */
  entries(): ReadonlySet<EntryIndex>;
  /** Ring one mention (keyboard, "show on page"), or none. */
  setCurrent(mention: PlacedMention | undefined): void;
  /** Whether the first pass over the document is still going on. */
  readonly isReading: boolean;
}

/** A mention at its place in the document. Identity is stable as long as the mention stands. */
export interface PlacedMention {
  readonly mention: Mention;
  /** The words as they stand in the page. */
  readonly text: string;
  /** A new short-lived Range over the letters, or undefined when they have left the document. */
  toRange(): Range | undefined;
}

export interface AnnotateOptions {
  readonly detector: Detector;
  /** Abort to take away underlines, observers and timers together. */
  readonly signal: AbortSignal;
  /** Which mentions are painted: the first of each entry in a paragraph, every one, the first on the page, or none. All answer to the pointer. */
  readonly underline: 'paragraph' | 'every' | 'page' | 'none';
  /** Whether everyday medical words (`Mention.common`) count as mentions at all. */
  readonly includeCommon: boolean;
  /** Look of the underline. */
  readonly style: UnderlineStyle;
  /** Called at most once a frame, after mentions came or went. */
  onChanged(): void;
  /** Insert a stylesheet that reaches the document and its shadow trees (scripting.insertCSS, origin USER); resolves false where it could not. */
  insertUserStyle(css: string): Promise<boolean>;
}

export interface UnderlineStyle {
  readonly line: 'dotted' | 'solid' | 'background';
  readonly colour: 'text' | 'accent';
}
