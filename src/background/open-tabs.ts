import { browser } from '../platform/browser.ts';

/** Run scripts in every frame of every tab that is open: one after the other, and each tab by itself. */
export async function runInOpenTabs(...scripts: readonly TabScript[]): Promise<void> {
  const tabs = await browser.tabs.query({});
  const runs = tabs.map(async ({ id: tabId, discarded }) => {
    if (tabId === undefined || discarded) return;
    for (const script of scripts) {
      await browser.scripting.executeScript({ target: { tabId, allFrames: true }, ...script });
    }
  });
  await Promise.allSettled(runs); // the browser's own pages refuse, which is right
}

/** Files of the extension, or a function that needs nothing around it. */
type TabScript = { readonly files: string[] } | { readonly func: () => void };
