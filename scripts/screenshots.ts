import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ExtensionBrowser, Tab } from '../tests/e2e/harness/browser.ts';
import { startFixtureServer } from '../tests/e2e/harness/fixture-server.ts';
import { openBrowser } from '../tests/e2e/harness/open-browser.ts';
import { waitFor } from '../tests/e2e/harness/poll.ts';
import { cardOf, linesOf, waitForAnimations } from '../tests/e2e/harness/reader.ts';

/**
 * The pictures of docs/images, taken of the built extension (`npm run build` first) in Chromium.
 * usage: npm run screenshots [-- FOLDER]
 */
const folder = resolve(process.argv[2] ?? 'docs/images');
const HOST = 'www.example.org';
const server = await startFixtureServer(resolve('tests/pages'));
await mkdir(folder, { recursive: true });

await withBrowser('light', async (browser, tab) => {
  await photographCard(tab, 'pembrolizumab', 'card.png');
  await photographCard(tab, 'CRS', 'abbreviation.png', 1);
  await photograph(await openPopupPage(browser), 'popup.png');
});
await withBrowser('dark', (_, tab) => photographCard(tab, 'pembrolizumab', 'card-dark.png'));
await server.close();

/** A browser that shows the demo page, twice as fine as a plain screen. */
async function withBrowser(
  colourScheme: 'light' | 'dark',
  show: (browser: ExtensionBrowser, tab: Tab) => Promise<void>,
): Promise<void> {
  const browser = await openBrowser('chromium', resolve('dist/chrome'), {
    colourScheme,
    pixelRatio: 2,
    proxy: server.origin,
  });
  try {
    // The popup shows the host, so it had better be a name.
    const tab = await browser.newTab(server.file('demo.html', { host: HOST }));
    await tab.setViewport(760, 720);
    await show(browser, tab);
  } finally {
    await browser.close();
  }
}

async function photographCard(tab: Tab, text: string, file: string, occurrence = 0): Promise<void> {
  // Near the top of the window there is room for the card below the term.
  const [line] = await linesOf(tab, text, occurrence);
  await tab.evaluate((top) => scrollBy({ top, behavior: 'instant' }), (line?.top ?? 0) - 150);
  await cardOf(tab, text, occurrence);
  await waitForAnimations(tab);
  await photograph(tab, file);
}

/** The popup as a tab of its own: a real one has no page that could be photographed. */
async function openPopupPage(browser: ExtensionBrowser): Promise<Tab> {
  const path = await browser.evaluateInExtension(async ({ tabs, runtime }, host) => {
    const page = (await tabs.query({})).find(({ url }) => url?.includes(host));
    const popup = (runtime.getManifest() as { action?: { default_popup?: string } }).action?.default_popup;
    return `${new URL(popup ?? '', location.origin).pathname.slice(1)}?tab=${page?.id}`;
  }, HOST);
  const popup = await browser.openExtensionPage(path);
  await popup.setViewport(360, 560);
  await waitFor('terms in the popup', async () => {
    const count = await popup.evaluate(() => document.querySelectorAll('li summary').length);
    return count > 0 || undefined;
  });
  await popup.evaluate(() => document.querySelectorAll<HTMLElement>('li summary')[1]?.click());
  return popup;
}

async function photograph(tab: Tab, name: string): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, await tab.screenshot());
  console.log(file);
}
