import type { PassageRole } from '../detect/detector.ts';

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

/** Step 3 of the walk: joins the text nodes of one inline run, and hands the run on when it ends. */
export class Run {
  readonly #onPiece: (piece: Piece) => void;
  #nodes: Text[] = [];
  #parts: string[] = [];
  #starts: number[] = [];
  #doubts: number[] = [];
  #from = 0;
  #length = 0;
  #role: PassageRole = 'text';
  #isUnsure = false;

  constructor(onPiece: (piece: Piece) => void) {
    this.#onPiece = onPiece;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** What the coming text is part of. */
  setRole(role: PassageRole): void {
    this.#role = role;
  }

  /** An element was opened or closed that may be a block. */
  crossUnsure(): void {
    this.#isUnsure = true;
  }

  /** Cut a run that has grown long before `next`, where that parts no word. True when it was cut. */
  makeRoom(next: string): boolean {
    const isLong = this.#length >= PIECE_LENGTH / 2 || this.#nodes.length >= PIECE_NODES;
    if (!isLong) return false;
    const isAtSpace = isSpace(next.charCodeAt(0)) || isSpace(lastCode(this.#parts.at(-1) ?? ''));
    const isTooLong = this.#length >= PIECE_LENGTH * 2 || this.#nodes.length >= MAX_PIECE_NODES;
    if (!isAtSpace && !isTooLong) return false;
    this.end();
    return true;
  }

  /** Add a text node's letters from an offset on. Returns up to where; short of the end when the text is long, the piece then having been handed on. */
  add(node: Text, data: string, from: number): number {
    // Most text nodes between blocks are line breaks and indents; at a run's start they say nothing.
    const first = this.#length === 0 ? skipSpaces(data, from) : from;
    if (first >= data.length) return data.length;
    if (data.length - from <= PIECE_LENGTH) {
      this.#push(node, data, first, data.length);
      return data.length;
    }
    const to = findCut(data, from + PIECE_LENGTH);
    this.#push(node, data, first, to);
    this.end();
    return to;
  }

  /** The run ends here. Returns how long it was. */
  end(): number {
    const length = this.#length;
    this.#isUnsure = false;
    if (length === 0) return 0;
    if (length > 1) this.#handOn();
    this.#nodes = [];
    this.#parts = [];
    this.#starts = [];
    if (this.#doubts.length > 0) this.#doubts = [];
    this.#length = 0;
    return length;
  }

  #push(node: Text, data: string, from: number, to: number): void {
    if (from >= to) return;
    const count = this.#nodes.length;
    if (count === 0) this.#from = from;
    else if (this.#isUnsure && isWordy(data.charCodeAt(from)) && isWordy(lastCode(this.#parts[count - 1] ?? ''))) {
      this.#doubts.push(count);
    }
    this.#isUnsure = false;
    this.#nodes.push(node);
    this.#starts.push(this.#length);
    this.#parts.push(from === 0 && to === data.length ? data : data.slice(from, to));
    this.#length += to - from;
  }

  #handOn(): void {
    this.#onPiece({
      nodes: this.#nodes,
      starts: this.#starts,
      from: this.#from,
      text: this.#parts.length === 1 ? (this.#parts[0] ?? '') : this.#parts.join(''),
      role: this.#role,
      doubts: this.#doubts,
    });
  }
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
