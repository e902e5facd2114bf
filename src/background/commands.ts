import { browser, type Tabs } from '../platform/browser.ts';
import { askFrames } from '../platform/frames.ts';
import { askFrame } from '../platform/messages.ts';
import { isAllowedOn } from '../platform/policies.ts';
import { loadSettings, saveSettings } from '../platform/settings-store.ts';
import { withSite } from '../platform/settings.ts';
import { siteOf } from '../platform/sites.ts';

/** What keys do. Opening the popup is the browser's own command. */
export function onCommand(): void {
  // Firefox for Android has no keys to assign.
  browser.commands?.onCommand.addListener((command, tab) => void obey(command, tab));
}

async function obey(command: string, given: Tabs.Tab | undefined): Promise<void> {
  const tab = given ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (command === 'toggle-site') await toggleSite(tab?.url, tab?.incognito === true);
  if (command === 'next-term' && tab?.id !== undefined) await step(tab.id, 1);
  if (command === 'previous-term' && tab?.id !== undefined) await step(tab.id, -1);
}

/**
 * Switch the present site; where the master switch is off or everything is paused, turn back on, as was plainly meant.
 * A site of a private window is not remembered, so there everything is paused instead.
 */
async function toggleSite(address = '', isPrivate: boolean): Promise<void> {
  const site = siteOf(address);
  if (site === undefined) return;
  const { settings } = await loadSettings();
  if (!isAllowedOn(settings.policies, site)) return; // not the reader's to switch
  const isResting = !settings.isOn || settings.isPaused || settings.pausedSites.includes(site);
  if (isPrivate && !isResting) return void (await saveSettings({ isPaused: true }));
  await saveSettings({
    ...(isResting && !settings.isOn && { isOn: true }),
    ...(isResting && settings.isPaused && { isPaused: false }),
    pausedSites: withSite(settings, site, isResting),
  });
}

/** Go to the next term of the page, from frame to frame and round again. The frames know where the reader is. */
async function step(tabId: number, direction: 1 | -1): Promise<void> {
  const answers = await askFrames(tabId, 'report').catch(() => []);
  const frames = answers.filter(({ answer }) => answer.found.length > 0);
  const current = frames.findIndex(({ answer }) => answer.isStepping);
  const ask = (index: number, isFresh: boolean): Promise<boolean> => {
    const frameId = frames.at(index % frames.length)?.frameId;
    return frameId === undefined ? Promise.resolve(false) : askFrame({ tabId, frameId }, 'step', direction, isFresh);
  };
  if (current === -1) await ask(direction > 0 ? 0 : -1, false);
  else if (!(await ask(current, false))) await ask(current + direction, true);
}
