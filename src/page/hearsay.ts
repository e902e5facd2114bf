import type { Detector, Passage } from '../detect/detector.ts';
import { isInDocument } from './dom.ts';

interface Told {
  readonly node: Text;
  passage: Passage;
}

/** Texts looked at between two looks at the clock. */
const TEXTS_BETWEEN_LOOKS = 512;

/**
 * Passages without a mention that tell something about the document all the same: nine in ten of any prose. They are kept
 * only to be taken back when their text goes, and as cheaply as can be: a list to sweep, and an index of those alone that
 * were read again. A text that is changed in place leaves what it told at first standing, once, until it goes.
 */
export class Hearsay {
  readonly #detector: Detector;
  #told: Told[] = [];
  readonly #again = new WeakMap<Text, Told>();
  /** How far a sweep has come, and how many of these stay. */
  #swept = 0;
  #kept = 0;

  constructor(detector: Detector) {
    this.#detector = detector;
  }

  get size(): number {
    return this.#told.length;
  }

  /** Let a text's passage count; one read again in its place. */
  add(node: Text, passage: Passage, isNew: boolean): void {
    this.#detector.add(passage);
    const before = isNew ? undefined : this.#again.get(node);
    if (before) {
      this.#detector.remove(before.passage);
      before.passage = passage;
      return;
    }
    const told = { node, passage };
    this.#told.push(told);
    if (!isNew) this.#again.set(node, told);
  }

  /** Take back what was told by texts that have left the document. True when through. */
  sweep(isTime: () => boolean): boolean {
    for (; this.#swept < this.#told.length; this.#swept++) {
      const told = this.#told[this.#swept];
      if (!told) break;
      if (isInDocument(told.node)) this.#told[this.#kept++] = told;
      else this.#takeBack(told);
      if (this.#swept % TEXTS_BETWEEN_LOOKS === 0 && isTime()) {
        this.#swept++;
        return false;
      }
    }
    this.#told.length = this.#kept;
    this.#swept = 0;
    this.#kept = 0;
    return true;
  }

  #takeBack({ node, passage }: Told): void {
    this.#detector.remove(passage);
    this.#again.delete(node);
  }
}
