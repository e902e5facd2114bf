import { afterEach, expect, test } from 'vitest';
import type { Json, Tab } from '../e2e/harness/browser.ts';
import { waitFor } from '../e2e/harness/poll.ts';
import { cardOf, clickInCard, countUnderlines, shownCard, underlined } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';

/** What is left of reading, everywhere an extension could keep something. The extension may run in private windows. */
const session = useSession({ inPrivateWindows: true });

interface Kept {
  readonly local: Readonly<Record<string, Json>>;
  readonly sync: Readonly<Record<string, Json>>;
  readonly session: Readonly<Record<string, Json>>;
  readonly databases: readonly string[];
  readonly caches: readonly string[];
  readonly webStorage: number;
  readonly cookie: string;
}

const NOTHING: Kept = { local: {}, sync: {}, session: {}, databases: [], caches: [], webStorage: 0, cookie: '' };

/** Look into every store of the extension: its own areas, and those of the origin that its pages have. */
function kept(): Promise<Kept> {
  return session.browser.evaluateInExtension(async ({ storage }) => ({
    local: (await storage.local.get(null)) as Record<string, Json>,
    sync: (await storage.sync.get(null)) as Record<string, Json>,
    session: (await storage.session.get(null)) as Record<string, Json>,
    databases: (await indexedDB.databases()).map(({ name = '' }) => name),
    caches: await caches.keys().catch(() => []), // Firefox refuses them to extensions
    webStorage: localStorage.length + sessionStorage.length,
    cookie: document.cookie,
  }));
}

const PAGES = 20;
const words = ['pembrolizumab', 'nivolumab', 'ipilimumab', 'atezolizumab', 'durvalumab', 'cemiplimab'];

test('30 no trace: 20 pages with a card opened on each leave nothing in any store', async () => {
  const tab = await session.browser.newTab();
  for (let page = 0; page < PAGES; page += 1) {
    const word = words[page % words.length]!;
    await tab.goto(openable(word, `site-${page}.test`));
    expect((await cardOf(tab, word)).term).toBe(word);
  }
  const popup = await session.browser.openPopup();
  await popup.close();
  await tab.close();
  expect(await kept()).toEqual(NOTHING);
});

test('30 no trace: what a reader chooses is all that is kept, until the browser closes or for good', async () => {
  const tab = await session.open(openable('pembrolizumab', 'hospital.test'));
  await cardOf(tab, 'pembrolizumab');
  await clickInCard(tab, 'More detail');
  await waitFor('the level to be kept', async () =>
    Object.keys((await kept()).session).length > 0 ? true : undefined,
  );
  const popup = await session.browser.openPopup();
  await waitFor('the popup', () =>
    popup.evaluate((page) => page.querySelector('input[type="checkbox"]') !== null || undefined),
  );
  await popup.evaluate((page) => page.querySelector<HTMLElement>('input[type="checkbox"]')?.click());
  await waitFor('the site to be kept', async () => ('pausedSites' in (await kept()).local ? true : undefined));
  await popup.close();
  expect(await kept()).toEqual({
    ...NOTHING,
    local: { pausedSites: ['hospital.test'] },
    session: { cardLevel: 'detailed' },
  });
});

test('30 no trace: a private window adds nothing, whatever is read and pressed there', async () => {
  const tab = await openPrivately(openable('pembrolizumab', 'hospital.test'));
  expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
  await clickInCard(tab, 'More detail');
  await waitFor('the details', async () => (await shownCard(tab))?.text.includes('Less detail') || undefined);
  await tab.press('Escape');

  const { popup, box } = await openPopupPrivately('hospital.test');
  expect(await box()).toEqual({ label: 'Private window: no site is remembered', isDisabled: true });
  const term = 'li summary';
  await waitFor('the list', () =>
    popup.evaluate((term) => {
      const found = document.querySelector<HTMLElement>(term);
      found?.click();
      return found ? true : undefined;
    }, term),
  );
  const buttons = () =>
    popup.evaluate(() => [...document.querySelectorAll('li details[open] button')].map((each) => each.textContent));
  await waitFor('the entry', async () => ((await buttons()).includes('Show on page') ? true : undefined));
  expect(await buttons()).not.toContain('I know this word');
  expect(await kept()).toEqual(NOTHING);
});

test('30 no trace: in a private window the key of the site pauses everything, and names no site', async () => {
  const tab = await openPrivately(openable('pembrolizumab', 'hospital.test'));
  await waitFor('underlines', async () => (await countUnderlines(tab)) > 0 || undefined);
  await session.browser.runCommand('toggle-site');
  await waitFor('silence', async () => ((await countUnderlines(tab)) === 0 ? true : undefined));
  expect(await kept()).toEqual({ ...NOTHING, local: { isPaused: true } });
  await session.browser.runCommand('toggle-site');
  await waitFor('underlines', async () => (await countUnderlines(tab)) > 0 || undefined);
  expect((await kept()).local).toEqual({ isPaused: false, pausedSites: [] });
});

test('everyday words wanted in all windows are found in private ones, at once and later', async () => {
  const page = session.server.page(asPage('<p>Pembrolizumab. A tumour and a biopsy.</p>'), { host: 'hospital.test' });
  const tab = await openPrivately(page);
  // A popup that an earlier test closed while it was loading may have complained.
  const before = await session.browser.complaints();
  const areFound = (wanted: boolean): Promise<true> =>
    waitFor('the words', async () => (await underlined(tab)).includes('tumour') === wanted || undefined);
  await waitFor('underlines', async () => (await countUnderlines(tab)) > 0 || undefined);
  for (const includeCommon of [true, false, true]) {
    await session.browser.evaluateInExtension(
      ({ storage }, includeCommon) => storage.local.set({ includeCommon }),
      includeCommon,
    );
    await areFound(includeCommon);
  }
  await tab.goto(session.server.page(asPage('<p>A tumour.</p>'), { host: 'hospital.test' }));
  await areFound(true);
  // Two backgrounds hear of each change; both must not register the same.
  expect(await session.browser.complaints()).toEqual(before);
});

test('30 no trace: a site that is off stays off in a private window, where it may be switched on', async () => {
  await session.browser.evaluateInExtension(({ storage }) => storage.local.set({ pausedSites: ['hospital.test'] }));
  const tab = await openPrivately(openable('pembrolizumab', 'hospital.test'));
  const { popup, box } = await openPopupPrivately('hospital.test');
  expect(await box()).toEqual({ label: 'Explain words on hospital.test', isDisabled: false });
  expect(await countUnderlines(tab)).toBe(0);
  await popup.evaluate(() => document.querySelector<HTMLElement>('input[type="checkbox"]')?.click());
  await waitFor('underlines', async () => (await countUnderlines(tab)) > 0 || undefined);
  expect((await kept()).local).toEqual({ pausedSites: [] });
});

function openable(word: string, host: string): string {
  const body = `<h1>Cancer and immunotherapy</h1><p>About ${word}, and what ${word} does.</p>`;
  return session.server.page(asPage(body), { host });
}

const opened: Tab[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((tab) => tab.close().catch(() => undefined)));
});

async function openPrivately(url: string): Promise<Tab> {
  const tab = await session.browser.newPrivateTab(url);
  opened.push(tab);
  return tab;
}

/** The popup of a private window's tab, as a page of its own in another private window: drivers reach no popup there. */
async function openPopupPrivately(host: string) {
  const address = await session.browser.evaluateInExtension(({ runtime }) => runtime.getURL('src/popup/index.html'));
  const popup = await openPrivately(`${address}?tab=0`);
  const id = await popup.evaluate(async (host) => {
    interface Api {
      readonly tabs: { query(wanted: object): Promise<readonly { readonly id: number; readonly url?: string }[]> };
    }
    const view = globalThis as unknown as { browser?: Api; chrome: Api };
    const all = await (view.browser ?? view.chrome).tabs.query({});
    return all.find(({ url }) => url?.includes(`//${host}/`))?.id;
  }, host);
  await popup.goto(`${address}?tab=${id}`);
  const box = () =>
    waitFor('the switch of the site', () =>
      popup.evaluate(() => {
        const input = document.querySelector<HTMLInputElement>('input[type="checkbox"]');
        return input ? { label: input.parentElement?.textContent.trim(), isDisabled: input.disabled } : undefined;
      }),
    );
  return { popup, box };
}
