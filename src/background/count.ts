import { browser } from '../platform/browser.ts';
import { askFrames } from '../platform/frames.ts';
import { loadSettings } from '../platform/settings-store.ts';

/** Show on a tab's icon how many different terms its frames have found, if the reader wants that. */
export async function showCount(tabId: number): Promise<void> {
  const { settings } = await loadSettings();
  if (!settings.showCount) return;
  const answers = await askFrames(tabId, 'report');
  const terms = new Set(answers.flatMap(({ answer }) => answer.found.map(({ entry }) => entry)));
  await browser.action.setBadgeBackgroundColor({ color: '#0a5a84', tabId });
  await browser.action.setBadgeText({ text: terms.size > 0 ? String(terms.size) : '', tabId });
}

/** Take the number off a tab's icon. */
export async function hideCount(tabId: number): Promise<void> {
  await browser.action.setBadgeText({ text: '', tabId });
}
