import { holderOf, isText, shadowRootOf } from './dom.ts';
import type { Place, Placed } from './flow.ts';
import type { Mentions } from './mentions.ts';
import { isLeftAlone } from './skip.ts';

/**
 * Step 8 of the walk: the mention under a point. The browser names the caret there, the index names the mention, and that
 * one mention's line boxes decide: the box around a mention that wraps holds other words. `highlightsFromPoint` would
 * know only what is painted, and took 2.8 ms a call in Firefox 153 where this takes 8 us.
 */
export class HitTest {
  readonly #document: Document;
  readonly #mentions: Mentions;
  readonly #onShadowRoot: (root: ShadowRoot) => void;
  /** One for all tests: each live Range makes the page's own changes of its DOM slower until it is collected. */
  readonly #range = new Range();

  /** `onShadowRoot` hears of every open shadow root that is pointed at: one attached to an element of old is no mutation. */
  constructor(document: Document, mentions: Mentions, onShadowRoot: (root: ShadowRoot) => void) {
    this.#document = document;
    this.#mentions = mentions;
    this.#onShadowRoot = onShadowRoot;
  }

  /** The mention whose letters lie under a point of the viewport (CSS pixels). */
  at(x: number, y: number): Placed | undefined {
    const caret = this.#caretAt(x, y);
    const placed = caret && this.#around(caret).find((candidate) => this.#isUnder(candidate, x, y));
    const holder = placed && holderOf(placed.start.node);
    return holder && !isLeftAlone(holder) ? placed : undefined;
  }

  #caretAt(x: number, y: number): Place | undefined {
    const shadowRoots = shadowRootsAt(this.#document, x, y);
    for (const root of shadowRoots) this.#onShadowRoot(root);
    const caret = this.#document.caretPositionFromPoint(x, y, { shadowRoots });
    if (!caret || !isText(caret.offsetNode)) return undefined;
    return { node: caret.offsetNode, offset: caret.offset };
  }

  /** Mentions with a letter next to a caret: it stands before or behind the letter that is pointed at. */
  #around(caret: Place): Placed[] {
    return this.#mentions.in(caret.node).flatMap((flow) => {
      const offset = flow.offsetOf(caret);
      if (offset === undefined) return [];
      return flow.mentions.filter(({ mention }) => mention.start <= offset && offset <= mention.end);
    });
  }

  #isUnder(placed: Placed, x: number, y: number): boolean {
    if (!placed.select(this.#range)) return false;
    const boxes = [...this.#range.getClientRects()];
    this.#range.setStart(this.#document, 0);
    this.#range.collapse(true);
    return boxes.some(({ left, right, top, bottom }) => x >= left && x < right && y >= top && y < bottom);
  }
}

/** The open shadow roots under a point, from the outermost in; a caret is given in these only. */
function shadowRootsAt(document: Document, x: number, y: number): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  let element = document.elementFromPoint(x, y);
  for (let root = element && shadowRootOf(element); root; root = element && shadowRootOf(element)) {
    roots.push(root);
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return roots;
}
