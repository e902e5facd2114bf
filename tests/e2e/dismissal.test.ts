import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Json, Tab } from './harness/browser.ts';
import { watchCards } from './harness/clock.ts';
import { staysTrue, waitFor } from './harness/poll.ts';
import {
  cardOf,
  leave,
  linesOf,
  middleOf,
  shownCard,
  travel,
  waitForCard,
  waitForNoCard,
  waitForTerms,
} from './harness/reader.ts';
import { asPage, browserName, useSession } from './harness/session.ts';

const session = useSession();

/** Longer than rest time and grace together: a card that has not come or gone by then never will. */
const LONG_ENOUGH = 900;
/** Milliseconds by which a browser may coarsen a page's clock. */
const COARSE = 20;

const store = (values: { readonly [key: string]: Json }) =>
  session.browser.evaluateInExtension(({ storage }, values) => storage.local.set({ ...values }), values);
const placeOf = async (tab: Tab, text: string) => middleOf((await linesOf(tab, text))[0]!);
const staysOpen = (tab: Tab, duration = LONG_ENOUGH) =>
  staysTrue(duration, async () => (await shownCard(tab)) !== undefined);
const staysClosed = (tab: Tab, duration = LONG_ENOUGH) =>
  staysTrue(duration, async () => (await shownCard(tab)) === undefined);

describe('staying', () => {
  test('a card stays as long as the pointer rests on its word, or on the card', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    const { rect } = await cardOf(tab, 'pembrolizumab');
    expect(await staysOpen(tab, 10_000)).toBe(true);
    await travel(tab, middleOf(rect));
    expect(await staysOpen(tab, 3_000)).toBe(true);
  });

  test('a slow way from the word to the card keeps it open', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    const arrived = await waitFor('a way without a stop', async () => {
      const { rect } = await cardOf(tab, 'pembrolizumab');
      const { x, y } = await placeOf(tab, 'pembrolizumab');
      let slowest = 0;
      for (let at = y; at < rect.top + 6; at += 1) {
        const before = Date.now();
        await tab.pointer.move(x, at);
        await sleep(60); // far longer in all than the grace
        slowest = Math.max(slowest, Date.now() - before);
      }
      if (slowest > 250) return undefined; // on a busy machine the pointer did stop
      return staysOpen(tab);
    });
    expect(arrived).toBe(true);
  });

  test('words of the card can be selected', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    await cardOf(tab, 'pembrolizumab');
    const [meaning] = await tab.evaluateInClosedRoots((root) => {
      const { left, top, right } = root.querySelector('.meaning')!.getBoundingClientRect();
      return { left, top, right };
    });
    await travel(tab, { x: meaning!.left + 3, y: meaning!.top + 10 });
    await tab.pointer.drag(
      { x: meaning!.left + 3, y: meaning!.top + 10 },
      { x: meaning!.right - 40, y: meaning!.top + 12 },
    );
    expect(await staysOpen(tab)).toBe(true);
    const selected = await tab.evaluateInClosedRoots((root) => {
      const own: Selection | null =
        (root as ShadowRoot & { getSelection?(): Selection | null }).getSelection?.() ?? null;
      return (own ?? getSelection())?.toString() ?? '';
    });
    expect(selected.join('').length).toBeGreaterThan(10);
  });

  test('the wheel over a card scrolls the card and leaves the page where it is', async () => {
    await store({ level: 'detailed' });
    const tab = await session.openHtml('<p>About pembrolizumab.</p><p style="height:300vh"></p>');
    const { rect } = await cardOf(tab, 'pembrolizumab');
    await travel(tab, middleOf(rect));
    const scrolled = () =>
      tab
        .evaluateInClosedRoots((root) =>
          Math.max(root.querySelector('.body')!.scrollTop, root.querySelector('.card')!.scrollTop),
        )
        .then((all) => Math.max(0, ...all));
    await tab.pointer.wheel(60);
    await waitFor('the card to scroll', async () => ((await scrolled()) > 0 ? true : undefined));
    for (let turns = 0; turns < 12; turns++) await tab.pointer.wheel(400);
    await sleep(300);
    expect(await tab.evaluate(() => scrollY)).toBe(0);
    expect(await shownCard(tab)).toBeDefined();
  });
});

describe('closing', () => {
  test('Esc closes the card and nothing of the page; with no card it is the page’s', async () => {
    const tab = await session.openHtml(
      '<dialog id="d"><p>In a dialog: pembrolizumab.</p></dialog><script>d.showModal()</script>',
    );
    await tab.evaluate(() => {
      const seen = Object.assign(window, { escapes: 0 });
      addEventListener('keydown', ({ key }) => key === 'Escape' && seen.escapes++);
    });
    const state = () =>
      tab.evaluate(() => ({
        isOpen: document.querySelector('dialog')!.open,
        escapes: (window as unknown as { escapes: number }).escapes,
      }));
    await cardOf(tab, 'pembrolizumab');
    await tab.press('Escape');
    await waitForNoCard(tab);
    expect(await state()).toEqual({ isOpen: true, escapes: 0 });
    await tab.press('Escape');
    await waitFor('the dialog to close', async () => ((await state()).isOpen ? undefined : true));
  });

  test('scrolling the word out of sight closes its card', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p><p style="height:400vh">x</p>');
    await cardOf(tab, 'pembrolizumab');
    await tab.evaluate(() => scrollTo({ top: innerHeight * 2, behavior: 'instant' }));
    await waitForNoCard(tab);
    await tab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    expect(await staysClosed(tab)).toBe(true);
  });

  test('selecting text in the page closes the card', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p><p id="other">Other words.</p>');
    await cardOf(tab, 'pembrolizumab');
    await tab.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#other')!));
    await waitForNoCard(tab);
  });

  test('no card comes within a second of typing', async () => {
    const tab = await session.openHtml('<input id="i" autofocus><p style="margin-top:3em">About pembrolizumab.</p>');
    await cardOf(tab, 'pembrolizumab');
    await leave(tab);
    await tab.evaluate(() => document.querySelector<HTMLElement>('#i')!.focus());
    const place = await placeOf(tab, 'pembrolizumab');
    const clock = await watchCards(tab);
    const coming = clock.next('key');
    await sleep(50);
    await tab.type('a');
    await travel(tab, place);
    expect(await coming).toBeGreaterThanOrEqual(1_000 - COARSE);
  });

  test.each([
    ['a label', '<label id="x">About pembrolizumab <input type="checkbox"></label>'],
    ['a heading that unfolds', '<details><summary id="x">About pembrolizumab</summary>More.</details>'],
    ['an element that acts as a tab', '<div role="tab" id="x" tabindex="0">About pembrolizumab</div>'],
  ])('a click on a word in %s is left to it and keeps no card', async (_, html) => {
    const tab = await session.openHtml(html);
    await tab.evaluate(() => {
      const seen = Object.assign(window, { clicks: 0 });
      document.querySelector('#x')!.addEventListener('click', () => seen.clicks++);
    });
    await cardOf(tab, 'pembrolizumab');
    const { x, y } = await placeOf(tab, 'pembrolizumab');
    await tab.pointer.click(x, y);
    await waitFor(
      'the click',
      async () => (await tab.evaluate(() => (window as unknown as { clicks: number }).clicks > 0)) || undefined,
    );
    await waitForNoCard(tab);
    expect(await staysClosed(tab)).toBe(true);
  });

  // Chromium's driver has every tab believe that it is in front; full screen, below, goes by the same listener.
  test.runIf(browserName === 'firefox')('another tab in front closes the card', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    await cardOf(tab, 'pembrolizumab');
    await session.openHtml('<p>Another page.</p>');
    await waitFor('the tab to be hidden', async () => (await tab.evaluate(() => document.hidden)) || undefined);
    await waitForNoCard(tab);
    await tab.bringToFront();
    expect(await shownCard(tab)).toBeUndefined();
  });

  // Chromium's driver keeps no page; Firefox does.
  test('a page that comes back as it was left comes back without its card', async () => {
    const lasting = { headers: { 'cache-control': 'max-age=60' } };
    const tab = await session.open(session.server.page(asPage('<p>About pembrolizumab.</p>'), lasting));
    await cardOf(tab, 'pembrolizumab');
    const { x, y } = await placeOf(tab, 'pembrolizumab');
    await tab.pointer.click(x, y); // kept, so that leaving the word does not close it
    await tab.goto(session.server.page(asPage('<p>Elsewhere.</p>', 'Elsewhere'), lasting));
    await tab.pointer.move(2, 2);
    await tab.evaluate(() => history.back());
    await waitFor(
      'the first page',
      async () => (await tab.evaluate(() => document.title).catch(() => '')) === 'A page' || undefined,
    );
    expect(await staysClosed(tab)).toBe(true);
  });

  test('a change to full screen closes the card', async ({ skip }) => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    await cardOf(tab, 'pembrolizumab');
    await tab.press('End'); // full screen is granted to those who have just done something
    const isFull = await tab.evaluate(() =>
      document.documentElement.requestFullscreen().then(
        () => true,
        () => false,
      ),
    );
    skip(!isFull, 'a headless Firefox refuses full screen');
    await waitForNoCard(tab);
    await tab.evaluate(() => document.exitFullscreen());
  });
});

describe('with a finger', () => {
  /** Tapped again like a person does: a page that has only just been read may not answer yet. */
  const sheetOf = async (tab: Tab, text: string) => {
    await waitForTerms(tab);
    return waitFor('the sheet', async () => {
      await tab.finger.tap(await placeOf(tab, text));
      return waitForCard(tab, '', 1_500).catch(() => undefined);
    });
  };

  test('a tap on a word brings a sheet across the foot of the window, a tap beside it takes it away', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    await tab.setViewport(360, 640);
    const { term, rect } = await sheetOf(tab, 'pembrolizumab');
    expect(term).toBe('pembrolizumab');
    const { width, height } = await tab.evaluate(() => ({
      width: document.documentElement.clientWidth,
      height: innerHeight,
    }));
    expect(rect).toMatchObject({ left: 0, right: width, bottom: height });
    expect(rect.top).toBeGreaterThanOrEqual(height * 0.4 - 1);
    await tab.finger.tap({ x: 300, y: 20 });
    await waitForNoCard(tab);
  });

  test('the sheet follows a finger that pulls it down, and no shorter slip', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    await tab.setViewport(360, 640);
    const { rect } = await sheetOf(tab, 'pembrolizumab');
    const head = { x: 60, y: rect.top + 24 };
    await tab.finger.swipe(head, { x: 60, y: head.y + 20 });
    expect(await staysOpen(tab)).toBe(true);
    // A busy machine may take a swipe for a press: pulled again, as a person would.
    await waitFor('the sheet to follow', async () => {
      if (await shownCard(tab)) await tab.finger.swipe(head, { x: 60, y: head.y + 120 });
      return (await staysClosed(tab)) || undefined;
    });
  });

  test('a tap on a word in a link follows the link', async () => {
    const tab = await session.openHtml('<p><a href="#there">About pembrolizumab</a></p><p id="there">x</p>');
    await waitForTerms(tab);
    await tab.finger.tap(await placeOf(tab, 'pembrolizumab'));
    await waitFor('the link', async () => (await tab.evaluate(() => location.hash === '#there')) || undefined);
    expect(await staysClosed(tab)).toBe(true);
  });
});
