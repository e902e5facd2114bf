import { expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { cardOf, middleOf, shownCard, travel, waitForNoCard } from '../e2e/harness/reader.ts';
import { useSession } from '../e2e/harness/session.ts';

/** Cards over what a page puts on top of everything: it has to be usable there, and to go first. */
const session = useSession();

/** Longer than a card stays when the pointer has left word and card. */
const LONG_ENOUGH = 700;

test('23 top layer: over a modal dialog the card can be hovered, and Esc closes it first, the dialog second', async () => {
  const tab = await session.openHtml(
    '<dialog id="d"><p>In a dialog: pembrolizumab.</p></dialog><script>d.showModal()</script>',
  );
  const isOpen = () => tab.evaluate(() => document.querySelector('dialog')?.open);
  await expectHoverable(tab, 'pembrolizumab');
  await tab.press('Escape');
  await waitForNoCard(tab);
  expect(await isOpen()).toBe(true);
  await tab.press('Escape');
  await waitFor('the dialog to close', async () => ((await isOpen()) === false ? true : undefined));
});

test('23 top layer: over a modal dialog in another one', async () => {
  const tab = await session.openHtml(
    `<p>Outside: nivolumab.</p><button onclick="a.showModal()">1</button>
     <dialog id="a"><p style="margin-bottom:12em">First: ipilimumab. <button onclick="b.showModal()">2</button></p>
       <dialog id="b"><p>Second: pembrolizumab.</p></dialog></dialog>`,
  );
  await clickButtons(tab);
  const open = () => tab.evaluate(() => [...document.querySelectorAll('dialog[open]')].map(({ id }) => id).join());
  await expectHoverable(tab, 'pembrolizumab');
  for (const expected of ['a,b', 'a', '']) {
    await tab.press('Escape');
    await waitForNoCard(tab);
    await waitFor(`"${expected}" to be open`, async () => ((await open()) === expected ? true : undefined));
  }
  // The host comes back out of a dialog that has closed.
  await expectHoverable(tab, 'nivolumab');
});

test('23 top layer: over a fullscreen element', async () => {
  const tab = await session.openHtml(
    `<button id="b" onclick="f.requestFullscreen()">big</button>
     <section id="f" style="background:#fff;padding:3em">In fullscreen: pembrolizumab.</section>`,
  );
  await clickButtons(tab);
  await waitFor(
    'fullscreen',
    async () => (await tab.evaluate(() => document.fullscreenElement?.id === 'f')) || undefined,
  );
  await expectHoverable(tab, 'pembrolizumab');
  expect(await tab.evaluate(() => document.fullscreenElement?.querySelector('div[popover]') !== null)).toBe(true);
  await tab.evaluate(() => document.exitFullscreen());
  await expectHoverable(tab, 'pembrolizumab');
});

test('23 top layer: over nested popovers, which Esc closes one by one after the card', async () => {
  const tab = await session.openHtml(
    `<p style="margin:200px"><button onclick="a.showPopover()">1</button></p>
     <div id="a" popover style="inset:20px auto auto 20px"><p>First: nivolumab. <button onclick="b.showPopover()">2</button></p>
       <div id="b" popover style="inset:120px auto auto 60px"><p>Second: pembrolizumab.</p></div></div>`,
  );
  await clickButtons(tab);
  const open = () => tab.evaluate(() => [...document.querySelectorAll('[id]:popover-open')].map(({ id }) => id).join());
  expect(await open()).toBe('a,b');
  await expectHoverable(tab, 'pembrolizumab');
  expect(await open()).toBe('a,b'); // our own popover closes none of theirs
  for (const expected of ['a,b', 'a', '']) {
    await tab.press('Escape');
    await waitForNoCard(tab);
    await waitFor(`"${expected}" to be open`, async () => ((await open()) === expected ? true : undefined));
  }
});

test('23 top layer: a dialog that opens over an open card is not covered by it', async () => {
  const tab = await session.openHtml(
    `<p>About pembrolizumab.</p><dialog id="d" style="margin:0;inset:0;width:100vw;height:100vh;max-width:none;max-height:none"><p>Over it all: nivolumab.</p></dialog>`,
  );
  await cardOf(tab, 'pembrolizumab');
  await tab.evaluate(() => document.querySelector('dialog')?.showModal());
  await tab.pointer.move(500, 500);
  await waitForNoCard(tab);
  await expectHoverable(tab, 'nivolumab');
});

/**
 * Click the page's buttons one after the other, as a person does: what a page opens by itself, Esc closes all at once.
 */
async function clickButtons(tab: Tab): Promise<void> {
  const count = await tab.evaluate(() => document.querySelectorAll('button').length);
  for (let index = 0; index < count; index += 1) {
    const { x, y } = await tab.evaluate((index) => {
      const { left, top } = document.querySelectorAll('button')[index]!.getBoundingClientRect();
      return { x: left + 6, y: top + 8 };
    }, index);
    await tab.pointer.click(x, y);
  }
}

/** Open the card of a text, move the pointer onto it and find it still there, painted, and the first thing under the pointer. */
async function expectHoverable(tab: Tab, text: string): Promise<void> {
  const { term, rect } = await cardOf(tab, text);
  expect(term).toBe(text);
  const middle = middleOf(rect);
  await travel(tab, middle);
  expect(await staysTrue(LONG_ENOUGH, async () => (await shownCard(tab))?.term === text)).toBe(true);
  const isHit = await tab.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.matches('div[popover=manual]'),
    middle,
  );
  expect(isHit).toBe(true);
}
