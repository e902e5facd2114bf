import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExtensionBrowser } from './harness/browser.ts';
import { startFixtureServer, type FixtureServer } from './harness/fixture-server.ts';
import { openBrowser } from './harness/open-browser.ts';
import { waitFor } from './harness/poll.ts';
import { cardOf } from './harness/reader.ts';
import { asPage, browserName, distDir, root } from './harness/session.ts';
import { closeWelcome } from './harness/welcome.ts';

/*
 * The built extension with Spanish words where the browser finds its own language: neither browser here can be had in
 * Spanish. So the words are Spanish and the browser English, which is what happens the other way round wherever somebody's
 * browser speaks a language that we have no words in.
 */
let browser: ExtensionBrowser;
let server: FixtureServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'immunotherapy-glossary-spanish-'));
  await cp(distDir, folder, { recursive: true });
  for (const language of (await readdir(join(folder, '_locales'))).filter((name) => name !== 'es')) {
    await cp(join(folder, '_locales/es/messages.json'), join(folder, '_locales', language, 'messages.json'));
  }
  server = await startFixtureServer(join(root, 'tests/pages'));
  browser = await openBrowser(browserName, folder, { proxy: server.origin });
  // It comes by itself, some seconds after the installation.
  await closeWelcome(browser);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

test('the card is Spanish, its meaning English, and each is marked as what it is', async () => {
  const tab = await browser.newTab(server.page(asPage('<p>About pembrolizumab.</p>')));
  expect((await cardOf(tab, 'pembrolizumab')).text).toContain('Los significados están en inglés');
  const [languages] = await tab.evaluateInClosedRoots((root) => ({
    card: root.querySelector<HTMLElement>('.card')?.lang,
    term: root.querySelector<HTMLElement>('dfn')?.lang,
    meaning: root.querySelector<HTMLElement>('.meaning')?.lang,
  }));
  expect(languages).toEqual({ card: 'es', term: 'en', meaning: 'en' });
});

test.each(['popup', 'options', 'welcome', 'glossary-page'])('so is the page %s', async (name) => {
  const page = await browser.openExtensionPage(`src/${name}/index.html`);
  await waitFor('its words', () => page.evaluate(() => document.querySelector('h1') !== null || undefined));
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr');
});
