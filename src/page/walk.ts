import {
  ELEMENT_NODE,
  TEXT_NODE,
  childAt,
  firstChildOf,
  nameOf,
  nextSiblingOf,
  parentOf,
  shadowRootOf,
  typeOf,
} from './dom.ts';
import type { Run } from './run.ts';
import { type Kind, isBreaking, isCustom, isHeading, isSkipped, isUnsure, kindOf, mayHost } from './skip.ts';

export interface WalkOptions {
  /** Takes the text, run by run. */
  readonly run: Run;
  /** Called for each open shadow root: a tree of its own, which is walked apart. */
  onShadowRoot(root: ShadowRoot): void;
  /** Called for elements that may get a shadow root later. */
  onShadowless(element: Element): void;
  /** Keeps the place while the page may change the tree between slices. One live Range costs the page nothing measurable. */
  readonly bookmark: Range;
  /** Where to stop; without it the walk goes to the end of the tree. */
  readonly bounds?: Bounds;
  /** Whether the reading begins inside a heading. */
  readonly isInHeading?: boolean;
}

/** Follows a walk and says when it has seen enough. */
export interface Bounds {
  entered(node: Node): void;
  left(node: Node): void;
  /** Asked where a run ends, or (`isCut`) where a long one was only cut. */
  isOver(isCut: boolean): boolean;
}

/** Work between two looks at the clock: nodes, each 16 units of text counting as one more. */
const WORK_BETWEEN_LOOKS = 64;

/**
 * Step 3 of the walk: text nodes in reading order, in slices. Plain getters and a stack of what is open; on 6,300 nodes
 * that took 1.0 ms hot where a TreeWalker of texts and elements took 2.5 and one of texts alone 0.7 (Chromium 156),
 * and unlike the latter it sees where blocks begin and end.
 */
export class Walk {
  readonly #options: WalkOptions;
  /** Next node to enter; undefined at the end. */
  #node: Node | undefined;
  /** A long text that was left in the middle. */
  #rest: { readonly text: Text; readonly data: string; readonly from: number } | undefined;
  #open: Element[] = [];
  #kinds: Kind[] = [];
  #work = 0;
  #isPaused = false;

  constructor(start: Node | null, options: WalkOptions) {
    this.#node = start ?? undefined;
    this.#options = options;
    options.run.setRole(options.isInHeading ? 'heading' : 'text');
  }

  /** Read on until `isTime` says that the slice is over. True when the end was reached. */
  advance(isTime: () => boolean): boolean {
    if (this.#isPaused) this.#resume();
    while (this.#node) {
      if (this.#work > WORK_BETWEEN_LOOKS && this.#options.run.isEmpty) {
        this.#work = 0;
        if (isTime()) {
          this.#pause(this.#node);
          return false;
        }
      }
      this.#work++;
      const type = typeOf(this.#node);
      if (type === TEXT_NODE) this.#node = this.#visitText(this.#node as Text);
      else if (type === ELEMENT_NODE) this.#node = this.#visitElement(this.#node as Element);
      else this.#node = this.#after(this.#node);
    }
    this.#options.run.end();
    return true;
  }

  /** Read one text, of a long one a piece. The node to go on with. */
  #visitText(text: Text): Node | undefined {
    const { bounds, run } = this.#options;
    const rest = this.#rest;
    this.#rest = undefined;
    // A text that changed meanwhile is read again anyway; here only its offsets must not run over the end.
    const isRest = rest?.text === text && text.length === rest.data.length;
    const data = isRest ? rest.data : text.data;
    const from = isRest ? rest.from : 0;
    if (from === 0) {
      if (run.makeRoom(data) && bounds?.isOver(true)) return undefined;
      bounds?.entered(text);
    }
    const to = run.add(text, data, from);
    if (to < data.length) {
      this.#work += (to - from) >> 4;
      this.#rest = { text, data, from: to };
      return text;
    }
    bounds?.left(text);
    return this.#after(text);
  }

  #visitElement(element: Element): Node | undefined {
    const { bounds, run } = this.#options;
    const kind = kindOf(nameOf(element));
    bounds?.entered(element);
    if (isBreaking(kind) && this.#isOverAtBreak()) return undefined;
    if (!isSkipped(kind)) {
      if (mayHost(kind)) this.#findShadow(element, kind);
      if (isUnsure(kind)) run.crossUnsure();
      if (isHeading(kind)) run.setRole('heading');
      const child = firstChildOf(element);
      if (child) {
        this.#open.push(element);
        this.#kinds.push(kind);
        return child;
      }
    }
    bounds?.left(element);
    return this.#after(element);
  }

  /** The node behind a node and all it holds; what ends on the way is closed. */
  #after(node: Node): Node | undefined {
    let last = node;
    for (;;) {
      const next = nextSiblingOf(last);
      if (next) return next;
      const parent = this.#open.pop() ?? parentOf(last);
      if (!parent || typeOf(parent) !== ELEMENT_NODE) return undefined;
      const kind = this.#kinds.pop() ?? kindOf(nameOf(parent as Element));
      if (isBreaking(kind) && this.#isOverAtBreak()) return undefined;
      if (isUnsure(kind)) this.#options.run.crossUnsure();
      if (isHeading(kind)) this.#options.run.setRole('text');
      this.#options.bounds?.left(parent);
      last = parent;
    }
  }

  #isOverAtBreak(): boolean {
    this.#work += this.#options.run.end() >> 4;
    return this.#options.bounds?.isOver(false) ?? false;
  }

  #findShadow(element: Element, kind: Kind): void {
    const root = shadowRootOf(element);
    if (root) this.#options.onShadowRoot(root);
    else if (isCustom(kind)) this.#options.onShadowless(element);
  }

  /** The browser moves a live Range's boundary out of a node that is taken away, to where that node stood. */
  #pause(node: Node): void {
    this.#options.bookmark.setStart(node, 0);
    this.#isPaused = true;
  }

  #resume(): void {
    this.#isPaused = false;
    const { startContainer, startOffset } = this.#options.bookmark;
    if (startContainer === this.#node) return;
    this.#rest = undefined;
    this.#open = [];
    this.#kinds = [];
    this.#node = childAt(startContainer, startOffset) ?? this.#after(startContainer);
  }
}
