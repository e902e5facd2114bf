import { describe, expect, test } from 'vitest';
import type { Popup, Tab } from './harness/browser.ts';
import { waitFor } from './harness/poll.ts';
import {
  clickButton,
  find,
  listedTerms,
  meaningOf,
  popupIn,
  popupText,
  press,
  switches,
  waitForTerms as waitForListed,
  waitForWords,
} from './harness/popup-reader.ts';
import { countUnderlines, ringed, underlined, waitForTerms } from './harness/reader.ts';
import { asPage, useSession } from './harness/session.ts';

const session = useSession();

const TEXT =
  '<p>About pembrolizumab and melanoma.</p><p style="height:150vh"></p><p>Later nivolumab, a biopsy, and pembrolizumab again.</p>';
const waitForNoUnderlines = (tab: Tab) =>
  waitFor('no underlines', async () => ((await countUnderlines(tab)) === 0 ? true : undefined));

/** The popup as a page in a tab of its own, about the tab whose address begins so. */
async function popupPage(origin: string): Promise<Tab> {
  const query = await session.browser.evaluateInExtension(async ({ tabs }, origin) => {
    const page = (await tabs.query({})).find(({ url }) => url?.startsWith(origin));
    return `?tab=${page?.id}`;
  }, origin);
  return session.browser.openExtensionPage(`src/popup/index.html${query}`);
}

describe('pausing', () => {
  test('everything rests until the browser starts again', async () => {
    const tab = await session.openHtml(TEXT);
    await waitForTerms(tab);
    const popup = await session.browser.openPopup();
    await clickButton(popup, 'Pause until I restart');
    await waitForWords(popup, /is paused until you restart the browser/);
    await waitForNoUnderlines(tab);
    expect(await switches(popup)).toMatchObject({ everything: true });
    await popup.close();
    const fresh = await session.openHtml(TEXT);
    expect(await countUnderlines(fresh)).toBe(0);
    await session.browser.announceStart();
    await waitForTerms(fresh);
    await tab.bringToFront();
    await waitForTerms(tab);
  });

  test('and can be taken back before', async () => {
    const tab = await session.openHtml(TEXT);
    await waitForTerms(tab);
    const popup = await session.browser.openPopup();
    await clickButton(popup, 'Pause until I restart');
    await waitForNoUnderlines(tab);
    await clickButton(popup, 'Paused until the browser restarts. Resume');
    await waitForTerms(tab);
    await popup.close();
  });
});

describe('finding a word', () => {
  test.each([
    ['a slip of the finger', 'pembrolizumb', 'pembrolizumab'],
    ['swapped letters', 'ipilimumba', 'ipilimumab'],
    ['a brand', 'Keytruda', 'pembrolizumab'],
    ['a generic name', 'nivolumab', 'nivolumab'],
    ['the beginning of a name', 'atezo', 'atezolizumab'],
    ['an abbreviation', 'CRS', 'cytokine release syndrome'],
    ['an abbreviation in small letters', 'irae', 'immune-related adverse event'],
  ])('%s: %s', async (_, typed, term) => {
    await session.openHtml('<p>A page without terms.</p>');
    const popup = await session.browser.openPopup();
    expect((await find(popup, typed)).slice(0, 3)).toContain(term);
    await popup.close();
  });

  test('what was found can be read, followed and left again', async () => {
    await session.openHtml('<p>A page without terms.</p>');
    const popup = await session.browser.openPopup();
    await find(popup, 'pembrolizumab');
    await clickButton(popup, 'pembrolizumab');
    await waitForWords(popup, /General information, not medical advice/);
    await clickButton(popup, 'PD-1');
    await waitFor('the other entry', async () => (await heading(popup)) === 'PD-1' || undefined);
    await clickButton(popup, 'Back');
    await waitFor('the first entry', async () => (await heading(popup)) === 'pembrolizumab' || undefined);
    await clickButton(popup, 'Back');
    expect(await find(popup, 'zzzzqq')).toEqual([]);
    expect(await popupText(popup)).toContain('No entry for “zzzzqq”');
    await popup.close();
  });
});

describe('the terms of the page', () => {
  test('with their numbers, as on the page, from A to Z, or by kind', async () => {
    const tab = await session.openHtml(TEXT);
    await waitForTerms(tab);
    const popup = await session.browser.openPopup();
    const terms = await waitForListed(popup, 4);
    expect(terms).toEqual([
      { term: 'pembrolizumab', count: 2 },
      { term: 'melanoma', count: 1 },
      { term: 'nivolumab', count: 1 },
      { term: 'biopsy', count: 1 },
    ]);
    await order(popup, 'alphabet');
    expect((await listedTerms(popup)).map(({ term }) => term)).toEqual([
      'biopsy',
      'melanoma',
      'nivolumab',
      'pembrolizumab',
    ]);
    await order(popup, 'kind');
    const groups = await popup.evaluate((page) =>
      [...page.querySelectorAll('.group')].map(({ textContent }) => textContent),
    );
    expect(groups).toEqual(['Medicine', 'Test', 'Cancer']);
    await popup.close();
  });

  test('one is shown on the page: scrolled to and ringed, asked again the next place', async () => {
    const tab = await session.openHtml(TEXT);
    await waitForTerms(tab);
    const popup = await session.browser.openPopup();
    await meaningOf(popup, 'pembrolizumab');
    await clickButton(popup, 'Show on page');
    await waitFor('the ring', async () => ((await ringed(tab)) === 'pembrolizumab' ? true : undefined));
    expect(await tab.evaluate(() => scrollY)).toBe(0);
    await clickButton(popup, 'Show on page');
    await waitFor('the next place', async () => ((await tab.evaluate(() => scrollY)) > 100 ? true : undefined));
    expect(await ringed(tab)).toBe('pembrolizumab');
    await popup.close();
  });

  test('one the reader knows is left alone', async () => {
    const tab = await session.openHtml(TEXT);
    await waitForTerms(tab);
    const popup = await session.browser.openPopup();
    await meaningOf(popup, 'melanoma');
    await clickButton(popup, 'I know this word');
    await waitForListed(popup, 3);
    await popup.close();
    expect(await underlined(tab)).not.toContain('melanoma');
  });

  test('they are listed although the background sleeps', async () => {
    const tab = await session.openHtml(TEXT);
    await waitForTerms(tab);
    await session.browser.stopBackground();
    const popup = await session.browser.openPopup();
    await waitForListed(popup, 4);
    await popup.close();
  });
});

describe('for the appointment', () => {
  test('the words of the page with their meanings open as a page that prints and copies', async () => {
    const tab = await session.openHtml(TEXT);
    await waitForTerms(tab);
    const popup = await session.browser.openPopup();
    await waitForListed(popup, 4);
    await clickButton(popup, 'Print or copy');
    const opened = await waitFor('the page to print', () =>
      session.browser.evaluateInExtension(async ({ tabs }) => {
        const page = (await tabs.query({})).find(({ url }) => url?.includes('/glossary-page/'));
        if (page?.status !== 'complete' || page.id === undefined || !page.url) return undefined;
        await tabs.remove(page.id);
        return new URL(page.url).pathname.slice(1) + new URL(page.url).search + new URL(page.url).hash;
      }),
    );
    expect(opened).not.toContain('pembrolizumab'); // an address is kept in the history

    const page = await session.browser.openExtensionPage(opened);
    const text = () => page.evaluate(() => document.querySelector('main')?.innerText ?? '');
    await waitFor('the words', async () => ((await text()).includes('melanoma') ? true : undefined));
    for (const term of ['pembrolizumab', 'melanoma', 'nivolumab', 'biopsy']) expect(await text()).toContain(term);
    expect(await text()).toContain('General information, not medical advice');

    await page.evaluate(() => {
      const done = Object.assign(window, { printed: 0, copied: '' });
      window.print = () => void done.printed++;
      navigator.clipboard.writeText = (text) => Promise.resolve(void (done.copied = text));
    });
    await clickIn(page, 'main', 'Print');
    await clickIn(page, 'main', 'Copy');
    await waitFor('the copy', async () => ((await text()).includes('Copied.') ? true : undefined));
    const done = await page.evaluate(() => {
      const { printed, copied } = window as unknown as { printed: number; copied: string };
      return { printed, copied };
    });
    expect(done.printed).toBe(1);
    expect(done.copied).toMatch(/^pembrolizumab\n.{20}/);
    expect(done.copied).toMatch(/\n\nGeneral information, not medical advice$/);
    await page.evaluate(() => void (navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))));
    await clickIn(page, 'main', 'Copy');
    await waitFor('the reason', async () => ((await text()).includes('did not allow copying') ? true : undefined));
    await page.close();
  });
});

describe('as a page of its own, as on a phone', () => {
  test.each([360, 320])('at %i pixels nothing is cut off, and everything works', async (width) => {
    const tab = await session.open(session.server.page(asPage(TEXT), { host: 'hospital.test' }));
    await waitForTerms(tab);
    const page = await popupPage('http://hospital.test');
    await page.setViewport(width, 640);
    const popup = popupIn(page);
    await waitForListed(popup, 4);
    expect(await popupText(popup)).toContain('Explain words on hospital.test');
    expect(await meaningOf(popup, 'pembrolizumab')).toMatch(/immun/i);
    const wide = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
      cut: [...document.querySelectorAll<HTMLElement>('button, input, select, summary, h1, h2')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth)
        .map(({ innerText }) => innerText),
    }));
    expect(wide).toEqual({ scroll: wide.client, client: wide.client, cut: [] });
    await press(popup, 'this site');
    await waitForNoUnderlines(tab);
    await press(popup, 'this site');
    await tab.bringToFront();
    await waitForTerms(tab);
    await page.close();
  });
});

describe('where it cannot run it says why', () => {
  test('a page that the browser keeps to itself', async () => {
    const page = await session.browser.openExtensionPage('src/welcome/index.html');
    const popup = await session.browser.openPopup();
    await waitForWords(popup, /does not let extensions read this page/);
    expect(await popupText(popup)).toContain('No site to switch here');
    await popup.close();
    await page.close();
  });

  test('a document that is no prose', async () => {
    const xml = { host: 'feed.test', headers: { 'content-type': 'application/xml' } };
    await session.open(session.server.page('<feed><title>pembrolizumab</title></feed>', xml));
    const popup = await session.browser.openPopup();
    await waitForWords(popup, /kind of document is not one the glossary reads/);
    await popup.close();
  });

  test('a page in a language it does not know', async () => {
    await session.open(session.server.page('<html lang="fi"><title>x</title><p>Leipäresepti oliiveilla.</p></html>'));
    const popup = await session.browser.openPopup();
    await waitForWords(popup, /not in a language the glossary knows yet/);
    await popup.close();
  });

  test('a reader who has not allowed it to read pages', async () => {
    await session.browser.setAccess(false);
    try {
      await session.open(session.server.page(asPage(TEXT), { host: 'hospital.test' }));
      const popup = await session.browser.openPopup();
      await waitForWords(popup, /You have not allowed the glossary to read pages/);
      expect(await popupText(popup)).toMatch(/\bAllow\b/);
      await popup.close();
    } finally {
      await session.browser.setAccess(true);
    }
  });
});

function heading(popup: Popup): Promise<string | undefined> {
  return popup.evaluate((page) => page.querySelector<HTMLElement>('article h2')?.innerText);
}

async function order(popup: Popup, value: 'page' | 'alphabet' | 'kind'): Promise<void> {
  await popup.evaluate((page, value) => {
    const select = page.querySelector('select');
    if (!select) throw new Error('The popup has no order to choose');
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, value);
  await waitFor('the order', async () =>
    popup.evaluate((page, value) => page.querySelector('select')?.value === value || undefined, value),
  );
}

async function clickIn(page: Tab, within: string, name: string): Promise<void> {
  await page.evaluate(
    ({ within, name }) => {
      const buttons = [...document.querySelectorAll<HTMLElement>(`${within} button`)];
      const button = buttons.find(({ innerText }) => innerText.trim() === name);
      if (!button) throw new Error(`no button ${name}`);
      button.click();
    },
    { within, name },
  );
}
