import { afterEach, expect, test } from 'vitest';
import { waitFor } from '../e2e/harness/poll.ts';
import { cardOf, countUnderlines, leave, underlined } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';

/** Readers may take back the right to read pages, for all sites or for most. It must be said, and easy to mend. */
const session = useSession();

afterEach(() => session.browser.setAccess(true));

const page = asPage('<p>About pembrolizumab in melanoma.</p>');

test('access: taken away, it is said in words; the button asks for it, and given, the open page is read at once', async () => {
  const { browser } = session;
  await browser.setAccess(false);
  const tab = await session.open(session.server.page(page, { host: 'hospital.test' }));
  const id = await activeTab();
  await waitFor('the icon to say so', async () => /not allowed to read pages/.test(await iconTitle(id)) || undefined);
  expect(await countUnderlines(tab)).toBe(0);

  const popup = await browser.openExtensionPage(`src/popup/index.html?tab=${id}`);
  const text = () => popup.evaluate(() => document.body.innerText);
  await waitFor(
    'the words',
    async () => (await text()).includes('You have not allowed the glossary to read pages') || undefined,
  );
  await popup.evaluate(() => {
    const view = globalThis as unknown as {
      browser: { permissions: Record<string, (wish: object) => unknown> };
      asked?: object;
    };
    const { permissions } = view.browser;
    const { request } = permissions;
    permissions['request'] = (wish) => {
      view.asked = wish;
      return request?.call(permissions, wish);
    };
  });
  const button = await waitFor('the button', () =>
    popup.evaluate(() => {
      const found = [...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'Allow');
      const rect = found?.getBoundingClientRect();
      return rect && { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
    }),
  );
  await popup.pointer.click(button.x, button.y);
  const asked = () => popup.evaluate(() => (globalThis as unknown as { asked?: object }).asked);
  expect(await waitFor('the question', asked)).toEqual({ origins: ['<all_urls>'] });
  await browser.answerPermissionPrompt();

  // The page itself lies hidden behind this one, so in Firefox it is read only when it is seen.
  await waitFor(
    'the site to be named',
    async () => (await text()).includes('Explain words on hospital.test') || undefined,
  );
  expect(await text()).not.toContain('You have not allowed');
  await popup.close();
  await tab.bringToFront();
  await waitFor('the underline', async () => (await underlined(tab)).includes('pembrolizumab') || undefined);
  expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
  expect(await iconTitle(id)).toBe('Immunotherapy Glossary: on');
});

test('access: taken away while a page is open, it harms nothing; what is read stays read', async () => {
  const { browser } = session;
  const tab = await session.open(session.server.page(page, { host: 'hospital.test' }));
  await cardOf(tab, 'pembrolizumab');
  await browser.setAccess(false);
  await waitFor('the icon to say so', async () => /not allowed/.test(await iconTitle(undefined)) || undefined);
  expect(await underlined(tab)).toContain('pembrolizumab');
  await leave(tab);
  expect((await cardOf(tab, 'melanoma')).term).toBe('melanoma');
  expect(await browser.complaints()).toEqual([]);
  await tab.reload();
  await tab.pointer.move(9, 9);
  expect(await countUnderlines(tab)).toBe(0);
  await browser.setAccess(true);
  await waitFor('the underline', async () => (await underlined(tab)).includes('pembrolizumab') || undefined);
});

test('access: given for one site only, that one is read, and the icon does not say that nothing is', async () => {
  const { browser } = session;
  await browser.setAccess(false);
  await browser.giveAccessTo('http://hospital.test/*');
  const there = await session.open(session.server.page(page, { host: 'charity.test' }));
  const here = await session.open(session.server.page(page, { host: 'hospital.test' }));
  await waitFor('the underline', async () => (await underlined(here)).includes('pembrolizumab') || undefined);
  expect((await cardOf(here, 'pembrolizumab')).term).toBe('pembrolizumab');
  expect(await countUnderlines(there)).toBe(0);
  const id = await activeTab();
  await waitFor('the icon', async () => (await iconTitle(id)) === 'Immunotherapy Glossary: on' || undefined);
  const popup = await browser.openExtensionPage(`src/popup/index.html?tab=${id}`);
  const text = () => popup.evaluate(() => document.body.innerText);
  await waitFor('its name', async () => (await text()).includes('Explain words on hospital.test') || undefined);
  expect(await text()).not.toContain('You have not allowed');
  await popup.close();
});

async function activeTab(): Promise<number | undefined> {
  return session.browser.evaluateInExtension(
    async ({ tabs }) => (await tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id,
  );
}

function iconTitle(tabId: number | undefined): Promise<string> {
  return session.browser.evaluateInExtension(
    ({ action }, tabId) => action.getTitle(tabId === null ? {} : { tabId }),
    tabId ?? null,
  );
}
