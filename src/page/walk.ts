import { TEXT_NODE, childAt, isElement, isText, nameOf, nextSiblingOf, parentOf, rootOf, walkerOver } from './dom.ts';
import type { Run } from './run.ts';
import { BREAKS, CUSTOM, HEADS, KINDS, MAY_HOST, NOTES, SKIPS, UNSURE, isNote, kindOf, kindOfElement } from './skip.ts';

export interface WalkOptions {
  /** Takes the text, run by run. */
  readonly run: Run;
  /** Called for each open shadow root: a tree of its own, which is walked apart. */
  onShadowRoot(root: ShadowRoot): void;
  /** Called for elements that may get a shadow root later. */
  onShadowless(element: Element): void;
  /** Keeps the place while the page may change the tree between slices. One live Range costs the page nothing measurable. */
  readonly bookmark: Range;
  /** What to read; without it the walk goes to the end of the tree. */
  readonly bounds?: Bounds;
}

/** Follows a walk and says when it has seen enough. */
export interface Bounds {
  /** What is to be read; undefined once it has been. */
  readonly end: Node | undefined;
  /** A node is about to be read; `isBehind` when it is the first one behind `end`. */
  entered(node: Node, isBehind: boolean): void;
  /** All of `end` has been read. */
  passed(): void;
  /** Asked where a run ends, or (`isCut`) where a long one was only cut. */
  isOver(isCut: boolean): boolean;
}

/** Work between two looks at the clock: nodes, each 16 units of text counting as one more. */
const WORK_BETWEEN_LOOKS = 64;

/**
 * Step 3 of the walk: text nodes in reading order, in slices. Most pages are walked once and hold nothing, so what counts
 * is the cold cost, which is mostly the number of calls into the DOM: `nextNode` over texts and elements, and parents only
 * where a run may go on, took 2.7 ms on 5,000 nodes where a stack with captured getters took 4.3 and the bare floor 2.2
 * (Chromium 156). Where blocks end is not seen on the way but asked when the next text comes.
 */
export class Walk {
  readonly #options: WalkOptions;
  readonly #run: Run;
  readonly #bounds: Bounds | undefined;
  readonly #walker: TreeWalker;
  /** Next node to visit; undefined at the end. */
  #node: Node | undefined;
  /** Last text or inline element of the run that is open. */
  #last: Node | undefined;
  /** White-space behind that, which belongs to the run only if something follows. */
  #blank: Text | undefined;
  #rest: Rest | undefined;
  /** The node behind what is to be read, and what that was when it was looked for. */
  #stop: Node | undefined;
  #stopOf: Node | undefined;
  #work = 0;
  #isPaused = false;

  constructor(start: Node, options: WalkOptions) {
    this.#options = options;
    this.#run = options.run;
    this.#bounds = options.bounds;
    this.#node = start;
    this.#walker = walkerOver(rootOf(start));
    this.#walker.currentNode = start;
    options.run.isInHeading = true; // perhaps; asked when the first run is handed on
  }

  /** Read on until `isTime` says that the slice is over. True when the end was reached. */
  advance(isTime: () => boolean): boolean {
    if (this.#isPaused) this.#resume();
    while (this.#node) {
      if (this.#work > WORK_BETWEEN_LOOKS && !this.#last) {
        this.#work = 0;
        if (isTime()) {
          this.#pause(this.#node);
          return false;
        }
      }
      this.#work++;
      const node = this.#node;
      // Not `isText`: the cold path. A form's field may shadow its nodeType, but not make a text of it.
      const isOver = node.nodeType === TEXT_NODE ? this.#visitText(node as Text) : this.#visitElement(node as Element);
      if (isOver) break;
      if (!this.#rest) this.#node = this.#walker.nextNode() ?? undefined;
    }
    this.#run.end();
    if (!this.#node) this.#bounds?.passed();
    return true;
  }

  /** True when enough has been read. */
  #visitElement(element: Element): boolean {
    const run = this.#run;
    const bounds = this.#bounds;
    // Looked up here and the shadow root read below without helpers: in the cold path each call counts.
    const kind = KINDS.get(element.localName) ?? kindOf(nameOf(element));
    const isBlock = (kind & BREAKS) !== 0;
    if (bounds) this.#enter(element, bounds, isBlock);
    if (isBlock) {
      if ((this.#last || bounds) && this.#endRun(false)) return true;
      run.isInHeading = (kind & HEADS) !== 0;
    } else if (this.#last) {
      if (!this.#hasLeftBlock(element)) this.#last = element;
      else if (this.#endRun(false)) return true;
      if ((kind & UNSURE) !== 0) run.crossUnsure();
    }
    if ((kind & SKIPS) !== 0 || ((kind & NOTES) !== 0 && isNote(element, run.lastPart))) this.#skip();
    else if ((kind & MAY_HOST) !== 0) {
      const root = element.shadowRoot; // not of a form, whose fields could shadow it
      if (root) this.#options.onShadowRoot(root);
      else if ((kind & CUSTOM) !== 0) this.#options.onShadowless(element);
    }
    if (bounds) this.#pass(element, bounds);
    return false;
  }

  /** Leave out what the element holds. */
  #skip(): void {
    let last = this.#walker.lastChild();
    while (last) last = this.#walker.lastChild();
  }

  /** Read one text, of a long one a piece. True when enough has been read. */
  #visitText(text: Text): boolean {
    const run = this.#run;
    const bounds = this.#bounds;
    const rest = this.#rest && this.#takeRest(text);
    const data = rest?.data ?? text.data;
    if (!rest) {
      if (this.#last && run.isToBeCut(data) && this.#endRun(true)) return true;
      if (bounds) this.#enter(text, bounds, false);
      if (this.#last && isBlank(data)) {
        if (data !== '') this.#blank ??= text;
        if (bounds) this.#pass(text, bounds);
        return false;
      }
      if (this.#last && this.#hasLeftBlock(text) && this.#endRun(false)) return true;
      if (this.#blank) run.add(this.#blank, this.#blank.data, 0);
      this.#blank = undefined;
    }
    const from = rest?.from ?? 0;
    const to = run.add(text, data, from);
    this.#last = run.length === 0 ? undefined : text;
    this.#work += (to - from) >> 4;
    if (to < data.length) this.#rest = { text, data, from: to };
    else if (bounds) this.#pass(text, bounds);
    return false;
  }

  /** What was left of a long text. If it changed meanwhile it is read again anyway; here offsets must not run over its end. */
  #takeRest(text: Text): Rest | undefined {
    const rest = this.#rest;
    this.#rest = undefined;
    return rest?.text === text && rest.data.length === text.length ? rest : undefined;
  }

  /** Whether a block ended between the last of the run and this node. */
  #hasLeftBlock(node: Node): boolean {
    const around = parentOf(node);
    let left: Node | null | undefined = this.#last;
    if (left && !isElement(left)) left = parentOf(left);
    while (left && left !== around) {
      if (!isElement(left)) return true;
      const kind = kindOfElement(left);
      if ((kind & BREAKS) !== 0) return true;
      if ((kind & UNSURE) !== 0) this.#run.crossUnsure();
      left = parentOf(left);
    }
    return !left;
  }

  /** The run ends here, or is cut. True when enough has been read. */
  #endRun(isCut: boolean): boolean {
    this.#last = undefined;
    this.#blank = undefined;
    this.#run.end();
    return this.#bounds?.isOver(isCut) ?? false;
  }

  /** A block behind what is to be read ends that before it begins; anything else there may still be of the same run. */
  #enter(node: Node, bounds: Bounds, isBlock: boolean): void {
    if (isBlock) this.#pass(node, bounds);
    bounds.entered(node, node === this.#stop);
    this.#findStop(bounds);
  }

  #pass(node: Node, bounds: Bounds): void {
    if (node !== this.#stop) return;
    bounds.passed();
    this.#findStop(bounds);
  }

  #findStop({ end }: Bounds): void {
    if (end === this.#stopOf) return;
    this.#stopOf = end;
    this.#stop = end && behind(end);
  }

  /** The browser moves a live Range's boundary out of a node that is taken away, to where that node stood. */
  #pause(node: Node): void {
    this.#options.bookmark.setStart(node, 0);
    this.#isPaused = true;
  }

  #resume(): void {
    this.#isPaused = false;
    this.#stopOf = undefined;
    const { startContainer, startOffset } = this.#options.bookmark;
    if (startContainer !== this.#node) {
      this.#rest = undefined;
      const node = childAt(startContainer, startOffset);
      this.#node = isText(node) || isElement(node) ? node : behind(node ?? startContainer);
    }
    if (this.#node) this.#walker.currentNode = this.#node;
    if (this.#bounds) this.#findStop(this.#bounds);
  }
}

/** A long text that was left in the middle. */
interface Rest {
  readonly text: Text;
  readonly data: string;
  readonly from: number;
}

/** The first text or element behind a node and all it holds. */
function behind(node: Node): Node | undefined {
  for (let at: Node | null = node; at; at = parentOf(at)) {
    for (let next = nextSiblingOf(at); next; next = nextSiblingOf(next)) {
      if (isText(next) || isElement(next)) return next;
    }
  }
  return undefined;
}

function isBlank(data: string): boolean {
  for (let at = 0; at < data.length; at++) {
    const code = data.charCodeAt(at);
    if (code > 0x20 && code !== 0xa0) return false;
  }
  return true;
}
