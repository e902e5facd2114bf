const TEXT_NODE = 3;
const ELEMENT_NODE = 1;
/** Most mutation records kept; beyond that the whole document is looked at anew. */
const MAX_RECORDS = 100_000;
/** Changes between two looks at the clock. */
const CHANGES_BETWEEN_LOOKS = 256;
/** Around a changed text this much is looked at with it, for a name that several texts make up. */
const MOST_AROUND = 2_000;

/** What a scout has still to look through: trees, and changes as the page's observer told them. */
export class ScoutQueue {
  #trees: Node[] = [];
  #tree = 0;
  #roots: WeakSet<Node> | undefined;
  #records: MutationRecord[] = [];
  #record = 0;
  #added = 0;

  /** A document, shadow root or element to look through. False for a shadow root that was added before. */
  add(tree: Node): boolean {
    if (tree.nodeType !== ELEMENT_NODE && tree !== document) {
      this.#roots ??= new WeakSet();
      if (this.#roots.has(tree)) return false;
      this.#roots.add(tree);
    }
    this.#trees.push(tree);
    return true;
  }

  /** Take records in. False when there are too many: then the document is all there is to look through. */
  push(records: readonly MutationRecord[]): boolean {
    if (this.#records.length + records.length <= MAX_RECORDS) {
      for (const record of records) this.#records.push(record);
      return true;
    }
    this.#forgetRecords();
    this.#trees = [document];
    this.#tree = 0;
    return false;
  }

  nextTree(): Node | undefined {
    const tree = this.#trees[this.#tree++];
    if (this.#tree >= this.#trees.length) {
      this.#trees = [];
      this.#tree = 0;
    }
    return tree;
  }

  /**
   * The next text that changed or was put in; null when time was up before one came, or trees come first; undefined when
   * nothing is left. Elements that were put in become trees.
   */
  nextText(isTime: () => boolean): Text | null | undefined {
    for (let count = 1; this.#record < this.#records.length; count++) {
      const node = this.#nextNode(this.#records[this.#record] as MutationRecord);
      if (node?.isConnected && node.nodeType === TEXT_NODE) return node as Text;
      if (node?.isConnected && node.nodeType === ELEMENT_NODE) this.#trees.push(node);
      if (count % CHANGES_BETWEEN_LOOKS === 0 && isTime()) return null;
    }
    this.#forgetRecords();
    return this.#trees.length > 0 ? null : undefined;
  }

  #nextNode(record: MutationRecord): Node | null {
    const node = record.addedNodes[this.#added++];
    if (node) return node;
    const isEmpty = this.#added === 1;
    this.#record++;
    this.#added = 0;
    if (record.type === 'characterData') return record.target;
    // What stood between two texts is gone, and they may read as one name.
    return isEmpty && record.previousSibling?.nodeType === TEXT_NODE ? record.nextSibling : null;
  }

  #forgetRecords(): void {
    this.#records = [];
    this.#record = this.#added = 0;
  }
}

/** What a changed text reads as together with those around it, where that is little. */
export function textAround(text: Text): string {
  if (text.data.length >= MOST_AROUND) return '';
  // Of a form, a field may stand in for it.
  const around: unknown = text.parentNode?.textContent;
  return typeof around === 'string' && around.length < MOST_AROUND ? around : '';
}
