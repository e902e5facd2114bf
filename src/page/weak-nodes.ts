/** A set of nodes that keeps none of them alive, and yet can be gone through. */
export class WeakNodes<Kind extends Node> implements Iterable<Kind> {
  #references: WeakRef<Kind>[] = [];
  readonly #known = new WeakSet<Kind>();

  has(node: Kind): boolean {
    return this.#known.has(node);
  }

  /** True when it was not in the set. */
  add(node: Kind): boolean {
    if (this.#known.has(node)) return false;
    this.#known.add(node);
    this.#references.push(new WeakRef(node));
    return true;
  }

  *[Symbol.iterator](): Iterator<Kind> {
    this.#references = this.#references.filter((reference) => reference.deref() !== undefined);
    for (const reference of this.#references) {
      const node = reference.deref();
      if (node) yield node;
    }
  }
}
