import { onAccessChanged } from '../platform/access.ts';
import { browser } from '../platform/browser.ts';
import { readManagedAtFirst } from '../platform/managed.ts';
import { readPolicies } from '../platform/policies.ts';
import { resetSettings } from '../platform/settings-store.ts';
import { followEagerness } from './eager.ts';
import { showEverywhere } from './icon.ts';
import { checkKeptPacks } from './kept-packs.ts';
import { runInOpenTabs } from './open-tabs.ts';

/** ms. Firefox tells of new access before all of its processes know, and refuses scripts until they do. */
const MOMENT = 1_000;

/** What happens when the extension or the browser starts, is updated, or is given access to pages. */
export function watchInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'update') void checkKeptPacks();
    void Promise.all([
      injectIntoOpenTabs(),
      showEverywhere(),
      followEagerness(), // an update forgets what was registered
      reason === 'install' && welcome(),
    ]);
  });
  browser.runtime.onStartup.addListener(() => void resetSettings(['isPaused']).then(showEverywhere));
  onAccessChanged((isGiven) => {
    void Promise.all([isGiven && injectIntoOpenTabs(), showEverywhere()]);
    if (isGiven) setTimeout(() => void injectIntoOpenTabs(), MOMENT);
  });
}

/** Once, never after an update, and not where an organisation has its own words of welcome. */
async function welcome(): Promise<void> {
  if (readPolicies(await readManagedAtFirst()).policies.hideFirstRun) return;
  await browser.tabs.create({ url: browser.runtime.getURL('src/welcome/index.html') });
}

/**
 * Start in tabs that were open before. Firefox does so by itself at installation, Chromium never does; a page that has
 * our script already ignores the second one.
 */
async function injectIntoOpenTabs(): Promise<void> {
  const [script] = browser.runtime.getManifest().content_scripts ?? [];
  if (!script?.js) return;
  await runInOpenTabs(
    // Scripts left behind by the version before look whether they are orphans when their page's visibility changes.
    { func: () => void document.dispatchEvent(new Event('visibilitychange')) },
    { files: script.js },
  );
}
