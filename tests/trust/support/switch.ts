import type { Tab } from '../../e2e/harness/browser.ts';
import { waitFor } from '../../e2e/harness/poll.ts';
import type { Session } from '../../e2e/harness/session.ts';

/** The switch for everything. Off, a page is what it is by itself: the control of each comparison. */
export async function switchAll(session: Session, isOn: boolean): Promise<void> {
  await session.browser.evaluateInExtension(({ storage }, isOn) => storage.local.set({ isOn }), isOn);
}

/** Wait until the extension has read the tab's own document, or is off there, as it tells the popup. */
export async function waitUntil(session: Session, tab: Tab, wanted: 'read' | 'off'): Promise<void> {
  const address = await tab.evaluate(() => location.href);
  await waitFor(`${address} to be ${wanted}`, async () => {
    const state = await session.browser.evaluateInExtension(async ({ tabs }, address) => {
      const asked = (await tabs.query({})).find(({ url }) => url === address);
      const reply = await tabs
        .sendMessage(asked?.id ?? -1, { ask: 'report', given: [] }, { frameId: 0 })
        .catch(() => undefined);
      return (reply as { value?: { state: string } } | undefined)?.value?.state;
    }, address);
    return state === wanted || undefined;
  });
}
