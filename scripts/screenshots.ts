import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ExtensionBrowser, Tab } from '../tests/e2e/harness/browser.ts';
import { startFixtureServer } from '../tests/e2e/harness/fixture-server.ts';
import { openBrowser } from '../tests/e2e/harness/open-browser.ts';
import { waitFor } from '../tests/e2e/harness/poll.ts';
import { cardOf, waitForAnimations } from '../tests/e2e/harness/reader.ts';

/**
 * The pictures of docs/images, taken of the built extension (`npm run build` first) in Chromium.
 * usage: npm run screenshots [-- FOLDER]
 */
const folder = resolve(process.argv[2] ?? 'docs/images');
const server = await startFixtureServer(resolve('tests/pages'));
await mkdir(folder, { recursive: true });

for (const colourScheme of ['light', 'dark'] as const) {
  const ending = colourScheme === 'dark' ? '-dark.png' : '.png';
  const browser = await openBrowser('chromium', resolve('dist/chrome'), {
    colourScheme,
    pixelRatio: 2,
    proxy: server.origin,
  });
  try {
    // The host stands in the popup, so it had better not be a number.
    const tab = await browser.newTab(server.file('demo.html', { host: 'www.example.org' }));
    await tab.setViewport(800, 880);
    await cardOf(tab, 'pembrolizumab');
    await waitForAnimations(tab);
    await picture(tab, `card${ending}`);

    await cardOf(tab, 'CRS', 1);
    await waitForAnimations(tab);
    await picture(tab, `abbreviation${ending}`);

    await picture(await openPopupPage(browser), `popup${ending}`);
  } finally {
    await browser.close();
  }
}
await server.close();

/** The popup as a tab of its own: a real one has no page that could be photographed. */
async function openPopupPage(browser: ExtensionBrowser): Promise<Tab> {
  const path = await browser.evaluateInExtension(async ({ tabs, runtime }) => {
    const [page] = await tabs.query({ url: '*://www.example.org/*' });
    const popup = (runtime.getManifest() as { action?: { default_popup?: string } }).action?.default_popup;
    return `${new URL(popup ?? '', location.origin).pathname.slice(1)}?tab=${page?.id}`;
  });
  const popup = await browser.openExtensionPage(path);
  await popup.setViewport(360, 560);
  await waitFor('terms in the popup', async () => {
    const count = await popup.evaluate(() => document.querySelectorAll('li summary').length);
    return count > 0 || undefined;
  });
  await popup.evaluate(() => document.querySelectorAll<HTMLElement>('li summary')[1]?.click());
  return popup;
}

async function picture(tab: Tab, name: string): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, await tab.screenshot());
  console.log(file);
}
