import type { CDPSession, Worker } from 'playwright-core';
import { isKeptWithin, waitFor } from './poll.ts';

/**
 * The browser's own keys and menus are out of a driver's reach, so their events are dispatched where the browser would
 * dispatch them: in the extension's service worker.
 */

/** Dispatch an event with what the browser hands over for the tab in front. */
export async function dispatchInWorker(
  worker: Worker,
  event: 'command' | 'menu' | 'start',
  command = '',
): Promise<void> {
  await worker.evaluate(
    async ({ event, command }) => {
      interface Tab {
        readonly id: number;
      }
      interface Event {
        dispatch(...given: unknown[]): void;
      }
      interface Chrome {
        readonly tabs: { query(wanted: object): Promise<readonly Tab[]> };
        readonly scripting: { executeScript(given: object): Promise<readonly { readonly result: string }[]> };
        readonly commands: { readonly onCommand: Event };
        readonly contextMenus: { readonly onClicked: Event };
        readonly runtime: { readonly onStartup: Event };
      }
      const { chrome } = globalThis as unknown as { chrome: Chrome };
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      if (event === 'start') return chrome.runtime.onStartup.dispatch();
      if (event === 'command') return chrome.commands.onCommand.dispatch(command, tab);
      const target = { tabId: tab?.id };
      const func = () => getSelection()?.toString() ?? '';
      // Where no script may run, as in the extension's own pages, nothing is selected.
      const [selection] = await chrome.scripting.executeScript({ target, func }).catch(() => []);
      const info = { menuItemId: 'explain-selection', selectionText: selection?.result ?? '', frameId: 0 };
      chrome.contextMenus.onClicked.dispatch(info, tab);
    },
    { event, command },
  );
}

/** Whether a background is the one of private windows; false of one that is just going. */
export function isOfPrivateWindows(worker: Worker): Promise<boolean> {
  return worker
    .evaluate(() => {
      const view = globalThis as unknown as { chrome: { extension: { inIncognitoContext: boolean } } };
      return view.chrome.extension.inIncognitoContext;
    })
    .catch(() => false);
}

/** Stop the extension's background, asked in a page of the extension. */
export async function stopWorkers(session: CDPSession): Promise<void> {
  // Told by the event and not by looking: a page may wake it again at once, under the same id.
  const stopped = new Promise<void>((done) =>
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) done();
    }),
  );
  await session.send('ServiceWorker.enable');
  // One that is only just starting may miss that it is to stop.
  await waitFor('the background to stop', async () => {
    await session.send('ServiceWorker.stopAllWorkers');
    return (await isKeptWithin(2_000, stopped)) || undefined;
  });
}
