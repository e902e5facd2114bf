import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json, Tab } from '../e2e/harness/browser.ts';
import { choose, chosen, messageOf } from '../e2e/harness/options-reader.ts';
import { waitFor } from '../e2e/harness/poll.ts';
import { popupText, press, switches } from '../e2e/harness/popup-reader.ts';
import { cardOf } from '../e2e/harness/reader.ts';
import { browserName, useSession } from '../e2e/harness/session.ts';

/** Settings in a store that is damaged, newer, full or shared with other computers. */
const session = useSession();

type Stored = Readonly<Record<string, Json>>;

const store = (values: Stored): Promise<void> =>
  session.browser.evaluateInExtension(({ storage }, values) => storage.local.set({ ...values }), values);

/** Everything the extension keeps in the browser's settings stores. */
const kept = (): Promise<{ local: Stored; sync: Stored }> =>
  session.browser.evaluateInExtension(
    async ({ storage }) =>
      ({ local: await storage.local.get(null), sync: await storage.sync.get(null) }) as { local: Stored; sync: Stored },
  );

let afterInstallation: { local: Stored; sync: Stored };
beforeAll(async () => {
  // By now the extension was installed, has started, and has shown its first page; the settings page is open too.
  afterInstallation = await kept();
});

test('16 sync hygiene: installation stores nothing, here or in the account', () => {
  expect(afterInstallation).toEqual({ local: {}, sync: {} });
});

test('16 sync hygiene: what the account holds from other computers is left alone, and a change writes its own key only', async () => {
  const fromElsewhere = { pausedSites: ['hospital.test'], level: 'detailed', isOn: false, something: [1, 2] };
  await session.browser.evaluateInExtension(async ({ storage }, values) => {
    await storage.sync.set({ ...values });
  }, fromElsewhere);
  const tab = await session.openFile('demo.html');
  await session.browser.reloadExtension(); // as an update does
  const written = await watchWrites();
  await cardOf(tab, 'pembrolizumab');
  const options = await openOptions();
  expect(await written()).toEqual([]);

  await choose(options, 'line', 1);
  await waitFor('the change', async () => ((await written()).length > 0 ? true : undefined));
  await choose(options, 'theme', 2);
  await waitFor('the other change', async () => ((await written()).length > 1 ? true : undefined));
  expect(await written()).toEqual(['local.line', 'local.theme']);
  await tab.bringToFront();
  const popup = await session.browser.openPopup();
  await press(popup, 'everything');
  await waitFor('the switch', async () => ((await written()).length > 2 ? true : undefined));
  await popup.close();
  expect(await written()).toEqual(['local.line', 'local.theme', 'local.isOn']);
  expect(await kept()).toEqual({ local: { line: 'solid', theme: 'dark', isOn: false }, sync: fromElsewhere });
});

describe('15 settings', () => {
  const newer = { level: 'expert', underline: { every: 2 }, pausedSites: ['hospital.test', 7], newSetting: { a: [1] } };

  test('15 settings: what this version cannot read is said once, kept aside, and replaced only by the reader', async () => {
    await store(newer);
    const options = await openOptions();
    expect(await messageOf(options)).toBe('Some settings could not be read and were set back to normal.');
    expect(await chosen(options, 'level')).toBe(0);
    const popup = await session.browser.openPopup();
    await waitFor('the sentence', async () => (await popupText(popup)).includes('could not be read') || undefined);
    await popup.close();
    expect((await kept()).local).toEqual(newer);
    await choose(options, 'theme', 1);
    await waitFor('the change', async () => ((await kept()).local['theme'] === 'light' ? true : undefined));
    expect((await kept()).local).toEqual({ ...newer, theme: 'light' });
    await choose(options, 'level', 1);
    await waitFor('the change', async () => ((await kept()).local['level'] === 'detailed' ? true : undefined));
    expect((await kept()).local).toEqual({ ...newer, theme: 'light', level: 'detailed' });
  });

  test('15 settings: with a damaged store pages are explained all the same, and nothing is written', async () => {
    const damaged = { ...newer, isOn: 'perhaps', knownEntries: { length: 3 }, restTime: -1, show: [], constructor: 1 };
    await store(damaged);
    const written = await watchWrites();
    const tab = await session.openFile('demo.html');
    expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
    const popup = await session.browser.openPopup();
    await waitFor('the list', () => popup.evaluate((page) => page.querySelector('li summary') !== null || undefined));
    await popup.close();
    expect(await written()).toEqual([]);
    expect((await kept()).local).toEqual(damaged);
  });

  const unsaved = 'Your setting could not be saved: the browser’s space for extensions is full.';

  test('15 settings: a change that cannot be saved is taken back, and the settings page says so in one sentence', async () => {
    const options = await openOptions();
    const before = await chosen(options, 'line');
    const free = await refuseWrites(options);
    await choose(options, 'line', 2);
    await waitFor('the sentence', async () => ((await messageOf(options)) === unsaved ? true : undefined));
    expect(await chosen(options, 'line')).toBe(before);
    await free();
    await choose(options, 'line', 2);
    await waitFor('the change', async () => ((await kept()).local['line'] === 'background' ? true : undefined));
    expect(await messageOf(options)).not.toBe(unsaved);
  });

  test('15 settings: and so does the popup', async () => {
    const tab = await session.openFile('demo.html');
    await cardOf(tab, 'pembrolizumab');
    const id = await session.browser.evaluateInExtension(
      async ({ tabs }) => (await tabs.query({})).find(({ url }) => url?.endsWith('demo.html'))?.id,
    );
    const page = await session.browser.openExtensionPage(`src/popup/index.html?tab=${id}`);
    const free = await refuseWrites(page);
    const alert = () => page.evaluate(() => document.querySelector('[role="alert"]')?.textContent.trim());
    const isOn = () => page.evaluate(() => document.querySelector('[role="switch"]')?.getAttribute('aria-checked'));
    const flip = () => page.evaluate(() => document.querySelector<HTMLElement>('[role="switch"]')?.click());
    await waitFor('the switch', async () => ((await isOn()) === 'true' ? true : undefined));
    await flip();
    await waitFor('the sentence', async () => ((await alert()) === unsaved ? true : undefined));
    await waitFor('the switch to go back', async () => ((await isOn()) === 'true' ? true : undefined));
    await free();
    await flip();
    await waitFor('the switch to hold', async () => ((await kept()).local['isOn'] === false ? true : undefined));
    expect(await alert()).toBeUndefined();
    await page.close();
    const popup = await session.browser.openPopup();
    expect((await switches(popup)).everything).toBe(false);
    await popup.close();
  });
});

let opened: Tab[] = [];
afterAll(async () => {
  await Promise.all(opened.map((page) => page.close().catch(() => undefined)));
  opened = [];
});

async function openOptions(): Promise<Tab> {
  const options = await session.browser.openExtensionPage('src/options/index.html');
  opened.push(options);
  await waitFor('the settings', () => options.evaluate(() => document.querySelector('fieldset') !== null || undefined));
  return options;
}

/** Note every key that is written from now on, as `area.key`; the answer tells which. */
async function watchWrites(): Promise<() => Promise<string[]>> {
  await session.browser.evaluateInExtension(({ storage }) => {
    const view = globalThis as unknown as { written?: string[] };
    if (!view.written) {
      storage.onChanged.addListener((changes, area) => {
        for (const key of Object.keys(changes)) view.written?.push(`${area}.${key}`);
      });
    }
    view.written = [];
  });
  return () => session.browser.evaluateInExtension(() => (globalThis as unknown as { written: string[] }).written);
}

/**
 * Have the browser refuse to store, until the answer is called. Chromium does by itself where its 10 MB are full; Firefox
 * knows no limit, so there the page's own call is made to fail as a full disk would make it.
 */
async function refuseWrites(page: Tab): Promise<() => Promise<unknown>> {
  if (browserName === 'chromium') {
    await session.browser.evaluateInExtension(async ({ storage }) => {
      // Ever smaller pieces, until not one letter more fits.
      for (let size = 8_000_000, count = 0; size >= 1; count += 1) {
        await storage.local.set({ [`filler${count}`]: 'x'.repeat(size) }).catch(() => (size = Math.floor(size / 4)));
      }
    });
    return () =>
      session.browser.evaluateInExtension(async ({ storage }) => {
        const all = Object.keys(await storage.local.get(null));
        await storage.local.remove(all.filter((key) => key.startsWith('filler')));
      });
  }
  await page.evaluate(() => {
    const { local } = (globalThis as unknown as { browser: { storage: { local: Record<string, unknown> } } }).browser
      .storage;
    Object.assign(globalThis, { realSet: local['set'] });
    local['set'] = () => Promise.reject(new DOMException('The disk is full', 'QuotaExceededError'));
  });
  return () =>
    page.evaluate(() => {
      const view = globalThis as unknown as {
        browser: { storage: { local: Record<string, unknown> } };
        realSet: unknown;
      };
      view.browser.storage.local['set'] = view.realSet;
    });
}
