import type { ExtensionBrowser } from './browser.ts';
import { waitFor } from './poll.ts';

type Reachable = Pick<ExtensionBrowser, 'evaluateInExtension'>;
type Stoppable = Pick<ExtensionBrowser, 'evaluateInExtension' | 'stopBackground'>;

/**
 * Keep the page of welcome from coming. Where the extension is not from a shop it opens seven seconds after the
 * installation, in the middle of somebody's test: in front of its tab, which Firefox then no longer paints, and under
 * its popup, which tells of the tab in front. The background waits for that moment, and forgets it when it is stopped.
 */
export async function forgoWelcome(browser: Stoppable): Promise<void> {
  // The icon is named anew at installation, the last of what has to be done then.
  await waitFor('the installation', async () => {
    const isDone = await browser.evaluateInExtension(
      async ({ action, runtime }) => (await action.getTitle({})) !== runtime.getManifest().name,
    );
    return isDone || undefined;
  });
  await browser.stopBackground();
}

/** Wait for the page of welcome, and close it. */
export async function closeWelcome(browser: Reachable): Promise<void> {
  const welcome = await waitFor(
    'the page of welcome',
    () =>
      browser.evaluateInExtension(async ({ runtime, tabs }) => {
        const url = runtime.getURL('src/welcome/index.html');
        return (await tabs.query({})).find((tab) => tab.url === url && tab.status === 'complete')?.id;
      }),
    30_000,
  );
  await browser.evaluateInExtension(({ tabs }, id) => tabs.remove(id), welcome);
}
