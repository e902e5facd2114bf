import { browser } from '../platform/browser.ts';
import { batchOf, type Glossary } from '../platform/glossary.ts';
import { askAnyFrame } from '../platform/frames.ts';
import type { Library } from '../platform/library.ts';
import type { Meanings } from '../platform/messages.ts';
import { strings } from '../platform/strings.ts';

const EXPLAIN = 'explain-selection';

/** Letters of a selection that are looked up: no name in the glossary is longer. */
const LONGEST_SELECTION = 300;

/** "Explain …" in the menu of a selection: the way to ask about a word that was not marked, or was not sure enough to be. */
export function watchMenu(library: () => Promise<Library>): void {
  const menus = browser.contextMenus;
  if (!menus) return; // Firefox for Android
  const make = async (): Promise<void> => {
    await menus.removeAll(); // Firefox keeps the item of the version before
    menus.create({ id: EXPLAIN, title: strings.text('menuExplain'), contexts: ['selection'] });
  };
  browser.runtime.onInstalled.addListener(make);
  // In Chromium private windows have a background and a menu of their own, which hears of no installation.
  if (browser.extension.inIncognitoContext) void make();
  menus.onClicked.addListener(({ menuItemId, selectionText = '', frameId = 0 }, tab) => {
    if (menuItemId !== EXPLAIN || tab?.id === undefined) return;
    const words = selectionText.trim().slice(0, LONGEST_SELECTION);
    const frame = { tabId: tab.id, frameId };
    void library().then((glossary) => explain(frame, tab.windowId, words, meaningsOf(words, glossary)));
  });
}

async function explain(
  frame: { tabId: number; frameId: number },
  windowId: number | undefined,
  words: string,
  meanings: Meanings,
): Promise<void> {
  const isShown = await askAnyFrame(frame, 'explainSelection', meanings).catch(() => false);
  if (isShown) return;
  // Switched off there, in a text field, or a page no extension may touch: look it up in the whole glossary.
  const url = browser.runtime.getURL(`src/glossary-page/index.html#find=${encodeURIComponent(words)}`);
  // In the same window: what was asked in a private one stays out of the history.
  await browser.tabs.create(windowId === undefined ? { url } : { url, windowId });
}

/** The entries that go by exactly these words, and what else the words can mean. */
function meaningsOf(words: string, glossary: Glossary): Meanings {
  const asked = plain(words);
  const indexes = glossary.entries.flatMap((entry, index) => {
    if (glossary.indexOf(entry.id) === undefined) return [];
    const names = [entry.term, ...entry.also, ...entry.senses.map(({ form }) => form)];
    const brands = entry.drug?.brands.map(({ name }) => name) ?? [];
    return [...names, ...brands].some((name) => plain(name) === asked) ? [index] : [];
  });
  const senses = indexes.flatMap((index) => glossary.entries[index]?.senses ?? []);
  const others = senses.filter(({ form }) => plain(form) === asked).flatMap((sense) => sense.others);
  return { batch: batchOf(glossary, indexes), others: [...new Set(others)] };
}

/** Small letters, any dash a hyphen, no plural: what somebody selects is not always what a glossary writes. */
function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u00ad]+/g, ' ')
    .trim()
    .replace(/(?<=[a-z]{3})s$/, '');
}
