import { browser } from '../platform/browser.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { hasPacks, type Settings } from '../platform/settings.ts';
import { READING } from '../platform/stage-files.ts';

const EAGER = 'eager';

/**
 * Readers who want more found than the wake filter looks for (everyday words, words of their own) have the second stage in
 * every frame at once: as a script that the browser injects by itself, so that the first stage need not open the settings
 * to know.
 */
export async function followEagerness(): Promise<void> {
  const { settings } = await loadSettings();
  const isEager = (await browser.scripting.getRegisteredContentScripts({ ids: [EAGER] })).length > 0;
  if (isEager === wantsEverything(settings)) return;
  if (isEager) return browser.scripting.unregisterContentScripts({ ids: [EAGER] });
  await browser.scripting.registerContentScripts([script]);
  const tabs = await browser.tabs.query({});
  const injected = tabs.map(({ id: tabId, discarded }) => {
    if (tabId === undefined || discarded) return undefined;
    return browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [READING] });
  });
  await Promise.allSettled(injected); // the browser's own pages refuse, which is right
}

/** Everyday words, and words of the reader's own, are none that the first stage knows. */
function wantsEverything(settings: Settings): boolean {
  return settings.includeCommon || hasPacks(settings);
}

/** As the first stage in the manifest. */
const script = {
  id: EAGER,
  matches: ['<all_urls>'],
  js: [READING],
  runAt: 'document_idle',
  allFrames: true,
  matchOriginAsFallback: true,
} as const satisfies Parameters<typeof browser.scripting.registerContentScripts>[0][number] & {
  matchOriginAsFallback: boolean;
};
