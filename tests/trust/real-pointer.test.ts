import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, Frame, Tab } from '../e2e/harness/browser.ts';
import { type FixtureServer, startFixtureServer } from '../e2e/harness/fixture-server.ts';
import { openBrowser } from '../e2e/harness/open-browser.ts';
import { waitFor } from '../e2e/harness/poll.ts';
import { linesOf, middleOf, shownCard, underlined, waitForCard, waitForNoCard } from '../e2e/harness/reader.ts';
import { asPage, browserName, distDir, root } from '../e2e/harness/session.ts';
import { hasVirtualDisplay, startVirtualDisplay, type VirtualDisplay } from '../e2e/harness/virtual-display.ts';
import { forgoWelcome } from '../e2e/harness/welcome.ts';

/**
 * What no driver's pointer does: leave a frame of another process. Chromium's driver never tells such a frame that the
 * pointer has gone, Firefox's does not even reach it. So the system's pointer is moved, on a screen made for the purpose.
 */
describe.runIf(hasVirtualDisplay)('22 frames: the pointer of the system', () => {
  let display: VirtualDisplay;
  let server: FixtureServer;
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    display = await startVirtualDisplay();
    server = await startFixtureServer(join(root, 'tests/pages'));
    browser = await openBrowser(browserName, distDir, { proxy: server.origin, headful: true });
    await forgoWelcome(browser);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await display?.close();
  });

  test('22 frames: leaves one of another site, whose card closes', async () => {
    const inner = server.page(asPage('<p style="margin:0">About pembrolizumab.</p>', 'the frame'), {
      host: 'charity.test',
    });
    const tab = await browser.newTab(
      server.page(asPage(`<p>Before the frame.</p><iframe src="${inner}" style="width:500px;height:300px"></iframe>`), {
        host: 'hospital.test',
      }),
    );
    const frame = await waitFor('the frame', async () => (await tab.frames())[1]);
    await waitFor('its underline', async () => (await underlined(frame)).includes('pembrolizumab') || undefined);
    const word = await placeOf(tab, frame, 'pembrolizumab');
    await display.movePointer(tab, { x: word.x - 2, y: word.y });
    await display.movePointer(tab, word);
    const card = await waitForCard(tab);
    expect(card).toMatchObject({ term: 'pembrolizumab', pageTitle: 'the frame' });
    // Straight from the word out of the frame: the frame hears of no other place in it.
    await display.movePointer(tab, { x: word.x, y: 20 });
    await waitForNoCard(tab);
    await display.movePointer(tab, { x: word.x - 2, y: word.y });
    await display.movePointer(tab, word);
    await waitFor('the card again', () => shownCard(tab));
    await tab.close();
  });
});

/** The middle of a text of the tab's only frame, in the tab's viewport. */
async function placeOf(tab: Tab, frame: Frame, text: string): Promise<{ readonly x: number; readonly y: number }> {
  const [line] = await linesOf(frame, text);
  if (!line) throw new Error(`"${text}" is not drawn`);
  const { x, y } = middleOf(line);
  const corner = await tab.evaluate(() => {
    const element = document.querySelector('iframe')!;
    const { left, top } = element.getBoundingClientRect();
    return { x: left + element.clientLeft, y: top + element.clientTop };
  });
  return { x: corner.x + x, y: corner.y + y };
}
