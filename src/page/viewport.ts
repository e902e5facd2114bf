import { holderOf, isRendered, rectOf } from './dom.ts';
import type { Flow } from './flow.ts';

/** An element that holds flows. */
export interface Block {
  readonly element: Element;
  readonly flows: Set<Flow>;
  stretch: Stretch;
}

/** Blocks that follow each other; the first is observed for all. */
interface Stretch {
  blocks: Block[];
  /** Within half a screen of what is seen. */
  isNear: boolean;
}

/** How far around the viewport text is painted ahead of scrolling, in parts of its height. */
const MARGIN = 0.5;
/** The same for boxes that scroll within the page. Pixels: Chromium adds it to the document's margin too, and a percentage of that. */
const BOX_MARGIN = '300px';
/** Up to so many blocks each is observed by itself. */
const MAX_SINGLES = 100;
/** Beyond, at most so many are left to the first of them. */
const STRETCH_LENGTH = 16;
/** Until the first report comes, a frame later, this many stretches count as near, so that the top of a page is painted at once. */
const FIRST_GUESSES = 64;

/**
 * Step 6 of the walk: which flows are near the viewport. An IntersectionObserver asks for no layout and reports text that
 * is shown after having been hidden, but once something is highlighted each element it observes costs every frame that
 * changes anything nearly 1 us: with 50,000 observed paragraphs Chromium 156 had no idle time left, with 1,000 a small
 * change took a fifth longer. So where there are many, one element stands for those behind it, as far down as half a
 * screen: when any of these is seen, the first is not farther away than the margin.
 */
export class Viewport {
  readonly #blocks = new Map<Element, Block>();
  readonly #blockOf = new WeakMap<Flow, Block>();
  readonly #near = new Set<Stretch>();
  readonly #emptied = new Set<Block>();
  readonly #observer: IntersectionObserver;
  /** Tells where elements are, once each. Asking them would put a layout of the page that is due into our task. */
  readonly #gauge: IntersectionObserver;
  readonly #onMoved: () => void;
  #guesses = FIRST_GUESSES;
  /** Where the next block may be added. */
  #last: Stretch | undefined;

  constructor(document: Document, onMoved: () => void, { signal }: { signal: AbortSignal }) {
    this.#onMoved = onMoved;
    // With the document as root the margin counts in subframes too.
    const options = { root: document, rootMargin: `${MARGIN * 100}%`, scrollMargin: BOX_MARGIN };
    this.#observer = new IntersectionObserver((entries) => this.#update(entries), options);
    this.#gauge = new IntersectionObserver((entries) => this.#splitTall(entries), { root: document });
    signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** Blocks near the viewport. */
  *near(): Iterable<Block> {
    for (const { blocks } of this.#near) yield* blocks;
  }

  /** What comes next does not follow what came last. */
  cut(): void {
    this.#last = undefined;
  }

  /** Look after a flow. True when it is near, as far as is known. */
  watch(flow: Flow): boolean {
    const known = this.#blockOf.get(flow);
    if (known) return known.stretch.isNear;
    const element = flow.nodes[0] && holderOf(flow.nodes[0]);
    return element !== undefined && this.#watchIn(element, flow);
  }

  /** Look no longer after a flow. True when it was near, or is the last of its element, which the next paint lets go (`tidy`). */
  unwatch(flow: Flow): boolean {
    const block = this.#blockOf.get(flow);
    if (!block) return false;
    this.#blockOf.delete(flow);
    block.flows.delete(flow);
    const isEmpty = block.flows.size === 0;
    if (isEmpty) this.#emptied.add(block);
    return isEmpty || block.stretch.isNear;
  }

  /** Forget elements that hold nothing any more. Not at once: text that is read again comes back to the same element. */
  tidy(): void {
    for (const block of this.#emptied) if (block.flows.size === 0) this.#forget(block);
    this.#emptied.clear();
  }

  #watchIn(element: Element, flow: Flow): boolean {
    const block = this.#blocks.get(element) ?? this.#addBlock(element);
    block.flows.add(flow);
    this.#blockOf.set(flow, block);
    return block.stretch.isNear;
  }

  #addBlock(element: Element): Block {
    const stretch = this.#stretchFor(element);
    const block: Block = { element, flows: new Set(), stretch };
    this.#blocks.set(element, block);
    stretch.blocks.push(block);
    if (stretch.blocks.length === 1) this.#observer.observe(element);
    return block;
  }

  #stretchFor(element: Element): Stretch {
    const last = this.#last;
    const before = last?.blocks.at(-1)?.element;
    const isOpen = this.#blocks.size >= MAX_SINGLES && last !== undefined && last.blocks.length < STRETCH_LENGTH;
    if (isOpen && before && isBeside(before, element)) return last;
    this.#last = { blocks: [], isNear: this.#guesses-- > 0 };
    if (this.#last.isNear) this.#near.add(this.#last);
    return this.#last;
  }

  #forget(block: Block): void {
    const { stretch, element } = block;
    const wasFirst = stretch.blocks[0] === block;
    stretch.blocks.splice(stretch.blocks.indexOf(block), 1);
    this.#blocks.delete(element);
    if (wasFirst) this.#observer.unobserve(element);
    const first = stretch.blocks[0];
    if (!first) this.#near.delete(stretch);
    else if (wasFirst) this.#observer.observe(first.element);
    if (!first && this.#last === stretch) this.#last = undefined;
  }

  #update(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const block = this.#blocks.get(target);
      if (!block) continue;
      const { stretch } = block;
      stretch.isNear = isIntersecting;
      if (isIntersecting) this.#near.add(stretch);
      else this.#near.delete(stretch);
      const isFlat = boundingClientRect.height === 0;
      // A hidden element stands for nothing but itself.
      if (isFlat && stretch.blocks.length > 1) this.#split(stretch, 1);
      else this.#measure(stretch);
      if (isFlat && !isIntersecting) this.#climb(block);
    }
    this.#onMoved();
  }

  /** Have it told a frame later how far down a stretch reaches. */
  #measure({ blocks }: Stretch): void {
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (!first || !last || first === last) return;
    this.#gauge.observe(first.element);
    this.#gauge.observe(last.element);
  }

  #splitTall(entries: readonly IntersectionObserverEntry[]): void {
    const rects = new Map(entries.map(({ target, boundingClientRect }) => [target, boundingClientRect] as const));
    for (const element of rects.keys()) this.#gauge.unobserve(element);
    for (const stretch of new Set(entries.map(({ target }) => this.#blocks.get(target)?.stretch))) {
      const [first, last] = [stretch?.blocks[0], stretch?.blocks.at(-1)];
      if (!stretch || !first || !last || first === last) continue;
      const [top, bottom] = [rects.get(first.element), rects.get(last.element)];
      // It has grown meanwhile.
      if (!top || !bottom) this.#measure(stretch);
      else if (isTall(top, bottom)) {
        this.#split(stretch, stretch.blocks.length >> 1);
        this.#measure(stretch);
      }
    }
  }

  /** Let the blocks from an index on be a stretch of their own, which is reported on by itself. */
  #split(stretch: Stretch, index: number): void {
    const rest: Stretch = { blocks: stretch.blocks.splice(index), isNear: stretch.isNear };
    for (const block of rest.blocks) block.stretch = rest;
    if (rest.isNear) this.#near.add(rest);
    if (this.#last === stretch) this.#last = undefined;
    if (rest.blocks[0]) this.#observer.observe(rest.blocks[0].element);
  }

  #stop(): void {
    this.#observer.disconnect();
    this.#gauge.disconnect();
  }

  /** An element without a box of its own (`display: contents`) never comes near; the one around it does. */
  #climb(block: Block): void {
    if (getComputedStyle(block.element).display !== 'contents') return;
    const around = holderOf(block.element);
    this.#forget(block);
    if (around) for (const flow of block.flows) this.#watchIn(around, flow);
  }
}

/** Whether two elements are children or grandchildren of one, as list items and table cells are. */
function isBeside(a: Element, b: Element): boolean {
  const [aroundA, aroundB] = [holderOf(a), holderOf(b)];
  if (!aroundA || !aroundB) return false;
  return aroundA === aroundB || holderOf(aroundA) === holderOf(aroundB);
}

/** Whether a stretch reaches farther down than the margin, or its last block is not below its first. */
function isTall(first: DOMRectReadOnly, last: DOMRectReadOnly): boolean {
  const height = last.bottom - first.top;
  return height < 0 || height > innerHeight * MARGIN;
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
