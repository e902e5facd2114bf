import type { Detector, Passage } from '../detect/detector.ts';
import { DirtyQueue } from './dirty.ts';
import { firstChildOf, isInDocument, titleOf, topOf } from './dom.ts';
import type { Flow } from './flow.ts';
import type { Mentions } from './mentions.ts';
import type { Passages } from './passages.ts';
import { RegionBounds, startAround } from './region.ts';
import { Run } from './run.ts';
import { Walk } from './walk.ts';

export interface ReadingOptions {
  readonly document: Document;
  readonly detector: Detector;
  readonly mentions: Mentions;
  readonly passages: Passages;
  /** What is read next stands elsewhere than what was read last. */
  onRegion(): void;
  /** A shadow root was met. True when it was not known before. */
  onShadowRoot(root: ShadowRoot): boolean;
  /** An element was met that may get a shadow root later. */
  onShadowless(element: Element): void;
}

/** While there is more to read, mentions that hang on evidence are decided this often (ms), and at most a sixth of the time. */
const DECIDE_EVERY = 300;
const DECIDE_SHARE = 5;

/** Steps 3 to 7 of the walk, in slices: reads the document once, then what changes; sweeps out what has gone; decides. */
export class Reading {
  readonly queue = new DirtyQueue();
  readonly #options: ReadingOptions;
  readonly #run: Run;
  readonly #bookmark = new Range();
  #walk: Walk | undefined;
  /** Whether the text being read counts as new to the document's evidence. */
  #isNew = true;
  #isFirst = true;
  /** Trees to be read from top to end: at first the document, later shadow roots. */
  readonly #trees = new Set<Node>();
  readonly #wasRead = new WeakSet<Node>();
  /** Elements that were read whole, with the delivery up to which that holds. */
  readonly #read = new WeakMap<Node, number>();
  #needsSweep = false;
  #decideAt = 0;
  #title: { readonly text: string; readonly passage: Passage } | undefined;

  constructor(options: ReadingOptions) {
    this.#options = options;
    this.#run = new Run((run) => options.passages.read(run, { isNew: this.#isNew, isFirst: this.#isFirst }));
    this.#decideAt = performance.now() + DECIDE_EVERY;
    this.readAll();
  }

  /** Whether the first pass over the document is still going on. */
  get isFirst(): boolean {
    return this.#isFirst;
  }

  /** Read the whole document (again). */
  readAll(): void {
    this.#trees.add(this.#options.document);
    this.sweepSoon();
  }

  /** Read a shadow tree, anew if it was known: its host may have been away. */
  readShadow(root: ShadowRoot): void {
    if (this.#options.onShadowRoot(root) || !this.#isFirst) this.#trees.add(root);
  }

  /** Text was taken out somewhere. */
  sweepSoon(): void {
    if (!this.#options.passages.isEmpty) this.#needsSweep = true;
  }

  /** One slice of work. True when nothing is left to do. */
  readonly work = (isTime: () => boolean): boolean => {
    this.#readTitle();
    for (;;) {
      this.#walk ??= this.#nextTree();
      // The first pass ends before what changed meanwhile is read: on some pages that never ends.
      if (!this.#walk && this.#isFirst && !this.#endFirst(isTime)) return false;
      this.#walk ??= this.#nextRegion();
      if (!this.#walk) break;
      if (!this.#walk.advance(isTime)) return this.#decideMeanwhile(isTime);
      this.#walk = undefined;
      if (isTime()) return this.#decideMeanwhile(isTime);
    }
    if (this.#needsSweep && !this.#sweep(isTime)) return false;
    if (!this.queue.isEmpty) return false;
    const isDecided = this.#options.passages.decide(isTime);
    if (isDecided) {
      this.#options.mentions.forgetDropped();
      this.#bookmark.setStart(this.#options.document, 0);
      this.#bookmark.collapse(true);
    }
    return isDecided;
  };

  /** All evidence has been taken in. True when everything that waited for it is decided. */
  #endFirst(isTime: () => boolean): boolean {
    if (!this.#options.passages.decide(isTime)) return false;
    this.#isFirst = false;
    return true;
  }

  #nextTree(): Walk | undefined {
    for (const tree of this.#trees) {
      this.#trees.delete(tree);
      const start = tree === this.#options.document ? topOf(this.#options.document) : firstChildOf(tree);
      if (!start) continue;
      this.#isNew = !this.#wasRead.has(tree);
      this.#wasRead.add(tree);
      return this.#walkFrom(start, this.#isNew ? undefined : this.#boundsTo(tree));
    }
    return undefined;
  }

  #nextRegion(): Walk | undefined {
    for (let dirty = this.queue.take(); dirty; dirty = this.queue.take()) {
      const { node, isAdded, delivery } = dirty;
      const isRead = (ancestor: Node): boolean => (this.#read.get(ancestor) ?? -1) >= delivery;
      const start = startAround(node, this.#options.mentions, isRead);
      if (!start) continue;
      this.#isNew = isAdded;
      this.#options.onRegion();
      return this.#walkFrom(start, this.#boundsTo(node));
    }
    return undefined;
  }

  #boundsTo(end: Node): RegionBounds {
    const { delivery } = this.queue;
    return new RegionBounds({
      end,
      queue: this.queue,
      mentions: this.#options.mentions,
      onMet: (flow) => this.#options.passages.drop(flow),
      onRead: (element) => this.#read.set(element, delivery),
    });
  }

  #walkFrom(start: Node, bounds: RegionBounds | undefined): Walk {
    return new Walk(start, {
      run: this.#run,
      bookmark: this.#bookmark,
      onShadowRoot: (root) => this.readShadow(root),
      onShadowless: (element) => this.#options.onShadowless(element),
      ...(bounds && { bounds }),
    });
  }

  /** On a long document, or one that never stops changing, what was read so far is decided now and then. Never done. */
  #decideMeanwhile(isTime: () => boolean): false {
    const now = performance.now();
    if (now < this.#decideAt) return false;
    this.#options.passages.decide(isTime);
    const end = performance.now();
    this.#decideAt = end + Math.max(DECIDE_EVERY, (end - now) * DECIDE_SHARE);
    return false;
  }

  #sweep(isTime: () => boolean): boolean {
    const isSwept = this.#options.passages.sweep(isTime, (flow) => this.#dropGone(flow));
    if (isSwept) this.#needsSweep = false;
    return isSwept;
  }

  /** What is left of a passage reads otherwise now. */
  #dropGone(flow: Flow): void {
    this.#options.passages.drop(flow);
    for (const node of flow.nodes) if (isInDocument(node)) this.queue.again(node);
  }

  /** The title has no text node that is read, but tells what the document is about; pages that navigate by script change it. */
  #readTitle(): void {
    const { detector, document } = this.#options;
    const text = titleOf(document);
    if (text === this.#title?.text) return;
    if (this.#title) detector.remove(this.#title.passage);
    this.#title = { text, passage: detector.read(text, 'title') };
    detector.add(this.#title.passage);
  }
}
