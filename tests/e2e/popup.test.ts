import { expect, test } from 'vitest';
import type { Tab } from './harness/browser.ts';
import { staysTrue, waitFor } from './harness/poll.ts';
import { listedTerms, meaningOf, popupText, press, switches, waitForTerms } from './harness/popup-reader.ts';
import { cardOf, countUnderlines, pointAt, shownCard, underlined, waitForNoCard } from './harness/reader.ts';
import { asPage, useSession } from './harness/session.ts';

const session = useSession();

test('lists the terms of all frames together, each with its count and meaning', async () => {
  const tab = await session.openFile('frames.html');
  await cardOf(tab, 'nivolumab');
  const popup = await session.browser.openPopup();
  const terms = await waitForTerms(popup, 4);
  expect(terms[0]).toEqual({ term: 'nivolumab', count: 2 });
  expect(terms.map(({ term }) => term).sort()).toEqual(['atezolizumab', 'ipilimumab', 'nivolumab', 'pembrolizumab']);
  expect(await meaningOf(popup, 'pembrolizumab')).toMatch(/immun/i);
  await popup.close();
});

test('leads to a term on the page', async () => {
  const tab = await session.openFile('demo.html');
  await waitFor('underlines', async () => ((await countUnderlines(tab)) > 0 ? true : undefined));
  const popup = await session.browser.openPopup();
  await meaningOf(popup, 'overall survival');
  expect(await tab.evaluate(() => scrollY)).toBe(0);
  await popup.evaluate((page) => {
    const buttons = [...page.querySelectorAll<HTMLElement>('details[open] button')];
    buttons.find(({ innerText }) => innerText === 'Show on page')?.click();
  });
  await waitFor('the page to scroll', async () => ((await tab.evaluate(() => scrollY)) > 100 ? true : undefined));
  await popup.close();
});

test('says so where a page has no terms', async () => {
  await session.openHtml('<p>A recipe for bread with olives.</p>');
  const popup = await session.browser.openPopup();
  await waitFor('words', async () => ((await popupText(popup)).match(/no immunotherapy/i) ? true : undefined));
  expect(await listedTerms(popup)).toEqual([]);
  await popup.close();
});

test('the master switch takes effect at once in every open tab, both ways', async () => {
  const here = await openAt('hospital.test');
  await waitForUnderlines(here);
  const there = await openAt('charity.test');
  await waitForUnderlines(there);
  await here.bringToFront();
  await cardOf(here, 'pembrolizumab');

  const popup = await session.browser.openPopup();
  expect(await switches(popup)).toEqual({ everything: true, site: true });
  await press(popup, 'everything');
  await waitForNoUnderlines(here);
  await waitForNoUnderlines(there);
  await popup.close();
  await waitForNoCard(here);
  await expectSilence(here);

  const again = await session.browser.openPopup();
  expect((await switches(again)).everything).toBe(false);
  await press(again, 'everything');
  await waitForUnderlines(here);
  await again.close();
  await there.bringToFront();
  await waitForUnderlines(there);
  expect((await cardOf(there, 'pembrolizumab')).term).toBe('pembrolizumab');
});

test('the switch for this site takes effect at once in all tabs of the site and in no others, both ways', async () => {
  const here = await openAt('hospital.test');
  await waitForUnderlines(here);
  const sameSite = await openAt('hospital.test');
  await waitForUnderlines(sameSite);
  const there = await openAt('charity.test');
  await waitForUnderlines(there);
  await here.bringToFront();

  const popup = await session.browser.openPopup();
  expect(await popupText(popup)).toContain('hospital.test');
  await press(popup, 'this site');
  await waitForNoUnderlines(here);
  await waitForNoUnderlines(sameSite);
  expect(await underlined(there)).toContain('pembrolizumab');
  await popup.close();
  await expectSilence(here);
  const later = await openAt('hospital.test');
  await expectSilence(later);

  await here.bringToFront();
  const again = await session.browser.openPopup();
  expect(await switches(again)).toEqual({ everything: true, site: false });
  await press(again, 'this site');
  await waitForUnderlines(here);
  await again.close();
  expect((await cardOf(here, 'pembrolizumab')).term).toBe('pembrolizumab');
  await sameSite.bringToFront(); // a hidden page is read once it is seen
  await waitForUnderlines(sameSite);
});

test('a frame of another site follows the switch of the page it stands in', async () => {
  const inner = session.server.page(asPage('<p>In the frame: nivolumab.</p>', 'inner'), { host: 'charity.test' });
  const outer = session.server.page(
    asPage(`<p>In the page: pembrolizumab.</p><iframe src="${inner}" style="width:400px;height:200px"></iframe>`),
    { host: 'hospital.test' },
  );
  const tab = await session.open(outer);
  const counts = async () => Promise.all((await tab.frames()).map((frame) => countUnderlines(frame)));
  await waitFor('underlines in both', async () => ((await counts()).every((count) => count === 1) ? true : undefined));
  const popup = await session.browser.openPopup();
  await press(popup, 'this site');
  await waitFor('none in both', async () => ((await counts()).every((count) => count === 0) ? true : undefined));
  await press(popup, 'this site');
  await waitFor('underlines again', async () => ((await counts()).every((count) => count === 1) ? true : undefined));
  await popup.close();
  expect(await counts()).toEqual([1, 1]);
});

test('the icon says on, off and paused in words', async () => {
  const tab = await openAt('hospital.test');
  await waitForUnderlines(tab);
  const title = () =>
    session.browser.evaluateInExtension(async (browser) => {
      const tabs = await browser.tabs.query({});
      const page = tabs.find(({ url }) => url?.includes('hospital.test'));
      return page?.id === undefined ? '' : browser.action.getTitle({ tabId: page.id });
    });
  const on = await title();
  const popup = await session.browser.openPopup();
  await press(popup, 'this site');
  const paused = await waitFor('another title', async () => ((await title()) === on ? undefined : title()));
  await press(popup, 'this site');
  await waitFor('the first title', async () => ((await title()) === on ? true : undefined));
  await press(popup, 'everything');
  const off = await waitFor('a third title', async () => ((await title()) === on ? undefined : title()));
  await popup.close();
  expect(new Set([on, paused, off]).size).toBe(3);
});

function openAt(host: string): Promise<Tab> {
  return session.open(session.server.page(asPage('<p>About pembrolizumab in melanoma.</p>'), { host }));
}

function waitForUnderlines(tab: Tab): Promise<true> {
  return waitFor(
    'underlines',
    async () => ((await underlined(tab)).includes('pembrolizumab') ? true : undefined),
    3_000,
  );
}

function waitForNoUnderlines(tab: Tab): Promise<true> {
  return waitFor('the underlines to go', async () => ((await countUnderlines(tab)) === 0 ? true : undefined), 3_000);
}

async function expectSilence(tab: Tab): Promise<void> {
  await pointAt(tab, 'pembrolizumab');
  expect(await staysTrue(900, async () => !(await shownCard(tab)) && (await countUnderlines(tab)) === 0)).toBe(true);
}
