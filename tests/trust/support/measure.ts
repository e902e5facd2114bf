import type { Tab } from '../../e2e/harness/browser.ts';
import { waitFor } from '../../e2e/harness/poll.ts';

const SEARCHED = ['pembrolizumab', 'melanoma', 'PD-1', 'T cell', 'a'];

/** What scripts can read: the markup of the document and its open shadow trees, and its text. */
export function readPage(tab: Tab): Promise<{ readonly markup: string; readonly text: string }> {
  return tab.evaluate(() => {
    const markupOf = (root: Document | ShadowRoot): string => {
      const own = root instanceof Document ? root.documentElement.outerHTML : root.innerHTML;
      const below = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
      return [own, ...below.map(markupOf)].join('\n');
    };
    return { markup: markupOf(document), text: document.documentElement.innerText };
  });
}

/** What people can do: how often the browser's own search finds some words, and what a copy of everything holds. */
export async function usePage(tab: Tab): Promise<{ finds: number[]; copiedText: string; copiedHtml: string }> {
  // Copied first: Firefox unfolds what it finds.
  const copied = await copyAll(tab);
  const finds = await tab.evaluate((words) => {
    const find = (window as unknown as { find(word: string): boolean }).find;
    const count = (word: string): number => {
      getSelection()?.removeAllRanges();
      let times = 0;
      while (times < 100 && find(word)) times++;
      return times;
    };
    return words.map(count);
  }, SEARCHED);
  return { ...copied, finds };
}

interface Pasting {
  pasted?: { readonly copiedText: string; readonly copiedHtml: string };
}

/** Select all and copy, as people do by key; then paste where nothing takes it but a listener. */
async function copyAll(tab: Tab): Promise<NonNullable<Pasting['pasted']>> {
  await tab.evaluate(() => {
    const page = window as unknown as Pasting;
    delete page.pasted;
    const listener = (event: ClipboardEvent): void => {
      event.preventDefault();
      const read = (type: string): string => event.clipboardData?.getData(type) ?? '';
      page.pasted = { copiedText: read('text/plain'), copiedHtml: read('text/html') };
    };
    addEventListener('paste', listener, { capture: true, once: true });
  });
  await tab.shortcut('a');
  await tab.shortcut('c');
  await tab.shortcut('v');
  const pasted = await waitFor('the copy', () => tab.evaluate(() => (window as unknown as Pasting).pasted));
  await tab.evaluate(() => getSelection()?.removeAllRanges());
  return pasted;
}
