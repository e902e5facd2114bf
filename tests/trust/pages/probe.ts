/** Whatever a page can look at to learn which extensions somebody has. All but the time things take. */
export interface Seen {
  readonly markup: string;
  /** How often the document was changed, and which events came that nobody made. */
  readonly changes: number;
  readonly events: readonly string[];
  readonly globals: readonly string[];
  readonly highlights: number;
  readonly sheets: number;
  readonly adopted: number;
  /** Computed styles of every element and of what may be drawn beside it, as one text. */
  readonly styles: string;
  readonly resources: readonly string[];
  /** Calls of the page's own functions, which it has wrapped before anything else ran. */
  readonly calls: readonly string[];
  /** Given addresses that could be fetched, shown or framed. */
  readonly reachable: readonly string[];
}

interface Probe {
  changes: number;
  events: Set<string>;
  calls: Set<string>;
}

/** Stands first in the page: it listens before any other script can. */
export const PROBE = `<link rel="icon" href="data:,"><title>Probe</title><script>
  window.probe = { changes: 0, events: new Set(), calls: new Set() };
  for (const target of [window, document, document.documentElement]) {
    const names = new Set();
    for (let each = target; each; each = Object.getPrototypeOf(each))
      for (const name of Object.getOwnPropertyNames(each)) if (name.startsWith('on')) names.add(name.slice(2));
    for (const name of [...names, 'DOMContentLoaded', 'beforematch', 'slotchange', 'fullscreenchange'])
      target.addEventListener(name, ({ type, isTrusted }) => isTrusted || probe.events.add(type), true);
  }
  for (const owner of [Node.prototype, Element.prototype, Document.prototype, EventTarget.prototype, HighlightRegistry.prototype, window]) {
    for (const [name, { value, ...rest }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (typeof value !== 'function' || !rest.configurable || name === 'constructor' || /^[A-Z]/.test(name)) continue;
      Object.defineProperty(owner, name, { ...rest, value(...given) { probe.calls.add(name); return value.apply(this, given); } });
    }
  }
  addEventListener('DOMContentLoaded', () =>
    new MutationObserver((records) => (probe.changes += records.length)).observe(document, {
      subtree: true, childList: true, attributes: true, characterData: true,
    }));
</script>`;

/** Look at all of it, some time after the page has loaded. Runs in the page, once. */
export async function lookForExtensions(addresses: readonly string[]): Promise<Seen> {
  const { probe } = window as unknown as { probe: Probe };
  await new Promise((done) => setTimeout(done, 800));
  const calls = [...probe.calls].filter((name) => name !== 'setTimeout').sort();
  const { changes } = probe;
  const globals = [...Object.getOwnPropertyNames(window), ...Object.getOwnPropertySymbols(window).map(String)].sort();
  const resources = performance
    .getEntries()
    .filter(({ entryType }) => !/frame|task|event|paint/.test(entryType)) // there only when something was slow
    .map(({ entryType, name }) => `${entryType} ${name}`);
  const styles = [...document.querySelectorAll('*')].flatMap((element) =>
    ['', '::before', '::after', '::selection', '::highlight(glossary)', '::backdrop', '::marker'].map((pseudo) => {
      const style = getComputedStyle(element, pseudo || null);
      return [...style].map((name) => style.getPropertyValue(name)).join();
    }),
  );
  const markup = document.documentElement.outerHTML;
  const canFetch = (url: string) =>
    fetch(url, { mode: 'no-cors' }).then(
      () => true,
      () => false,
    );
  const canShow = (url: string) =>
    new Promise<boolean>((done) => {
      const image = new Image();
      image.addEventListener('load', () => done(true));
      image.addEventListener('error', () => done(false));
      image.src = url;
    });
  const reachable: string[] = [];
  for (const url of addresses) if ((await canFetch(url)) || (await canShow(url))) reachable.push(url);
  return {
    markup,
    changes,
    events: [...probe.events].sort(),
    globals,
    highlights: CSS.highlights.size,
    sheets: document.styleSheets.length,
    adopted: document.adoptedStyleSheets.length,
    styles: styles.join('\n'),
    resources,
    calls,
    reachable,
  };
}
