import { browser } from '../platform/browser.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { hasPacks, type Settings } from '../platform/settings.ts';
import { READING } from '../platform/stage-files.ts';
import { runInOpenTabs } from './open-tabs.ts';

const EAGER = 'eager';

/**
 * Readers who want more found than the wake filter looks for (everyday words, words of their own) have the second stage in
 * every frame at once: as a script that the browser injects by itself, so that the first stage need not open the settings
 * to know.
 */
export async function followEagerness(): Promise<void> {
  // Outside the lock: a frame that is loading, or may not be read, can keep it waiting for good.
  if (await navigator.locks.request(EAGER, register)) await runInOpenTabs({ files: [READING] });
}

/** One change after the other: what is being registered is not there yet for the next. True where open tabs lack it. */
async function register(): Promise<boolean> {
  const { settings } = await loadSettings();
  // Chromium's background of private windows shares what is registered with the other, but no tabs and no locks.
  if (browser.extension.inIncognitoContext) return wantsEverything(settings);
  const isEager = (await browser.scripting.getRegisteredContentScripts({ ids: [EAGER] })).length > 0;
  if (isEager === wantsEverything(settings)) return false;
  if (isEager) await browser.scripting.unregisterContentScripts({ ids: [EAGER] });
  else await browser.scripting.registerContentScripts([script]);
  return !isEager;
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
