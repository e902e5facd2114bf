import type { PassageRole } from '../detect/detector.ts';
import { closestOf, holderOf } from './dom.ts';

/** Letters that stand together in the page: one passage, and where each of its text nodes begins in it. */
export interface Piece {
  readonly nodes: readonly Text[];
  /** For each node, where it begins in the piece's text. */
  readonly starts: readonly number[];
  /** Where the piece begins in its first node; only pieces of long texts begin within one. */
  readonly from: number;
  readonly text: string;
  readonly role: PassageRole;
  /** Indexes of nodes whose letters touch the letters before over an element that may be a block: `<a>Home</a><a>About</a>`. */
  readonly doubts: readonly number[];
}

/** Texts longer than this are read in pieces, so that a text of megabytes fits into slices (UTF-16 units). */
const PIECE_LENGTH = 16_384;
/** How far back from there a good place to cut is looked for. */
const CUT_WINDOW = 2048;
/** A run of that many nodes is cut at the next white-space, or at this many anywhere. */
const PIECE_NODES = 1000;
const MAX_PIECE_NODES = 4000;

const AT_ZERO: readonly number[] = [0];

/**
 * Step 3 of the walk: joins the text nodes of one inline run, and hands itself on when the run ends. Most runs are one node
 * and hold nothing, so lists are made only for a second node, and a piece only for what is kept.
 */
export class Run {
  readonly #onEnd: (run: Run) => void;
  #first: Text | undefined;
  #text = '';
  #from = 0;
  /** From the second node on. */
  #nodes: Text[] | undefined;
  #starts: number[] = [];
  #parts: string[] = [];
  #doubts: number[] = [];
  /** Letters so far. */
  length = 0;
  #isUnsure = false;
  /** Whether the coming text may stand in a heading; asked of the page when it is handed on. */
  isInHeading = false;

  constructor(onEnd: (run: Run) => void) {
    this.#onEnd = onEnd;
  }

  get first(): Text | undefined {
    return this.#first;
  }

  /** The letters of all nodes. */
  get text(): string {
    return this.#nodes ? this.#parts.join('') : this.#text;
  }

  /** The letters of the last node so far. */
  get lastPart(): string {
    return this.#parts.at(-1) ?? this.#text;
  }

  get role(): PassageRole {
    return this.isInHeading && isHeading(this.#first) ? 'heading' : 'text';
  }

  /** Whether letters touch over what may be a block. */
  get isDoubtful(): boolean {
    return this.#doubts.length > 0;
  }

  toPiece(text: string, role: PassageRole): Piece {
    const nodes = this.#nodes ?? (this.#first ? [this.#first] : []);
    const starts = this.#nodes ? this.#starts : AT_ZERO;
    return { nodes, starts, from: this.#from, text, role, doubts: this.#doubts };
  }

  /** An element was opened or closed that may be a block. */
  crossUnsure(): void {
    this.#isUnsure = true;
  }

  /** Whether the run has grown long and can be cut before `next` without parting a word. */
  isToBeCut(next: string): boolean {
    const count = this.#nodes?.length ?? 1;
    if (this.length < PIECE_LENGTH / 2 && count < PIECE_NODES) return false;
    const isAtSpace = isSpace(next.charCodeAt(0)) || isSpace(lastCode(this.lastPart));
    return isAtSpace || this.length >= PIECE_LENGTH * 2 || count >= MAX_PIECE_NODES;
  }

  /** Add a text node's letters from an offset on. Returns up to where; short of the end when the text is long, the run then having been handed on. */
  add(node: Text, data: string, from: number): number {
    // Most text nodes between blocks are line breaks and indents; at a run's start they say nothing.
    const first = this.length === 0 && data.charCodeAt(from) <= 0xa0 ? skipSpaces(data, from) : from;
    const end = data.length;
    if (first >= end) return end;
    if (end - from <= PIECE_LENGTH) {
      if (this.#first || first > 0) this.#push(node, data, first, end);
      else {
        this.#first = node;
        this.#text = data;
        this.#from = 0;
        this.length = end;
      }
      return end;
    }
    const to = findCut(data, from + PIECE_LENGTH);
    this.#push(node, data, first, to);
    this.end();
    return to;
  }

  /** The run ends here. */
  end(): void {
    this.#isUnsure = false;
    if (this.length === 0) return;
    if (this.length > 1) this.#onEnd(this);
    this.#first = undefined;
    this.#text = '';
    this.length = 0;
    if (!this.#nodes) return;
    this.#nodes = undefined;
    this.#starts = [];
    this.#parts = [];
    if (this.#doubts.length > 0) this.#doubts = [];
  }

  #push(node: Text, data: string, from: number, to: number): void {
    if (from >= to) return;
    const text = from === 0 && to === data.length ? data : data.slice(from, to);
    if (this.#first === undefined) {
      this.#first = node;
      this.#text = text;
      this.#from = from;
    } else {
      this.#pushNext(node, text, this.#first);
    }
    this.#isUnsure = false;
    this.length += text.length;
  }

  #pushNext(node: Text, text: string, first: Text): void {
    if (!this.#nodes) {
      this.#nodes = [first];
      this.#starts.push(0);
      this.#parts.push(this.#text);
    }
    const isTouching = isWordy(text.charCodeAt(0)) && isWordy(lastCode(this.lastPart));
    if (this.#isUnsure && isTouching) this.#doubts.push(this.#nodes.length);
    this.#nodes.push(node);
    this.#starts.push(this.length);
    this.#parts.push(text);
  }
}

function isHeading(text: Text | undefined): boolean {
  const holder = text && holderOf(text);
  return holder !== undefined && closestOf(holder, 'h1,h2,h3,h4,h5,h6') !== null;
}

function lastCode(text: string): number {
  return text.charCodeAt(text.length - 1);
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
}

/** A letter or a digit, or what may be one: roughly, since it only decides whether layout is asked. */
function isWordy(code: number): boolean {
  return code > 0xa0 || (code > 0x2f && code < 0x3a) || (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b);
}

function skipSpaces(data: string, from: number): number {
  let at = from;
  while (at < data.length && isSpace(data.charCodeAt(at))) at++;
  return at;
}

/** Where to cut a long text at or before `limit`: after a paragraph, else a sentence, else a line, else a word; else there. */
function findCut(data: string, limit: number): number {
  const tail = data.slice(limit - CUT_WINDOW, limit);
  for (const end of ['\n\n', '. ', '.\n', '\n', ' ']) {
    const at = tail.lastIndexOf(end);
    if (at >= 0) return limit - CUT_WINDOW + at + end.length;
  }
  const isPair = (data.charCodeAt(limit - 1) & 0xfc00) === 0xd800;
  return isPair ? limit - 1 : limit;
}
