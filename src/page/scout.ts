import { JOINT, type WakeFilter, type Waking, createWaking } from '../detect/wake.ts';
import { isHidden } from './hidden.ts';
import { type Slices, createSlices } from './schedule.ts';
import { ScoutQueue, textAround } from './scout-queue.ts';
import { LOOKS } from './upgrade-looks.ts';

/** Texts of this length and more are looked at only where they are shown: scripts hold most of them. */
const LONG = 200;
const UNSHOWN = /^(?:script|style|noscript|template|textarea|xmp|iframe)$/;
/** So many short texts are gathered before they are looked at; of a long one, so many UTF-16 units. */
const GATHERED = 512;
const CUT = 16_384;
/** Nodes between two looks at the clock. */
const NODES_BETWEEN_LOOKS = 512;
/**
 * Longest first slice (ms). Twice those of schedule.ts: most pages are through then, and an engine that leaves a loop begins
 * cold again.
 */
const SLICE = 12;
/** Times that a tree is begun anew because the page took away the very node that was next. */
const MOST_RESTARTS = 3;

/** As NodeFilter has them. */
const SHOW_ELEMENTS_AND_TEXTS = 5;
const SHOW_TEXTS = 4;

/**
 * Elements that may have a shadow root are few kinds, and those of the page's own. Asking for these at once spares a look at each
 * of the others: on 5,000 nodes of running text that was a fifth of the whole cost. The commonest come first.
 */
export const MAY_HOST =
  ':not(a,li,em,strong,b,i,td,tr,br,img,ul,code,sup,sub,small,input,button,label,svg,path,script,style,link,option,th,ol,table,tbody,figure,time)';
/**
 * Matches nothing in a document of a head and an empty body. Asked instead of the body itself: the first element that a script
 * opens costs a sixth of all that a blank page does.
 */
export const FILLED = ':root>:not(head,body:empty)';
/** Elements of a document up to which they are asked for at once: it must not become a task that is felt. */
const MOST_AT_ONCE = 20_000;

/** A long text of which some has been looked at. */
interface Rest {
  readonly data: string;
  from: number;
}

/**
 * Step 0 of the walk: looks through a document, now and as it changes, for anything that may be a mention, and calls
 * `onPromising` once, where there is. Most pages are looked through once and that is all they ever cost: a walk over their
 * texts, and a look at each character. So nothing is made here, nor in modules it imports, before it is needed,
 * and the DOM is read plainly: a form's fields may stand in for its properties, which each place allows for.
 */
export class Scout {
  readonly #filter: WakeFilter;
  readonly #onPromising: () => void;
  readonly #isOver: () => boolean;
  #waking: Waking | undefined;
  #observer: MutationObserver | undefined;
  #ending: AbortController | undefined;
  #slices: Slices | undefined;
  #queue = new ScoutQueue();
  #walker: TreeWalker | undefined;
  #restarts = 0;
  #rest: Rest | undefined;
  /** Texts not yet looked at. To put many together at once costs half of adding one to the other. */
  #texts: string[] = [];
  #title: string | undefined;
  #awaited: Element[] = [];
  #looks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `isOver` is asked when the page has changed: a scout may have outlived its extension. */
  constructor(filter: WakeFilter, onPromising: () => void, isOver: () => boolean) {
    this.#filter = filter;
    this.#onPromising = onPromising;
    this.#isOver = isOver;
  }

  /** Begin to look. Ends with `stop`, or by itself once it has called. */
  start(): void {
    this.#observer = new MutationObserver((records) => this.#onRecords(records));
    this.#queue.add(document);
    this.#observe(document);
    if (isHidden(document)) return this.#goOnLater();
    // Not `performance`: on an empty page, to open that object would be a good part of the whole cost.
    const end = Date.now() + SLICE;
    if (!this.#work(() => Date.now() >= end)) this.#goOnLater();
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#ending?.abort();
    clearTimeout(this.#timer);
    // Whoever ended it may hold it for as long as the page is open: one node would keep all that was taken out with it.
    this.#queue = new ScoutQueue();
    this.#walker = this.#rest = undefined;
    this.#texts = [];
    this.#awaited = [];
  }

  #observe(root: Node): void {
    this.#observer?.observe(root, { childList: true, characterData: true, subtree: true });
  }

  #onRecords(records: readonly MutationRecord[]): void {
    if (this.#isOver()) return this.stop();
    if (!this.#queue.push(records)) this.#walker = this.#rest = undefined;
    this.#goOnLater();
  }

  #goOnLater(): void {
    if (!this.#observer) return;
    this.#ending ??= new AbortController();
    this.#slices ??= createSlices(document, (isTime) => this.#work(isTime), { signal: this.#ending.signal });
    this.#slices.request();
  }

  /** One slice of work; true when nothing is left to do. */
  #work(isTime: () => boolean): boolean {
    const isPromising = this.#lookOn(isTime);
    if (!isPromising) return isPromising !== undefined;
    this.stop();
    this.#onPromising();
    return true;
  }

  /** True when something was found, false when through, undefined when time is up. */
  #lookOn(isTime: () => boolean): boolean | undefined {
    for (;;) {
      if (this.#rest) {
        if (this.#mayHold(this.#nextPiece(this.#rest))) return true;
      } else if ((this.#walker ??= this.#nextTree())) {
        if (this.#walkOn(this.#walker, isTime)) return true;
      } else {
        const text = this.#queue.nextText(isTime);
        if (text && (this.#addText(text) || this.#holdsAround(text))) return true;
        if (text === undefined) return this.#flush();
      }
      if (isTime()) return this.#flush() || undefined;
    }
  }

  #nextTree(): TreeWalker | undefined {
    const tree = this.#queue.nextTree();
    if (!tree) return undefined;
    if (tree === document && Document.prototype.querySelector.call(document, FILLED) === null) return undefined;
    const body = tree === document ? own<HTMLElement | null>('body') : undefined;
    const isAsked = tree === document && this.#meetHosts();
    const what = isAsked ? SHOW_TEXTS : SHOW_ELEMENTS_AND_TEXTS;
    const walker = Document.prototype.createTreeWalker.call(document, tree, what);
    if (body) walker.currentNode = body;
    if (tree !== document) this.#meetHost(tree);
    this.#awaitUpgrades(tree);
    return walker;
  }

  /** Look through a tree until it ends, time is up, or a long text has to be looked at first. */
  #walkOn(walker: TreeWalker, isTime: () => boolean): boolean {
    if (!walker.currentNode.isConnected) return this.#restart(walker.root);
    // Short texts without a call: this loop is what most pages pay for.
    const texts = this.#texts;
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Asked instead of nodeType: a fifth less in all. An object's `data` is an address, and no harm.
      const data: unknown = (node as Text).data;
      if (typeof data !== 'string') {
        if ((node as Element).shadowRoot) this.#meetHost(node);
      } else if (data.length < LONG) {
        if (texts.push(data) >= GATHERED && this.#flush()) return true;
      } else {
        if (this.#addText(node as Text)) return true;
        if (this.#rest) return false;
      }
      if (++count % NODES_BETWEEN_LOOKS === 0 && isTime()) return false;
    }
    this.#walker = undefined;
    this.#restarts = 0;
    return false;
  }

  /** The page took away the node that was next. Where that goes on and on, whoever reads the document for good has to. */
  #restart(tree: Node): boolean {
    this.#walker = undefined;
    if (tree.isConnected) this.#queue.add(tree);
    return ++this.#restarts > MOST_RESTARTS;
  }

  /** Look for shadow roots in the document. False where it is too large for that to be done at once. */
  #meetHosts(): boolean {
    const { getElementsByTagName, querySelectorAll } = Document.prototype;
    if (getElementsByTagName.call(document, '*').length > MOST_AT_ONCE) return false;
    const elements = querySelectorAll.call(document, MAY_HOST);
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as Element;
      if (element.shadowRoot) this.#meetHost(element);
    }
    return true;
  }

  #meetHost(node: Node): void {
    // What a form's field of that name holds is no shadow root, and has no host.
    const root = (node as Element).shadowRoot;
    if (root && root.host === node && this.#queue.add(root)) this.#observe(root);
  }

  /** True when what has been gathered so far may hold a mention. */
  #addText(text: Text): boolean {
    const { data } = text;
    if (data.length >= LONG) {
      const holder = text.parentNode as Element | null;
      if (UNSHOWN.test(holder?.localName ?? '')) return false;
      if (data.length > CUT) {
        this.#rest = { data, from: 0 };
        return this.#flush();
      }
    }
    return (this.#texts.push(data) >= GATHERED || data.length >= LONG) && this.#flush();
  }

  #holdsAround(text: Text): boolean {
    const around = textAround(text);
    return around !== '' && this.#mayHold(around + JOINT);
  }

  #flush(): boolean {
    const texts = this.#texts;
    if (texts.length === 0) return false;
    texts.push('');
    const gathered = texts.join(JOINT);
    texts.length = 0;
    return this.#mayHold(gathered);
  }

  /** The title tells what a document is about, but mentions stand in its text: without any, it need not be read. */
  #mayHold(text: string): boolean {
    this.#waking ??= createWaking(this.#filter);
    const title = own<string>('title');
    const isNew = title !== this.#title;
    this.#title = title;
    return this.#waking.mayHold(isNew ? title + JOINT + JOINT + text : text);
  }

  /** The next words of a long text. */
  #nextPiece(rest: Rest): string {
    const { data, from } = rest;
    const space = data.lastIndexOf(' ', from + CUT);
    const end = data.length - from <= CUT ? data.length : space > from ? space : from + CUT;
    rest.from = end;
    if (end < data.length) return data.slice(from, end);
    this.#rest = undefined;
    return data.slice(from, end) + JOINT;
  }

  /** Custom elements that are not defined yet may get a shadow root with it, and nothing tells of that. */
  #awaitUpgrades(tree: Node): void {
    if (this.#looks >= LOOKS.length) return;
    const { querySelectorAll } = { 1: Element, 9: Document, 11: DocumentFragment }[tree.nodeType]?.prototype ?? {};
    const waiting = querySelectorAll?.call(tree as Document, ':not(:defined)') ?? [];
    if (waiting.length === 0) return;
    for (const element of waiting) this.#awaited.push(element);
    this.#timer ??= setTimeout(() => this.#lookForUpgrades(), LOOKS[this.#looks]);
  }

  #lookForUpgrades(): void {
    this.#looks++;
    this.#awaited = this.#awaited.filter((element) => {
      this.#meetHost(element);
      return element.isConnected && !element.shadowRoot && this.#looks < LOOKS.length;
    });
    this.#timer = this.#awaited.length > 0 ? setTimeout(() => this.#lookForUpgrades(), LOOKS[this.#looks]) : undefined;
    this.#goOnLater();
  }
}

/** What the document itself has under a name, which an image or form of that name would stand in for. */
function own<Value>(name: 'body' | 'title'): Value {
  return Object.getOwnPropertyDescriptor(Document.prototype, name)?.get?.call(document) as Value;
}
