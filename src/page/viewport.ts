import { holderOf, isRendered, rectOf } from './dom.ts';
import type { Flow } from './flow.ts';

/** An element that holds flows, and where it is. */
export interface Block {
  readonly element: Element;
  readonly flows: Set<Flow>;
  /** Within a screen of what is seen. */
  isNear: boolean;
}

/** How far around the viewport text is painted ahead of scrolling, in parts of its height. */
const MARGIN = '100%';
/** The same for boxes that scroll within the page. Pixels: Chromium adds it to the document's margin too, and a percentage of that. */
const BOX_MARGIN = '300px';
/** Until the first report comes, a frame later, this many elements count as near, so that the top of a page is painted at once. */
const FIRST_GUESSES = 64;

/**
 * Step 6 of the walk: which flows are near the viewport. An IntersectionObserver asks for no layout, reports text that is
 * shown after having been hidden, and costs a frame about 0.4 us for each element (10,000 are 4 ms of a frame that
 * lays out as many).
 */
export class Viewport {
  readonly #blocks = new Map<Element, Block>();
  readonly #blockOf = new WeakMap<Flow, Block>();
  readonly #near = new Set<Block>();
  readonly #observer: IntersectionObserver;
  readonly #onMoved: () => void;
  readonly #emptied = new Set<Block>();
  #guesses = FIRST_GUESSES;

  constructor(document: Document, onMoved: () => void, { signal }: { signal: AbortSignal }) {
    this.#onMoved = onMoved;
    // With the document as root the margin counts in subframes too.
    const options = { root: document, rootMargin: MARGIN, scrollMargin: BOX_MARGIN };
    this.#observer = new IntersectionObserver((entries) => this.#update(entries), options);
    signal.addEventListener('abort', () => this.#observer.disconnect(), { once: true });
  }

  /** Blocks within a screen of the viewport. */
  get near(): ReadonlySet<Block> {
    return this.#near;
  }

  watch(flow: Flow): void {
    const element = flow.nodes[0] && holderOf(flow.nodes[0]);
    if (element) this.#watchIn(element, flow);
  }

  unwatch(flow: Flow): void {
    const block = this.#blockOf.get(flow);
    this.#blockOf.delete(flow);
    if (!block) return;
    block.flows.delete(flow);
    if (block.flows.size === 0) this.#emptied.add(block);
  }

  /** Stop observing elements that hold nothing any more. Not at once: text that is read again comes back to the same element. */
  tidy(): void {
    for (const block of this.#emptied) if (block.flows.size === 0) this.#forget(block);
    this.#emptied.clear();
  }

  #watchIn(element: Element, flow: Flow): void {
    const known = this.#blocks.get(element);
    if (known) known.flows.add(flow);
    this.#blockOf.set(flow, known ?? this.#observe(element, flow));
  }

  #observe(element: Element, flow: Flow): Block {
    const block: Block = { element, flows: new Set([flow]), isNear: this.#guesses-- > 0 };
    this.#blocks.set(element, block);
    if (block.isNear) this.#near.add(block);
    this.#observer.observe(element);
    return block;
  }

  #forget(block: Block): void {
    this.#blocks.delete(block.element);
    this.#near.delete(block);
    this.#observer.unobserve(block.element);
  }

  #update(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const block = this.#blocks.get(target);
      if (!block) continue;
      block.isNear = isIntersecting;
      if (isIntersecting) this.#near.add(block);
      else this.#near.delete(block);
      if (!isIntersecting && boundingClientRect.height === 0) this.#climb(block);
    }
    this.#onMoved();
  }

  /** An element without a box of its own (`display: contents`) never comes near; the one around it does. */
  #climb(block: Block): void {
    if (getComputedStyle(block.element).display !== 'contents') return;
    const around = holderOf(block.element);
    this.#forget(block);
    if (around) for (const flow of block.flows) this.#watchIn(around, flow);
  }
}

/** How far an element is from the viewport (CSS pixels); 0 within. */
export function distanceOf({ element }: Block, viewportHeight: number): number {
  const { top, bottom } = rectOf(element);
  return Math.max(0, top - viewportHeight, -bottom);
}

/** Whether a reader could see it by scrolling. */
export function isShown(flow: Flow): boolean {
  let element = flow.nodes[0] && holderOf(flow.nodes[0]);
  while (element && hasNoBox(element)) element = holderOf(element);
  return element !== undefined && isRendered(element);
}

function hasNoBox(element: Element): boolean {
  return !isRendered(element) && getComputedStyle(element).display === 'contents';
}
