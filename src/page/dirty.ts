import { isText } from './dom.ts';

/** A node whose text is to be read, or read again. */
export interface DirtyNode {
  readonly node: Node;
  /** It was put in; otherwise its text changed, or something beside it was taken out. */
  readonly isAdded: boolean;
  /** The delivery it came with. What was read after that delivery is up to date. */
  readonly delivery: number;
}

/** Mutation records waiting to be read; beyond that the whole document is read anew, which is cheaper than remembering. */
const MAX_RECORDS = 100_000;

/**
 * Step 7 of the walk: what the page changed, as it was told. Records are kept as they come and looked into only in slices:
 * going through the 50,000 nodes of one insertion takes 40 to 57 ms in either browser, too long for an observer.
 */
export class DirtyQueue {
  #deliveries: { readonly records: readonly MutationRecord[]; readonly delivery: number }[] = [];
  #extra: DirtyNode[] = [];
  #record = 0;
  #added = 0;
  #size = 0;
  #delivery = 0;
  #next: DirtyNode | undefined;

  /** Counts deliveries; a reading that began at this number has seen all that came up to it. */
  get delivery(): number {
    return this.#delivery;
  }

  get isEmpty(): boolean {
    return this.peek() === undefined;
  }

  /** Take records in. False when there are too many: the queue is empty then and everything is to be read anew. */
  push(records: readonly MutationRecord[]): boolean {
    this.#delivery++;
    this.#size += records.length;
    if (this.#size > MAX_RECORDS) {
      this.clear();
      return false;
    }
    this.#deliveries.push({ records, delivery: this.#delivery });
    return true;
  }

  /** Have a node read again for another reason than a record. */
  again(node: Node): void {
    this.#extra.push({ node, isAdded: false, delivery: this.#delivery + 1 });
  }

  clear(): void {
    this.#extra = [];
    this.#deliveries = [];
    this.#record = 0;
    this.#added = 0;
    this.#size = 0;
    this.#next = undefined;
  }

  peek(): DirtyNode | undefined {
    this.#next ??= this.#find();
    return this.#next;
  }

  take(): DirtyNode | undefined {
    const next = this.peek();
    this.#next = undefined;
    return next;
  }

  #find(): DirtyNode | undefined {
    for (;;) {
      const first = this.#deliveries[0];
      if (!first) return this.#extra.pop();
      const record = first.records[this.#record];
      if (!record) {
        this.#deliveries.shift();
        this.#size -= first.records.length;
        this.#record = 0;
        continue;
      }
      const found = this.#look(record, first.delivery);
      if (found) return found;
    }
  }

  /** The next node that a record names, or undefined when it names no more. */
  #look(record: MutationRecord, delivery: number): DirtyNode | undefined {
    if (record.type === 'characterData') {
      this.#record++;
      return { node: record.target, isAdded: false, delivery };
    }
    const node = record.addedNodes[this.#added];
    if (node) {
      this.#added++;
      return { node, isAdded: true, delivery };
    }
    const hasAdded = this.#added > 0;
    this.#added = 0;
    this.#record++;
    const beside = hasAdded ? undefined : textBeside(record);
    return beside && { node: beside, isAdded: false, delivery };
  }
}

/** A text that may read on now that something beside it is gone. Elements beside may hold half the page, and are left. */
function textBeside({ nextSibling, previousSibling }: MutationRecord): Node | undefined {
  if (isText(nextSibling)) return nextSibling;
  return isText(previousSibling) ? previousSibling : undefined;
}
