import type { Passage } from '../detect/detector.ts';
import type { EntryIndex, Mention } from '../detect/lexicon.ts';
import type { PlacedMention } from './annotation.ts';
import { isInDocument } from './dom.ts';
import type { Piece } from './run.ts';

/** A place between two letters of a text node. */
export interface Place {
  readonly node: Text;
  readonly offset: number;
}

/** A passage that is worth keeping, the text nodes it stands in, and the mentions decided so far (step 4 of the walk). */
export class Flow {
  readonly passage: Passage;
  readonly nodes: readonly Text[];
  mentions: readonly Placed[] = [];
  /** Turns false once, when the text has gone, changed or been read again. */
  isKept = true;
  readonly #starts: readonly number[];
  readonly #from: number;
  readonly #length: number;

  constructor(piece: Piece, passage: Passage) {
    this.passage = passage;
    this.nodes = piece.nodes;
    this.#starts = piece.starts;
    this.#from = piece.from;
    this.#length = piece.text.length;
  }

  /** Which of the nodes holds the letter at an offset of the passage. */
  indexAt(offset: number): number {
    let index = this.nodes.length - 1;
    while (index > 0 && (this.#starts[index] ?? 0) > offset) index--;
    return index;
  }

  /** An offset of the passage as a place in the node of that index. */
  placeAt(offset: number, index: number): Place {
    const node = this.nodes[index];
    if (!node) throw new RangeError(`no text node ${index} among ${this.nodes.length}`);
    return { node, offset: offset - (this.#starts[index] ?? 0) + (index === 0 ? this.#from : 0) };
  }

  /** A place as an offset of the passage, or undefined when it lies outside. */
  offsetOf({ node, offset }: Place): number | undefined {
    const index = this.nodes.indexOf(node);
    if (index < 0) return undefined;
    const at = offset + (this.#starts[index] ?? 0) - (index === 0 ? this.#from : 0);
    return at >= 0 && at <= this.#length ? at : undefined;
  }

  /** The letters from one offset to another as they stand in the page now. */
  textBetween(start: number, end: number): string {
    const last = this.indexAt(end - 1);
    let text = '';
    for (let index = this.indexAt(start); index <= last; index++) {
      const node = this.nodes[index];
      const from = index === 0 ? this.#from : 0;
      const at = from - (this.#starts[index] ?? 0);
      if (node) text += lettersOf(node, Math.max(from, start + at), index === last ? end + at : Infinity);
    }
    return text;
  }

  /** The passage read anew from its nodes, to be cut where its parts turn out not to read as one line. */
  toPiece(role: Piece['role']): Piece {
    const text = this.textBetween(0, this.#length);
    return { nodes: this.nodes, starts: this.#starts, from: this.#from, text, role, doubts: [] };
  }
}

/** Not `data.slice`: Firefox copies a text whole to hand it over, which for each of a long text's mentions took seconds. */
function lettersOf(node: Text, from: number, to: number): string {
  const { length } = node;
  return from < length ? node.substringData(from, Math.min(to, length) - from) : '';
}

/** A mention at its place. The same object goes on when its passage is read or decided again and it still stands there. */
export class Placed implements PlacedMention {
  readonly text: string;
  readonly start: Place;
  readonly end: Place;
  #flow: Flow;
  #mention: Mention;

  constructor(flow: Flow, mention: Mention) {
    this.#flow = flow;
    this.#mention = mention;
    this.text = flow.textBetween(mention.start, mention.end);
    this.start = flow.placeAt(mention.start, flow.indexAt(mention.start));
    this.end = flow.placeAt(mention.end, flow.indexAt(mention.end - 1));
  }

  get flow(): Flow {
    return this.#flow;
  }

  get mention(): Mention {
    return this.#mention;
  }

  get entry(): EntryIndex {
    return this.#mention.entry;
  }

  /** Whether the same words stand for the same entry at the same place. */
  isAs(other: Placed): boolean {
    return (
      this.entry === other.entry &&
      this.start.node === other.start.node &&
      this.start.offset === other.start.offset &&
      this.end.node === other.end.node &&
      this.end.offset === other.end.offset &&
      this.text === other.text
    );
  }

  /** Go on as what a new reading found at this place. */
  become(other: Placed): this {
    this.#flow = other.flow;
    this.#mention = other.mention;
    return this;
  }

  /** Whether the letters still stand: the page may have changed them in this very task. */
  get isStanding(): boolean {
    return (
      this.#flow.isKept &&
      isInDocument(this.start.node) &&
      isInDocument(this.end.node) &&
      this.#flow.textBetween(this.#mention.start, this.#mention.end) === this.text
    );
  }

  toRange(): Range | undefined {
    const range = new Range();
    return this.select(range) ? range : undefined;
  }

  /** Set a range around the letters. False when they do not stand any more. */
  select(range: Range): boolean {
    if (!this.isStanding) return false;
    range.setStart(this.start.node, this.start.offset);
    range.setEnd(this.end.node, this.end.offset);
    return true;
  }

  /** For painting: 10,000 live Ranges make the page's own changes of its DOM 145 to 900 times slower (Chromium 156), these do not. */
  toStaticRange(): StaticRange {
    return new StaticRange({
      startContainer: this.start.node,
      startOffset: this.start.offset,
      endContainer: this.end.node,
      endOffset: this.end.offset,
    });
  }
}
