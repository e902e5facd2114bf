import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from '../e2e/harness/browser.ts';
import { openBrowser } from '../e2e/harness/open-browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { cardOf, underlined } from '../e2e/harness/reader.ts';
import { browserName, distDir, useSession } from '../e2e/harness/session.ts';
import { lookForExtensions, PROBE } from './pages/probe.ts';
import { switchAll, waitUntil } from '../e2e/harness/switch.ts';

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

const RECIPE = '<p>A recipe for bread with olives.</p>';

describe('28 detectability', () => {
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

describe('28 detectability by time', () => {
  /** Everything the browser tells a page of what took how long, as text. */
  const listen = `<script>
    window.told = [];
    for (const type of PerformanceObserver.supportedEntryTypes)
      new PerformanceObserver((list) => told.push(...list.getEntries().map((entry) => JSON.stringify(entry))))
        .observe({ type, buffered: true, durationThreshold: 16 });
  </script>`;

  test('28 detectability: no entry of the browser about the time things take names us', async () => {
    const text = '<p>About pembrolizumab, PD-1 and CAR T cells in melanoma.</p>'.repeat(2_000);
    const tab = await session.open(session.server.page(`<!doctype html><html lang="en"><head>${listen}</head>${text}`));
    await waitFor('the underlines', async () => ((await underlined(tab)).length > 1 ? true : undefined), 30_000);
    await cardOf(tab, 'pembrolizumab');
    await tab.pointer.click(300, 300);
    await staysTrue(500, async () => true); // entries come late
    const told = await tab.evaluate(() => (window as unknown as { told: string[] }).told);
    expect(told.some((entry) => entry.includes('"navigation"'))).toBe(true);
    const asked = session.server.origin;
    const ours = told.filter((entry) => /extension:|immuno|glossary|-stage/i.test(entry.replaceAll(asked, '')));
    expect(ours).toEqual([]);
  });

  /** Firefox gives the extension another address in each profile, so no page can know what to ask for. */
  test.runIf(browserName === 'chromium')(
    '28 detectability: asking for our files takes no more and no less time than asking for those of nobody',
    async () => {
      const base = await session.browser.evaluateInExtension(({ runtime }) => runtime.getURL(''));
      const tab = await session.openHtml(RECIPE);
      const medians = await tab.evaluate(async (base) => {
        const flipped = base.replace(/(?<=:\/\/)./, (letter) => (letter === 'c' ? 'd' : 'c'));
        const paths = ['manifest.json', 'src/popup/index.html'];
        const times: Record<string, number[]> = { ours: [], nobodys: [] };
        // In turn, so that whatever else the machine does meets both alike.
        for (let count = 0; count < 300; count += 1) {
          for (const [whose, origin] of [
            ['ours', base],
            ['nobodys', flipped],
          ] as const) {
            const start = performance.now();
            await fetch(origin + paths[count % 2], { mode: 'no-cors' }).catch(() => undefined);
            times[whose]?.push(performance.now() - start);
          }
        }
        return Object.values(times).map((each) => each.toSorted((a, b) => a - b)[150] ?? 0);
      }, base);
      const [ours = 0, nobodys = 0] = medians;
      expect(ours).toBeGreaterThan(nobodys / 1.2);
      expect(ours).toBeLessThan(nobodys * 1.2);
    },
  );
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
