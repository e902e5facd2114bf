import type { Search } from '../rivals/rivals.ts';

/** The least that reading a page can cost: walk its text nodes and look at every character once. */
export function floorScript(): string {
  return `(${function floor(): void {
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    let sum = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node as Text).data;
      for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
    }
    // Kept, or an engine might find out that nobody wants it.
    Object.defineProperty(globalThis, Symbol.for('bench'), { value: sum });
  }.toString()})();`;
}

/** As small as a content script gets that still does something: 4 kB of code, of which one listener is run. */
export function stubScript(): string {
  const unused = Array.from({ length: 60 }, (_, n) => `function unused${n}(a, b) { return a > b ? a - ${n} : b; }`);
  const body = `${unused.join('\n')}\naddEventListener('pageshow', (event) => event.persisted && unused0(1, 2));`;
  return `(() => {\n${body}\n${'//'.padEnd(Math.max(2, 4_096 - body.length - 20), '.')}\n})();`;
}

/** A rival at the pages: one call a text node. */
export function rivalScript(make: (forms: readonly string[]) => Search, forms: readonly string[]): string {
  return `(() => {
    const search = (${make.toString()})(JSON.parse(${JSON.stringify(JSON.stringify(forms))}));
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) count += search(node.data);
    Object.defineProperty(globalThis, Symbol.for('bench'), { value: count });
  })();`;
}

/** mark.js as its documentation says to mark a list of terms: it puts elements into the page. */
export function markScript(library: string, forms: readonly string[]): string {
  return `${library};
  new Mark(document.body).mark(JSON.parse(${JSON.stringify(JSON.stringify(forms))}), { separateWordSearch: false, accuracy: 'exactly' });`;
}
