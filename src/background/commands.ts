import { browser } from '../platform/browser.ts';
import { loadSettings, saveSettings } from '../platform/settings-store.ts';
import { withSite } from '../platform/settings.ts';
import { siteOf } from '../platform/sites.ts';

/** What keys do. Opening the popup is the browser's own command. */
export function onCommand(): void {
  browser.commands?.onCommand.addListener((command, tab) => {
    if (command === 'toggle-site') void toggleSite(tab?.url);
  });
}

/** Switch the present site; where the master switch is off or everything is paused, turn back on, as was plainly meant. */
async function toggleSite(address: string | undefined): Promise<void> {
  const site = siteOf(address ?? (await activeTabAddress()) ?? '');
  if (site === undefined) return;
  const { settings } = await loadSettings();
  const isResting = !settings.isOn || settings.isPaused || settings.pausedSites.includes(site);
  await saveSettings({
    ...(isResting && !settings.isOn && { isOn: true }),
    ...(isResting && settings.isPaused && { isPaused: false }),
    pausedSites: withSite(settings, site, isResting),
  });
}

async function activeTabAddress(): Promise<string | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.url;
}
