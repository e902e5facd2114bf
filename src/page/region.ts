import { isElement, isInDocument, isText, lastChildOf, parentOf, previousSiblingOf } from './dom.ts';
import type { DirtyQueue } from './dirty.ts';
import type { Flow } from './flow.ts';
import type { Mentions } from './mentions.ts';
import { BREAKS, SKIPS, kindOfElement } from './skip.ts';
import type { Bounds } from './walk.ts';

/** A run is taken up at most this far (UTF-16 units, steps) before a change in it, unless a kept flow begins earlier. */
const MAX_BACK_LENGTH = 4096;
const MAX_BACK_STEPS = 512;

/** Where reading must begin so that a changed node's whole run is read, or undefined where nothing is to be read. */
export function startAround(node: Node, mentions: Mentions, isRead: (ancestor: Node) => boolean): Node | undefined {
  if (!(isText(node) || isElement(node)) || !isInDocument(node)) return undefined;
  for (let around: Node | null = node; around; around = parentOf(around)) {
    if (isRead(around)) return undefined;
    if (around !== node && isElement(around) && (kindOfElement(around) & SKIPS) !== 0) return undefined;
  }
  return runStart(node, mentions);
}

/** The first text or element of the run that a node stands in. */
function runStart(node: Node, mentions: Mentions): Node {
  let start = node;
  let length = 0;
  let at = node;
  for (let steps = 0; ; steps++) {
    const isFar = length > MAX_BACK_LENGTH || steps > MAX_BACK_STEPS;
    if (isFar && isText(start) && !mentions.has(start)) return start;
    const previous = previousSiblingOf(at);
    if (!previous) {
      const parent = parentOf(at);
      if (!isElement(parent) || (kindOfElement(parent) & BREAKS) !== 0) return start;
      at = parent;
      continue;
    }
    at = previous;
    for (;;) {
      if (isText(at)) {
        start = at;
        length += at.length;
        break;
      }
      if (!isElement(at)) break;
      const kind = kindOfElement(at);
      if ((kind & BREAKS) !== 0) return start;
      const last = (kind & SKIPS) === 0 ? lastChildOf(at) : null;
      if (!last) break;
      at = last;
    }
  }
}

export interface RegionBoundsOptions {
  /** What is to be read; its run is read to its end. */
  readonly end: Node;
  readonly queue: DirtyQueue;
  readonly mentions: Mentions;
  /** A flow stands in a text that is being read again. */
  onMet(flow: Flow): void;
  /** All within this element has been read. */
  onRead(element: Element): void;
}

/**
 * The bounds of one reading: from the start of a changed node's run to the end of the run behind it. Nodes that follow in
 * the queue and in the page alike, as a page's insertions mostly do, are taken along in the same reading.
 */
export class RegionBounds implements Bounds {
  readonly #options: RegionBoundsOptions;
  /** What is to be read, until it has been. */
  #end: Node | undefined;
  /** What is to be read next: it was met right behind. */
  #then: Node | undefined;
  /** Texts of flows that were met, which must all be read again where a long run is cut. */
  readonly #owed = new Set<Text>();

  constructor(options: RegionBoundsOptions) {
    this.#options = options;
    this.#end = options.end;
  }

  get end(): Node | undefined {
    return this.#end;
  }

  entered(node: Node, isBehind: boolean): void {
    const { queue, mentions, onMet } = this.#options;
    if (queue.peek()?.node === node) {
      queue.take();
      if (!this.#end) this.#end = node;
      else if (isBehind) this.#then = node;
    }
    if (!isText(node)) return;
    for (const flow of mentions.in(node)) {
      for (const other of flow.nodes) this.#owed.add(other);
      onMet(flow);
    }
    this.#owed.delete(node);
  }

  passed(): void {
    if (this.#end && isElement(this.#end)) this.#options.onRead(this.#end);
    this.#end = this.#then;
    this.#then = undefined;
  }

  isOver(isCut: boolean): boolean {
    if (this.#end && !isInDocument(this.#end)) this.#end = undefined;
    return this.#end === undefined && !(isCut && this.#owesAny());
  }

  #owesAny(): boolean {
    for (const text of this.#owed) if (isInDocument(text)) return true;
    return false;
  }
}
