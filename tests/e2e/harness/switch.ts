import type { Tab } from './browser.ts';
import { waitFor } from './poll.ts';
import type { Session } from './session.ts';

/** The switch for everything. Off, a page is what it is by itself: the control of each comparison. */
export async function switchAll(session: Session, isOn: boolean): Promise<void> {
  await session.browser.evaluateInExtension(({ storage }, isOn) => storage.local.set({ isOn }), isOn);
}

/** What the extension tells the popup about a tab's own document. */
interface Report {
  readonly state: string;
  readonly found: readonly { readonly entry: number; readonly count: number }[];
}

/** Wait until the extension has read the tab's own document, or is off there; answers with what it found, as the popup hears it. */
export async function waitUntil(
  session: Session,
  tab: Tab,
  wanted: 'read' | 'off',
  patience = 10_000,
): Promise<Report> {
  const address = await tab.evaluate(() => location.href);
  return waitFor(
    `${address} to be ${wanted}`,
    async () => {
      const report = await session.browser.evaluateInExtension(async ({ scripting, tabs }, address) => {
        const asked = (await tabs.query({})).find(({ url }) => url === address);
        // As the popup does: on most pages nobody would answer, because nothing there made the first stage ask for the second.
        const target = { tabId: asked?.id ?? -1, frameIds: [0] };
        await scripting.executeScript({ target, files: ['/src/content/reading-stage.js'] }).catch(() => undefined);
        const reply = await tabs
          .sendMessage(asked?.id ?? -1, { ask: 'report', given: [] }, { frameId: 0 })
          .catch(() => undefined);
        return (reply as { value?: Report } | undefined)?.value;
      }, address);
      return report?.state === wanted ? report : undefined;
    },
    patience,
  );
}
