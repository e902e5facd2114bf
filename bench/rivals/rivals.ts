/**
 * Other ways to find the forms of a glossary, each as plain as one would write it first. They stand alone, because they run
 * in Node and, as their own source text, in generated content scripts. All of them do less than `detect`: no sense is
 * decided, nothing is folded but case, and what they find is only counted.
 */

/** Finds forms in a text and answers how many there were. */
export type Search = (text: string) => number;

/** Not a rival but the floor: nobody finds anything without looking at each character once. */
export function bareLoop(): Search {
  const table = new Uint8Array(65_536);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit & 7;
  return (text) => {
    let sum = 0;
    for (let i = 0; i < text.length; i++) sum += table[text.charCodeAt(i)] as number;
    return sum;
  };
}

/** One regular expression of all forms, the longest first. */
export function alternation(forms: readonly string[]): Search {
  const sorted = forms.toSorted((a, b) => b.length - a.length);
  const escaped = sorted.map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => {
    let count = 0;
    pattern.lastIndex = 0;
    while (pattern.exec(text)) count++;
    return count;
  };
}

/** Aho and Corasick's automaton with a Map in each node. */
export function mapAutomaton(forms: readonly string[]): Search {
  interface Node {
    readonly next: Map<string, Node>;
    fail: Node | undefined;
    /** Length of the longest form that ends here. */
    length: number;
  }
  const root: Node = { next: new Map(), fail: undefined, length: 0 };
  for (const form of forms) {
    let node = root;
    for (const letter of form.toLowerCase()) {
      let next = node.next.get(letter);
      if (!next) node.next.set(letter, (next = { next: new Map(), fail: undefined, length: 0 }));
      node = next;
    }
    node.length = form.length;
  }
  const queue: Node[] = [...root.next.values()];
  for (const node of queue) node.fail = root;
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] as Node;
    for (const [letter, next] of node.next) {
      let fail = node.fail;
      while (fail && !fail.next.has(letter)) fail = fail.fail;
      next.fail = fail?.next.get(letter) ?? root;
      if (next.length === 0) next.length = next.fail.length;
      queue.push(next);
    }
  }
  const isWordy = (unit: number): boolean =>
    (unit > 0x2f && unit < 0x3a) || (unit > 0x40 && unit < 0x5b) || (unit > 0x60 && unit < 0x7b) || unit > 0xbf;
  return (text) => {
    const lower = text.toLowerCase();
    let node = root;
    let count = 0;
    for (let i = 0; i < lower.length; i++) {
      const letter = lower[i] as string;
      let next = node.next.get(letter);
      while (!next && node.fail) {
        node = node.fail;
        next = node.next.get(letter);
      }
      node = next ?? root;
      if (node.length === 0) continue;
      if (!isWordy(lower.charCodeAt(i + 1)) && !isWordy(lower.charCodeAt(i - node.length))) count++;
    }
    return count;
  };
}
