import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../e2e/harness/browser.ts';
import { openBrowser } from '../e2e/harness/open-browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { underlined } from '../e2e/harness/reader.ts';
import { browserName, distDir, useSession } from '../e2e/harness/session.ts';
import { lookForExtensions, PROBE } from './pages/probe.ts';
import { switchAll, waitUntil } from './support/switch.ts';

const session = useSession();

/** A browser with another extension, which has no content script: what a page can learn there, it learns without ours. */
let control: ExtensionBrowser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'immunotherapy-glossary-control-'));
  const manifest = {
    manifest_version: 3,
    name: 'Control',
    version: '1',
    permissions: ['storage'],
    options_ui: { page: 'page.html' },
    browser_specific_settings: { gecko: { id: 'control@example.org' } },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>Control</title>');
  control = await openBrowser(browserName, folder, { proxy: session.server.origin });
});
afterAll(async () => {
  await control?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Where files of the extension would be, were a page allowed to ask for them. */
async function ownAddresses(): Promise<string[]> {
  const files = await readdir(distDir, { recursive: true });
  const base = await session.browser.evaluateInExtension(({ runtime }) => runtime.getURL(''));
  return files.filter((file) => file.includes('.')).map((file) => base + file);
}

describe('28 detectability', () => {
  const RECIPE = '<p>A recipe for bread with olives.</p>';
  const MEDICAL = '<p>About pembrolizumab and PD-1.</p>';
  const address = (body: string) =>
    session.server.page(`<!doctype html><html lang="en"><head>${PROBE}</head><body>${body}</body></html>`);

  test.each([
    ['without terms looks the same with the extension as without', RECIPE, true],
    ['looks the same with the extension switched off as without', MEDICAL, false],
  ])('28 detectability: a page %s', async (_, body, isOn) => {
    const files = await ownAddresses();
    expect(files.length).toBeGreaterThan(5);
    const url = address(body);
    const without = await control.newTab(url);
    const wanted = await without.evaluate(lookForExtensions, files);
    await without.close();

    await switchAll(session, isOn);
    const tab = await session.open(url);
    await waitUntil(session, tab, isOn ? 'read' : 'off');
    const seen = await tab.evaluate(lookForExtensions, files);
    expect(seen).toEqual(wanted);
    expect(seen.reachable).toEqual([]);
  });

  test('28 detectability: the same looks do see it where terms are underlined', async () => {
    const tab = await session.open(address(MEDICAL));
    await waitFor('the underlines', async () => ((await underlined(tab)).length > 1 ? true : undefined));
    const { highlights, sheets, markup } = await tab.evaluate(lookForExtensions, []);
    expect(highlights).toBe(1);
    expect(sheets).toBe(0);
    expect(markup).toContain(MEDICAL);
  });
});

test('29 network: in a walk through all of it, nothing is asked for but the pages themselves', async () => {
  const from = session.server.requests.length;
  const { browser } = session;
  const first = session.server.page(
    `<!doctype html><link rel="icon" href="data:,"><p>About pembrolizumab and PD-1.<iframe srcdoc="nivolumab"></iframe>`,
    { host: 'hospital.test' },
  );
  const tab = await session.open(first);
  await waitFor('the underlines', async () => ((await underlined(tab)).length > 1 ? true : undefined));
  const message = (ask: string, ...given: readonly (string | number | boolean)[]) =>
    browser.evaluateInExtension(
      async ({ tabs }, { url, message }) => {
        const asked = (await tabs.query({})).find((each) => each.url === url);
        await tabs.sendMessage(asked?.id ?? -1, message, { frameId: 0 });
      },
      { url: first, message: { ask, given } },
    );
  for (const step of [1, 1, -1, 1]) await message('step', step, false);
  await message('showMention', 0);
  const popup = await browser.openPopup();
  await popup.evaluate((page) => {
    for (const each of page.querySelectorAll<HTMLElement>('summary')) each.click();
  });
  await popup.close();
  for (const path of ['options/index.html', 'welcome/index.html', 'glossary-page/index.html#pembrolizumab']) {
    const page = await browser.openExtensionPage(`src/${path}`);
    await waitFor('the page', () => page.evaluate(() => document.body.innerText.length > 100 || undefined));
    await page.close();
  }
  for (const isOn of [false, true]) await switchAll(session, isOn);
  await tab.bringToFront();
  await tab.reload();
  await browser.stopBackground();
  await waitFor('the underlines', async () => ((await underlined(tab)).length > 1 ? true : undefined));
  await staysTrue(500, async () => true);
  const asked = session.server.requests.slice(from).filter((request) => !isTheBrowsersOwn(request));
  expect(asked).toEqual([`GET ${first}`, `GET ${first}`]);
});

/** Chromium asks its maker for updates and spelling of its own accord; Firefox is told not to by its profile. */
function isTheBrowsersOwn(request: string): boolean {
  return /^(CONNECT|POST|GET) (http:\/\/)?[a-z-]+\.(google|googleapis|gvt1)\.com\b/.test(request);
}
