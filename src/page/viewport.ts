import { holderOf, isRendered, rectOf } from './dom.ts';
import type { Flow } from './flow.ts';
import { type Stretch, Stretches } from './stretches.ts';

/** An element that holds flows. */
export interface Block {
  readonly element: Element;
  readonly flows: Set<Flow>;
}

/** Up to so many blocks each is observed by itself, wherever it is. */
const MAX_SINGLES = 100;
/** Where a browser cannot look beyond the edges of boxes that scroll (Firefox before 141), no block stands for another. */
const CAN_LOOK_AHEAD = 'scrollMargin' in IntersectionObserver.prototype;
/** Text is painted ahead of scrolling within half a screen. */
const CLOSE = { margin: 0.5, boxMargin: 300, longest: CAN_LOOK_AHEAD ? 16 : 1, singles: MAX_SINGLES };
/** Beyond ten screens nothing is asked about single blocks. */
const AROUND = { margin: 10, boxMargin: 6000, longest: CAN_LOOK_AHEAD ? 256 : 1, singles: 0 };
/** Until the first report comes, a frame later, this many stretches count as near, so that the top of a page is painted at once. */
const FIRST_GUESSES = 64;

/**
 * Step 6 of the walk: which flows are near the viewport. Once something is highlighted each element that an
 * IntersectionObserver observes costs every frame that changes anything nearly 1 us: with 50,000 observed paragraphs Chromium 156 had
 * no idle time left, with 1,000 a small change took a fifth longer. So where there are many, long stretches are only looked
 * after as wholes; those that come within ten screens are looked into, by short stretches.
 */
export class Viewport {
  readonly #blocks = new Map<Element, Block>();
  readonly #blockOf = new WeakMap<Flow, Block>();
  readonly #emptied = new Set<Block>();
  readonly #close: Stretches;
  readonly #around: Stretches;
  readonly #onMoved: () => void;
  /** The block that was added last, where what comes next follows it. */
  #last: Element | undefined;

  constructor(document: Document, onMoved: () => void, { signal }: { signal: AbortSignal }) {
    this.#onMoved = onMoved;
    const onFlat = (element: Element): void => this.#climb(element);
    this.#close = new Stretches({
      ...CLOSE,
      document,
      guesses: FIRST_GUESSES,
      isPatient: false,
      onMoved,
      onFlat,
      signal,
    });
    this.#around = new Stretches({
      ...AROUND,
      document,
      guesses: 0,
      // Whatever is observed anew makes Chromium draw a frame and go over all that is observed: now and then while a long page is read.
      isPatient: true,
      onNear: (stretch) => this.#lookInto(stretch),
      onFlat,
      signal,
    });
  }

  /** Blocks near the viewport. */
  *near(): Iterable<Block> {
    for (const element of this.#close.near()) {
      const block = this.#blocks.get(element);
      if (block) yield block;
    }
  }

  /** What comes next does not follow what came last. */
  cut(): void {
    this.#last = undefined;
  }

  /** Look after a flow. True when it is near, as far as is known. */
  watch(flow: Flow): boolean {
    const known = this.#blockOf.get(flow);
    if (known) return this.#close.isNear(known.element);
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
    return isEmpty || this.#close.isNear(block.element);
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
    return this.#close.isNear(element);
  }

  #addBlock(element: Element): Block {
    const isFew = this.#blocks.size < MAX_SINGLES;
    const block: Block = { element, flows: new Set() };
    this.#blocks.set(element, block);
    const after = this.#last && isBeside(this.#last, element) ? this.#last : undefined;
    this.#last = element;
    if (isFew || this.#around.add(element, after).isNear) this.#close.add(element, after);
    return block;
  }

  #forget({ element }: Block): void {
    this.#blocks.delete(element);
    this.#around.delete(element);
    this.#close.delete(element);
    if (this.#last === element) this.#last = undefined;
  }

  /**
   * What comes around is looked after block by block, and what goes no longer. Of a stretch that has been measured it can be told which
   * blocks are seen after a jump, a frame before they are reported.
   */
  #lookInto({ elements, isNear, top, height }: Stretch): void {
    elements.forEach((element, index) => {
      const y = top + (height * index) / elements.length;
      const isLikely = height > 0 && y > -innerHeight * CLOSE.margin && y < innerHeight * (1 + CLOSE.margin);
      if (isNear) this.#close.add(element, elements[index - 1], isLikely);
      else this.#close.delete(element);
    });
    this.#onMoved();
  }

  /** An element without a box of its own (`display: contents`) never comes near; the one around it does. */
  #climb(element: Element): void {
    const block = this.#blocks.get(element);
    if (!block || getComputedStyle(element).display !== 'contents') return;
    const around = holderOf(element);
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
