import { sparingly } from './sparingly.ts';

/** Elements that follow each other; the first is observed for all. */
export interface Stretch {
  readonly elements: Element[];
  /** As far as is known: whether any of them may be within the margin. */
  isNear: boolean;
  /** Whether the first is, as it was last reported. */
  isFirstNear: boolean;
  /** Where the first was then, and how far down the last reached when it was measured (CSS pixels of the viewport); 0 for not yet. */
  top: number;
  height: number;
}

export interface StretchesOptions {
  readonly document: Document;
  /** How far around the viewport is near, in parts of its height. */
  readonly margin: number;
  /** The same for boxes that scroll within the page (CSS pixels); no stretch reaches farther down. */
  readonly boxMargin: number;
  /** The most elements that are left to the first of them. */
  readonly longest: number;
  /** Up to so many elements each is observed by itself. */
  readonly singles: number;
  /** Until the first report comes, a frame later, this many stretches count as near. */
  readonly guesses: number;
  /** While more and more is added, all that is new may wait for a while before it is observed. */
  readonly isPatient: boolean;
  /** A stretch has come near, or is no longer. */
  readonly onNear?: (stretch: Stretch) => void;
  /** Something near has been reported on, or something without a height. */
  readonly onMoved?: () => void;
  /** An element without a height is not near. */
  readonly onFlat: (element: Element) => void;
  readonly signal: AbortSignal;
}

/** How many times higher than it was measured a stretch may have become, as pictures load and comments open. */
const GROWTH = 4;

/**
 * Which elements are near the viewport, told by an IntersectionObserver. It asks for no layout and reports what is shown after
 * having been hidden, but each element that is observed costs. So one stands for those behind it, as far down as the margin:
 * when any of them is seen, the first is not farther away than that.
 */
export class Stretches {
  readonly #options: StretchesOptions;
  readonly #stretchOf = new Map<Element, Stretch>();
  readonly #near = new Set<Stretch>();
  readonly #observer: IntersectionObserver;
  /** Tells where elements are, once each. Asking them would put a layout of the page that is due into our task. */
  readonly #gauge: IntersectionObserver;
  /** Their first element is to be observed, or how far they reach to be asked. */
  readonly #unobserved = new Set<Stretch>();
  readonly #unmeasured = new Set<Stretch>();
  readonly #askSparingly: () => void;
  /** Something has been added since the last asking. */
  #isGrowing = false;
  #isAsking = false;
  #guesses: number;
  /** Where the next element may be added. */
  #last: Stretch | undefined;

  constructor(options: StretchesOptions) {
    const { document: root, margin, boxMargin, signal } = options;
    this.#options = options;
    this.#guesses = options.guesses;
    // With the document as root the margin counts in subframes too. Pixels for boxes: Chromium adds them to the document's margin, and
    // a percentage of that.
    const margins = { root, rootMargin: `${margin * 100}%`, scrollMargin: `${boxMargin}px` };
    this.#observer = new IntersectionObserver((entries) => this.#update(entries), margins);
    this.#gauge = new IntersectionObserver((entries) => this.#splitTall(entries), { root });
    this.#askSparingly = sparingly(() => this.#ask(), { signal });
    signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** Elements that may be near. */
  *near(): Iterable<Element> {
    for (const { elements } of this.#near) yield* elements;
  }

  isNear(element: Element): boolean {
    return this.#stretchOf.get(element)?.isNear ?? false;
  }

  /** Look after an element, which follows `after` where that is given. `isLikely`: it is near, as far as can be told. */
  add(element: Element, after?: Element, isLikely = false): Stretch {
    this.#isGrowing = true;
    const stretch = this.#stretchFor(after, isLikely);
    this.#stretchOf.set(element, stretch);
    stretch.elements.push(element);
    if (stretch.elements.length === 1) this.#observe(stretch);
    else this.#measure(stretch);
    return stretch;
  }

  /** Look no longer after an element, if it is one of ours. */
  delete(element: Element): void {
    const stretch = this.#stretchOf.get(element);
    if (!stretch) return;
    const { elements } = stretch;
    const wasFirst = elements[0] === element;
    elements.splice(elements.indexOf(element), 1);
    this.#stretchOf.delete(element);
    if (!wasFirst) return;
    this.#observer.unobserve(element);
    if (elements.length > 0) return this.#observe(stretch);
    this.#near.delete(stretch);
    this.#unobserved.delete(stretch);
    this.#unmeasured.delete(stretch);
    if (this.#last === stretch) this.#last = undefined;
  }

  #stretchFor(after: Element | undefined, isLikely: boolean): Stretch {
    const { singles, longest } = this.#options;
    const last = this.#last;
    const isOpen = last && this.#stretchOf.size >= singles && last.elements.length < longest;
    if (isOpen && after && last.elements.at(-1) === after && (last.isNear || !isLikely)) return last;
    const isNear = this.#guesses-- > 0 || isLikely;
    this.#last = { elements: [], isNear, isFirstNear: isNear, top: 0, height: 0 };
    if (isNear) this.#near.add(this.#last);
    return this.#last;
  }

  #setNear(stretch: Stretch, isNear: boolean): void {
    if (stretch.isNear === isNear) return;
    stretch.isNear = isNear;
    if (isNear) this.#near.add(stretch);
    else this.#near.delete(stretch);
    this.#options.onNear?.(stretch);
  }

  #update(entries: readonly IntersectionObserverEntry[]): void {
    let hasMoved = false;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const stretch = this.#stretchOf.get(target);
      if (stretch?.elements[0] !== target) continue;
      const isFlat = boundingClientRect.height === 0;
      // Most of what is told of a long page while it is being read is far and stays so.
      hasMoved ||= isIntersecting || stretch.isNear || isFlat;
      stretch.isFirstNear = isIntersecting;
      stretch.top = boundingClientRect.top;
      // A hidden element stands for nothing but itself. Those behind it are likely to be hidden too: halves are told sooner than one by one.
      if (isFlat) this.#split(stretch, stretch.elements.length >> 1);
      if (isFlat) this.#split(stretch, 1);
      if (isIntersecting || !this.#mayReach(stretch)) this.#setNear(stretch, isIntersecting);
      this.#settle(stretch);
      if (isFlat && !isIntersecting) this.#options.onFlat(target);
    }
    if (hasMoved) this.#options.onMoved?.();
  }

  /** Whether the end of a stretch may be near although its first element is not. */
  #mayReach({ top, height }: Stretch): boolean {
    const { margin, boxMargin } = this.#options;
    return top <= 0 && top + GROWTH * Math.max(height, boxMargin) > -innerHeight * margin;
  }

  /** What has just left is near until it is known how far down it reaches: the page may have grown. */
  #settle(stretch: Stretch): void {
    if (stretch.elements.length > 1) this.#measure(stretch);
    else this.#setNear(stretch, stretch.isFirstNear);
  }

  #splitTall(entries: readonly IntersectionObserverEntry[]): void {
    const rects = new Map(entries.map(({ target, boundingClientRect }) => [target, boundingClientRect] as const));
    for (const element of rects.keys()) this.#gauge.unobserve(element);
    let hasMoved = false;
    for (const stretch of new Set(entries.map(({ target }) => this.#stretchOf.get(target)))) {
      const [first, last] = [stretch?.elements[0], stretch?.elements.at(-1)];
      if (!stretch || !first || !last) continue;
      const [top, bottom] = [rects.get(first), rects.get(last)];
      const wasNear = stretch.isNear;
      // It has grown meanwhile.
      if (!top || !bottom) this.#settle(stretch);
      else if (this.#isTall(top, bottom)) {
        this.#split(stretch, stretch.elements.length >> 1);
        this.#settle(stretch);
      } else {
        stretch.height = bottom.bottom - top.top;
        this.#setNear(stretch, stretch.isFirstNear);
      }
      hasMoved ||= wasNear !== stretch.isNear;
    }
    if (hasMoved) this.#options.onMoved?.();
  }

  /** Whether a stretch reaches farther down than it may, or its last element is not below its first. */
  #isTall(first: DOMRectReadOnly, last: DOMRectReadOnly): boolean {
    const { margin, boxMargin } = this.#options;
    const height = last.bottom - first.top;
    return first !== last && (height < 0 || height > Math.min(innerHeight * margin, boxMargin));
  }

  /** Let the elements from an index on be a stretch of their own, which is reported on by itself. */
  #split(stretch: Stretch, index: number): void {
    if (index === 0 || stretch.elements.length <= index) return;
    const { isNear } = stretch;
    const rest: Stretch = { elements: stretch.elements.splice(index), isNear, isFirstNear: isNear, top: 0, height: 0 };
    for (const element of rest.elements) this.#stretchOf.set(element, rest);
    if (isNear) this.#near.add(rest);
    if (this.#last === stretch) this.#last = rest;
    this.#observe(rest);
  }

  /** Have it told whether the first of a stretch is near. */
  #observe(stretch: Stretch): void {
    this.#unobserved.add(stretch);
    this.#askSoon();
  }

  /** Have it told how far down a stretch reaches. */
  #measure(stretch: Stretch): void {
    if (stretch.elements.length < 2) return;
    this.#unmeasured.add(stretch);
    this.#askSoon();
  }

  #askSoon(): void {
    if (this.#isGrowing && this.#options.isPatient) this.#askSparingly();
    else if (!this.#isAsking) {
      this.#isAsking = true;
      queueMicrotask(() => this.#ask());
    }
  }

  #ask(): void {
    this.#isAsking = false;
    this.#isGrowing = false;
    if (this.#options.signal.aborted) return;
    for (const { elements } of this.#unobserved) if (elements[0]) this.#observer.observe(elements[0]);
    this.#unobserved.clear();
    for (const { elements } of this.#unmeasured) {
      const [first, last] = [elements[0], elements.at(-1)];
      if (!first || !last || first === last) continue;
      this.#gauge.observe(first);
      this.#gauge.observe(last);
    }
    this.#unmeasured.clear();
  }

  #stop(): void {
    this.#observer.disconnect();
    this.#gauge.disconnect();
  }
}
