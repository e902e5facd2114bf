import { isInDocument } from './dom.ts';
import type { Flow, Placed } from './flow.ts';
import { inReadingOrder } from './order.ts';

/** Flows looked at between two looks at the clock. */
const FLOWS_BETWEEN_LOOKS = 256;

/** Dropped flows that may be remembered until the next sweep, besides as many as are kept. */
const MAX_NAMED = 256;

/**
 * Step 6 of the walk: which flows stand in which text node. Nodes are held weakly here, but a flow holds its nodes, so
 * flows whose nodes have left the document are swept out; text that holds nothing of interest leaves no trace.
 */
export class Mentions {
  readonly #flows = new Set<Flow>();
  readonly #byNode = new WeakMap<Text, Flow | Flow[]>();
  /** Mentions of flows that were dropped lately, by their first node: a new reading may find them again. */
  #dropped = new WeakMap<Text, Placed[]>();
  #sweeping: Iterator<Flow> | undefined;
  /** The flows in reading order, and those that came since. */
  #inOrder: readonly Flow[] = [];
  #arrived: Flow[] = [];
  #isInOrder = true;
  /** Dropped flows that the two lists still name, and with them keep alive. */
  #named = 0;

  get size(): number {
    return this.#flows.size;
  }

  keep(flow: Flow): void {
    this.#flows.add(flow);
    this.#arrived.push(flow);
    this.#isInOrder = false;
    for (const node of flow.nodes) {
      const known = this.#byNode.get(node);
      if (known === undefined) this.#byNode.set(node, flow);
      else if (Array.isArray(known)) known.push(flow);
      else this.#byNode.set(node, [known, flow]);
    }
  }

  drop(flow: Flow): void {
    flow.isKept = false;
    this.#flows.delete(flow);
    this.#isInOrder = false;
    this.#named++;
    if (this.#named > this.#flows.size + MAX_NAMED) this.#forgetNamed();
    for (const node of flow.nodes) {
      const known = this.#byNode.get(node);
      if (known === flow) this.#byNode.delete(node);
      else if (Array.isArray(known)) known.splice(known.indexOf(flow), 1);
    }
    for (const placed of flow.mentions) {
      const dropped = this.#dropped.get(placed.start.node);
      if (dropped) dropped.push(placed);
      else this.#dropped.set(placed.start.node, [placed]);
    }
  }

  /** The flows that stand in a text node, in no order; a list of its own, which dropping them does not change. */
  in(node: Text): readonly Flow[] {
    const known = this.#byNode.get(node);
    if (known === undefined) return [];
    return Array.isArray(known) ? [...known] : [known];
  }

  /** The flows that stand within an element, its shadow trees aside. */
  within(element: Element): readonly Flow[] {
    return [...this.#flows].filter(({ nodes: [node] }) => {
      return node && (node.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_CONTAINS) !== 0;
    });
  }

  has(node: Text): boolean {
    return this.in(node).length > 0;
  }

  /** The object that stood for this mention before its text was read again, or the mention itself. */
  known(placed: Placed): Placed {
    const dropped = this.#dropped.get(placed.start.node);
    const index = dropped?.findIndex((other) => other.isAs(placed)) ?? -1;
    const before = index < 0 ? undefined : dropped?.splice(index, 1)[0];
    return before?.become(placed) ?? placed;
  }

  /** What was dropped and not found again will not be. */
  forgetDropped(): void {
    this.#dropped = new WeakMap();
  }

  #forgetNamed(): void {
    this.#inOrder = this.#inOrder.filter(({ isKept }) => isKept);
    this.#arrived = this.#arrived.filter(({ isKept }) => isKept);
    this.#named = 0;
  }

  /** All flows, in no order. As with `inOrder`, what was dropped is forgotten: asked after each change, it lets old text go. */
  all(): Iterable<Flow> {
    if (this.#named > 0) this.#forgetNamed();
    return this.#flows;
  }

  /** All flows in reading order. */
  inOrder(): readonly Flow[] {
    if (this.#isInOrder) return this.#inOrder;
    this.#forgetNamed();
    // What was in order stays so, and is one run to the sort.
    this.#inOrder = [...this.#inOrder, ...this.#arrived].toSorted(inReadingOrder);
    this.#arrived = [];
    this.#isInOrder = true;
    return this.#inOrder;
  }

  /** Go through the flows from the beginning and name those whose text has left the document. True when through. */
  sweep(isTime: () => boolean, onGone: (flow: Flow) => void): boolean {
    this.#sweeping ??= this.#flows.values();
    for (let count = 1; ; count++) {
      const next = this.#sweeping.next();
      if (next.done) break;
      if (!next.value.nodes.every(isInDocument)) onGone(next.value);
      if (count % FLOWS_BETWEEN_LOOKS === 0 && isTime()) return false;
    }
    this.#sweeping = undefined;
    this.#forgetNamed();
    return true;
  }
}
