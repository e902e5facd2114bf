import type { Detector, Passage } from '../detect/detector.ts';
import { holderOf } from './dom.ts';
import { Flow, Placed } from './flow.ts';
import { Hearsay } from './hearsay.ts';
import { isJoined } from './joins.ts';
import type { Mentions } from './mentions.ts';
import type { Piece, Run } from './run.ts';
import { isLeftAlone } from './skip.ts';

export interface PassagesOptions {
  readonly detector: Detector;
  readonly mentions: Mentions;
  readonly includeCommon: boolean;
  /** A flow's mentions came, went or were decided otherwise. */
  onDecided(flow: Flow, before: readonly Placed[]): void;
}

export interface HowToRead {
  /** The text was not there before: barren text counts for the document's evidence too. */
  readonly isNew: boolean;
  /** The document is read for the first time: what hangs on evidence waits for `decide`. */
  readonly isFirst: boolean;
}

/** Flows decided between two looks at the clock. */
const FLOWS_BETWEEN_LOOKS = 8;

/**
 * Steps 4 and 5 of the walk, between the page and the detector: reads pieces, keeps those that tell something, and asks
 * again about those that hang on the document's evidence. A first reading takes in all evidence before it decides on any,
 * so that no sense is shown which the page contradicts two lines further on.
 */
export class Passages {
  readonly #options: PassagesOptions;
  /** Flows to ask about again when the evidence has changed, with the role they were read in. */
  readonly #dependent = new Map<Flow, Piece['role']>();
  /** Of these, flows that were not decided yet. */
  #undecided = new Set<Flow>();
  #deciding: Iterator<Flow> | undefined;
  #decidedVersion: number;
  readonly #hearsay: Hearsay;

  constructor(options: PassagesOptions) {
    this.#options = options;
    this.#decidedVersion = options.detector.evidenceVersion;
    this.#hearsay = new Hearsay(options.detector);
  }

  /** Whether anything is kept that can leave the document. */
  get isEmpty(): boolean {
    return this.#options.mentions.size === 0 && this.#hearsay.size === 0;
  }

  /** Whether `decide` has anything to do. */
  get isDue(): boolean {
    const hasChanged = this.#dependent.size > 0 && this.#decidedVersion !== this.#options.detector.evidenceVersion;
    return hasChanged || this.#undecided.size > 0 || this.#deciding !== undefined;
  }

  /** Read a run. Most hold no mention whatever the evidence; for these nothing is made but what the evidence needs. */
  read(run: Run, how: HowToRead): void {
    const { text, role, first } = run;
    const passage = this.#options.detector.read(text, role);
    if (run.isDoubtful || this.#mayMention(passage)) this.#keep(run.toPiece(text, role), passage, how);
    else if (first) this.#addEvidence(first, passage, how);
  }

  #readPiece(piece: Piece, how: HowToRead): void {
    this.#keep(piece, this.#options.detector.read(piece.text, piece.role), how);
  }

  #keep(piece: Piece, passage: Passage, how: HowToRead): void {
    const { detector, mentions } = this.#options;
    const parts = this.#partsThatJoin(piece, passage);
    if (parts) return this.#readParts(parts, how);
    const [first] = piece.nodes;
    if (!this.#mayMention(passage)) return first && this.#addEvidence(first, passage, how);
    const outside = withoutLeftAlone(piece);
    if (outside) return this.#readParts(outside, how);
    detector.add(passage);
    const flow = new Flow(piece, passage);
    mentions.keep(flow);
    if (passage.dependsOnEvidence) this.#dependent.set(flow, piece.role);
    if (passage.dependsOnEvidence && how.isFirst) this.#undecided.add(flow);
    else this.#decide(flow, piece.role);
  }

  /** Whether there is, or evidence may bring, a mention in it. */
  #mayMention(passage: Passage): boolean {
    if (passage.isBarren) return false;
    return passage.dependsOnEvidence || this.#options.detector.decide(passage).length > 0;
  }

  #addEvidence(first: Text, passage: Passage, { isNew }: HowToRead): void {
    if (!passage.isBarren) this.#hearsay.add(first, passage, isNew);
    else if (isNew) this.#options.detector.add(passage);
  }

  /** Forget a flow: its text has gone, changed, or is being read again. */
  drop(flow: Flow): void {
    this.#options.mentions.drop(flow);
    this.#options.detector.remove(flow.passage);
    this.#dependent.delete(flow);
    this.#undecided.delete(flow);
    if (flow.mentions.length > 0) this.#options.onDecided(flow, flow.mentions);
  }

  /** Drop flows whose text has left the document, and take back what such texts told. True when through. */
  sweep(isTime: () => boolean, onGone: (flow: Flow) => void): boolean {
    return this.#options.mentions.sweep(isTime, onGone) && this.#hearsay.sweep(isTime);
  }

  /** Decide what was not decided yet, then what new evidence may change. True when through. */
  decide(isTime: () => boolean): boolean {
    let count = 0;
    if (this.#undecided.size === this.#dependent.size) this.#decidedVersion = this.#options.detector.evidenceVersion;
    for (const flow of this.#undecided) {
      this.#undecided.delete(flow);
      this.#decide(flow, this.#dependent.get(flow) ?? 'text');
      if (++count % FLOWS_BETWEEN_LOOKS === 0 && isTime()) return false;
    }
    if (!this.#deciding) {
      if (!this.isDue) return true;
      this.#decidedVersion = this.#options.detector.evidenceVersion;
      this.#deciding = this.#dependent.keys();
    }
    for (let next = this.#deciding.next(); !next.done; next = this.#deciding.next()) {
      this.#decide(next.value, this.#dependent.get(next.value) ?? 'text');
      if (++count % FLOWS_BETWEEN_LOOKS === 0 && isTime()) return false;
    }
    this.#deciding = undefined;
    return !this.isDue;
  }

  #decide(flow: Flow, role: Piece['role']): void {
    const { detector, includeCommon, mentions, onDecided } = this.#options;
    const before = flow.mentions;
    const after: Placed[] = [];
    for (const mention of detector.decide(flow.passage)) {
      if (mention.common && !includeCommon) continue;
      const border = findBorder(flow, mention.start, mention.end);
      if (border !== undefined) {
        const piece = flow.toPiece(role);
        this.drop(flow);
        return this.#readParts(split(piece, [border]), { isNew: true, isFirst: false });
      }
      const placed = new Placed(flow, mention);
      after.push(before.find((other) => other.isAs(placed))?.become(placed) ?? mentions.known(placed));
    }
    flow.mentions = after;
    if (after.length !== before.length || after.some((placed, index) => placed !== before[index]))
      onDecided(flow, before);
  }

  #readParts(pieces: readonly Piece[], how: HowToRead): void {
    for (const piece of pieces) this.#readPiece(piece, how);
  }

  /** Where letters touch over what may be a block: ask the layout, but only when a mention hangs on it. */
  #partsThatJoin(piece: Piece, passage: Passage): readonly Piece[] | undefined {
    const { nodes, doubts } = piece;
    if (doubts.length === 0) return undefined;
    const { detector } = this.#options;
    const mayMatter =
      this.#mayMention(passage) ||
      split(piece, doubts).some((part) => this.#mayMention(detector.read(part.text, part.role)));
    const borders = mayMatter ? doubts.filter((index) => isBorder(nodes, index)) : [];
    return borders.length > 0 ? split(piece, borders) : undefined;
  }
}

/** Index of the first node within a mention that does not read as one line with the node before. */
function findBorder(flow: Flow, start: number, end: number): number | undefined {
  const last = flow.indexAt(end - 1);
  for (let index = flow.indexAt(start) + 1; index <= last; index++) if (isBorder(flow.nodes, index)) return index;
  return undefined;
}

function isBorder(nodes: readonly Text[], index: number): boolean {
  const [before, after] = [nodes[index - 1], nodes[index]];
  return !before || !after || !isJoined(before, after);
}

/** The parts of a piece between texts that are to be left alone, or undefined when there are none of these. */
function withoutLeftAlone(piece: Piece): readonly Piece[] | undefined {
  let holder: Element | undefined;
  let isOut = false;
  const out = piece.nodes.map((node) => {
    const around = holderOf(node);
    if (around !== holder) isOut = around !== undefined && isLeftAlone(around);
    holder = around;
    return isOut;
  });
  if (!out.includes(true)) return undefined;
  const borders = [...piece.nodes.keys()].filter((index) => index > 0 && out[index] !== out[index - 1]);
  return split(piece, borders).filter((_, index) => !out[index === 0 ? 0 : (borders[index - 1] ?? 0)]);
}

/** Cut a piece before the nodes of these indexes. */
function split(piece: Piece, before: readonly number[]): Piece[] {
  const cuts = [0, ...before, piece.nodes.length];
  return cuts.slice(0, -1).map((first, n) => {
    const last = cuts[n + 1] ?? first;
    const start = piece.starts[first] ?? 0;
    return {
      nodes: piece.nodes.slice(first, last),
      starts: piece.starts.slice(first, last).map((at) => at - start),
      from: first === 0 ? piece.from : 0,
      text: piece.text.slice(start, piece.starts[last]),
      role: piece.role,
      doubts: [],
    };
  });
}
