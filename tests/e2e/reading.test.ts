import { expect, test } from 'vitest';
import type { Json, Tab } from './harness/browser.ts';
import { staysTrue, waitFor } from './harness/poll.ts';
import {
  cardOf,
  clickInCard,
  linesOf,
  middleOf,
  shownCard,
  travel,
  waitForCard,
  waitForNoCard,
} from './harness/reader.ts';
import { useSession } from './harness/session.ts';

const session = useSession();

/** What the background asks of a page when a key or a menu was used; neither driver can press the browser's own keys. */
async function askPage(ask: string, ...given: readonly Json[]): Promise<unknown> {
  return session.browser.evaluateInExtension(
    async ({ tabs }, { origin, message }) => {
      const tab = (await tabs.query({})).find(({ url }) => url?.startsWith(origin));
      const reply: { value?: unknown } = await tabs.sendMessage(tab?.id ?? -1, message, { frameId: 0 });
      return reply.value as string;
    },
    { origin: session.server.origin, message: { ask, given } },
  );
}

const inCard = <Result>(tab: Tab, run: (root: ShadowRoot) => Result): Promise<Result | undefined> =>
  tab.evaluateInClosedRoots(run).then(([first]) => first);

async function pin(tab: Tab, text: string): Promise<void> {
  await cardOf(tab, text);
  const [line] = await linesOf(tab, text);
  const { x, y } = middleOf(line!);
  await travel(tab, { x, y });
  await tab.pointer.click(x, y);
  await waitFor('the close button', () =>
    inCard(tab, (root) => root.querySelector('[aria-label="Close"]') !== null || undefined),
  );
}

test('a click on a term keeps its card until it is closed', async () => {
  const tab = await session.openFile('demo.html');
  await pin(tab, 'pembrolizumab');
  await tab.pointer.move(2, 2);
  expect(await staysTrue(900, async () => (await shownCard(tab))?.term === 'pembrolizumab')).toBe(true);
  await clickInCard(tab, 'Close');
  await waitForNoCard(tab);
});

test('a click on a term inside a link follows the link and pins nothing', async () => {
  const tab = await session.openHtml(
    '<p><a href="#there" id="a">About pembrolizumab</a></p><p style="height:200vh"></p><p id="there">x</p>',
  );
  await cardOf(tab, 'pembrolizumab');
  const [line] = await linesOf(tab, 'pembrolizumab');
  const { x, y } = middleOf(line!);
  await tab.pointer.click(x, y);
  await waitFor('the link', async () => (await tab.evaluate(() => location.hash === '#there')) || undefined);
  await waitForNoCard(tab);
});

test('a pressed button beside the card closes it, and the term stays quiet until the pointer has left', async () => {
  const tab = await session.openFile('demo.html');
  await cardOf(tab, 'pembrolizumab');
  await tab.pointer.click(4, 300);
  await waitForNoCard(tab);
});

test('the level chosen in a card stays for other cards and other pages, and is no setting', async () => {
  const tab = await session.openFile('demo.html');
  const plain = await cardOf(tab, 'pembrolizumab');
  expect(plain.text).toContain('More detail');
  await clickInCard(tab, 'More detail');
  const detailed = await waitFor('the details', async () => {
    const card = await shownCard(tab);
    return card?.text.includes('Less detail') ? card : undefined;
  });
  expect(detailed.text.length).toBeGreaterThan(plain.text.length);
  const other = await session.openHtml('<p>About nivolumab.</p>');
  expect((await cardOf(other, 'nivolumab')).text).toContain('Less detail');
  expect(await session.browser.evaluateInExtension(({ storage }) => storage.local.get(null))).toEqual({});
});

test('the level chosen in the settings holds from then on, over what was chosen in a card', async () => {
  const tab = await session.openFile('demo.html');
  await cardOf(tab, 'pembrolizumab');
  await clickInCard(tab, 'More detail');
  await waitFor('the details', async () => (await shownCard(tab))?.text.includes('Less detail') || undefined);
  const options = await session.browser.openExtensionPage('src/options/index.html');
  const choose = async (level: 'plain' | 'detailed') => {
    const place = ['plain', 'detailed'].indexOf(level);
    await waitFor(`the choice of ${level}`, () =>
      options.evaluate((place) => {
        const choice = document.querySelectorAll<HTMLInputElement>('input[name="level"]')[place];
        choice?.click();
        return choice && true;
      }, place),
    );
    await waitFor('the setting', async () => {
      const { level: set } = await session.browser.evaluateInExtension(({ storage }) => storage.local.get('level'));
      return set === level || undefined;
    });
  };
  await choose('detailed');
  await choose('plain');
  await options.close();
  const other = await session.openHtml('<p>About nivolumab.</p>');
  expect((await cardOf(other, 'nivolumab')).text).toContain('More detail');
  await tab.bringToFront();
  expect((await cardOf(tab, 'nivolumab')).text).toContain('More detail');
});

test('a related entry opens in the same card, with a way back', async () => {
  const tab = await session.openFile('demo.html');
  await pin(tab, 'pembrolizumab');
  await clickInCard(tab, 'PD-1');
  await waitFor('the other entry', async () => (await shownCard(tab))?.term === 'PD-1' || undefined);
  await clickInCard(tab, 'Back');
  await waitFor('the first entry', async () => (await shownCard(tab))?.term === 'pembrolizumab' || undefined);
});

test('an ambiguous word says why it was read this way, and what else it can mean', async () => {
  const tab = await session.openHtml(
    '<h1>Melanoma scans</h1><p>Progressive disease (PD) on nivolumab means growth. After PD the plan changes.</p>',
  );
  const { text } = await cardOf(tab, 'PD', 1);
  expect(text).toContain('Here “PD” means progressive disease, because');
  expect(text).toContain('Elsewhere it can also mean');
});

test('stepping by key goes from term to term, rings them, and leaves the focus where it was', async () => {
  const tab = await session.openHtml(
    '<button id="b">b</button><p>About pembrolizumab.</p><p style="height:150vh"></p><p>About nivolumab.</p>',
  );
  await waitFor('the terms', async () => (await tab.evaluate(() => CSS.highlights.size > 0)) || undefined);
  await tab.evaluate(() => document.querySelector<HTMLElement>('#b')?.focus());
  await waitFor('the first step', async () => (await askPage('step', 1, false)) || undefined);
  await waitFor('the first card', async () => (await shownCard(tab))?.term === 'pembrolizumab' || undefined);
  expect(await askPage('step', 1, false)).toBe(true);
  await waitFor('the second card', async () => (await shownCard(tab))?.term === 'nivolumab' || undefined);
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('b');
  expect(await askPage('step', 1, false)).toBe(false);
  await waitForNoCard(tab);
});

test('Tab leads into a card opened by key, round it, and back to where the focus was', async () => {
  const tab = await session.openHtml('<button id="b">b</button><p>About pembrolizumab.</p><button>c</button>');
  await waitFor('the terms', async () => (await tab.evaluate(() => CSS.highlights.size > 0)) || undefined);
  await tab.evaluate(() => document.querySelector<HTMLElement>('#b')?.focus());
  await waitFor('the step', async () => (await askPage('step', 1, false)) || undefined);
  await waitForCard(tab);
  await tab.press('Tab');
  expect(await inCard(tab, (root) => root.activeElement?.textContent)).toBe('More detail');
  for (let stops = 0; stops < 30; stops++) {
    if (!(await inCard(tab, (root) => root.activeElement !== null))) break;
    await tab.press('Tab');
  }
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('b');
  await tab.press('Escape');
  await waitForNoCard(tab);
});

test('Esc gives the focus back from inside the card', async () => {
  const tab = await session.openHtml('<button id="b">b</button><p>About pembrolizumab.</p>');
  await waitFor('the terms', async () => (await tab.evaluate(() => CSS.highlights.size > 0)) || undefined);
  await tab.evaluate(() => document.querySelector<HTMLElement>('#b')?.focus());
  await waitFor('the step', async () => (await askPage('step', 1, false)) || undefined);
  await waitForCard(tab);
  await tab.press('Tab');
  await tab.press('Escape');
  await waitForNoCard(tab);
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('b');
});

test('selected words that the glossary does not know are answered calmly', async () => {
  const tab = await session.openHtml('<p id="p">About pembrolizumab and olives.</p>');
  await waitFor('the terms', async () => (await tab.evaluate(() => CSS.highlights.size > 0)) || undefined);
  await tab.evaluate(() => {
    const text = document.querySelector('#p')!.firstChild!;
    getSelection()!.setBaseAndExtent(text, 24, text, 30);
  });
  expect(await askPage('explainSelection', { batch: { entries: [], terms: [] }, others: [] })).toBe(true);
  expect((await waitForCard(tab)).text).toContain('No entry for “olives”');
});

test('words the reader knows are left alone, and come back', async () => {
  const store = (knownEntries: readonly string[]) =>
    session.browser.evaluateInExtension(
      ({ storage }, known) => storage.local.set({ knownEntries: known }),
      knownEntries,
    );
  const tab = await session.openHtml('<p>About pembrolizumab and nivolumab.</p>');
  await cardOf(tab, 'pembrolizumab');
  await store(['pembrolizumab', 'an-entry-that-never-was']);
  await waitForNoCard(tab);
  expect((await cardOf(tab, 'nivolumab')).term).toBe('nivolumab');
  await travel(tab, middleOf((await linesOf(tab, 'pembrolizumab'))[0]!));
  expect(await staysTrue(900, async () => (await shownCard(tab))?.term !== 'pembrolizumab')).toBe(true);
  await store([]);
  await tab.pointer.move(2, 2);
  expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
});

test('with the key setting, resting alone shows nothing', async () => {
  await session.browser.evaluateInExtension(({ storage }) => storage.local.set({ show: 'alt' }));
  const tab = await session.openHtml('<p>About pembrolizumab.</p>');
  await waitFor('the terms', async () => (await tab.evaluate(() => CSS.highlights.size > 0)) || undefined);
  await travel(tab, middleOf((await linesOf(tab, 'pembrolizumab'))[0]!));
  expect(await staysTrue(900, async () => !(await shownCard(tab)))).toBe(true);
});

test('events made by the page open nothing', async () => {
  const tab = await session.openHtml('<p id="p">pembrolizumab</p>');
  await waitFor('the terms', async () => (await tab.evaluate(() => CSS.highlights.size > 0)) || undefined);
  await tab.evaluate(async () => {
    const { left, top } = document.querySelector('#p')!.getBoundingClientRect();
    const at = { clientX: left + 20, clientY: top + 20, bubbles: true, composed: true };
    for (let times = 0; times < 20; times++) {
      for (const type of ['pointermove', 'pointerdown', 'pointerup'])
        document.body.dispatchEvent(new PointerEvent(type, at));
      document.body.dispatchEvent(new MouseEvent('click', at));
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Alt', altKey: true, bubbles: true }));
      await new Promise((done) => setTimeout(done, 30));
    }
  });
  expect(await staysTrue(600, async () => !(await shownCard(tab)))).toBe(true);
});

test('a page that throws the card out is obeyed after three times', async () => {
  const tab = await session.openHtml('<p>About pembrolizumab.</p><p style="margin-top:20em">About nivolumab.</p>');
  await tab.evaluate(() => {
    const counter = Object.assign(window, { thrown: 0 });
    new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          if (node instanceof HTMLDivElement && node.popover === 'manual') {
            counter.thrown++;
            node.remove();
          }
        }
      }
    }).observe(document.documentElement, { childList: true });
  });
  for (let times = 0; times < 6; times++) {
    for (const text of ['pembrolizumab', 'nivolumab']) {
      await tab.pointer.move(2, 2);
      await travel(tab, middleOf((await linesOf(tab, text))[0]!));
      await staysTrue(450, async () => true);
    }
  }
  const thrown = await tab.evaluate(() => (window as unknown as { thrown: number }).thrown);
  expect(thrown).toBeGreaterThanOrEqual(1);
  expect(thrown).toBeLessThanOrEqual(4);
});

test('the glossary page opens an entry by its address, finds by a slip, and says calmly what is gone', async () => {
  const page = await session.browser.openExtensionPage('src/glossary-page/index.html#pembrolizumab');
  const heading = () =>
    page.evaluate(() => document.querySelector('main h2')?.textContent ?? document.querySelector('main')?.textContent);
  await waitFor('the entry', async () => (await heading()) === 'pembrolizumab' || undefined);
  await page.evaluate(() => void (location.hash = '#find=nivolumb'));
  await waitFor('the find', async () => (await heading()) === 'nivolumab' || undefined);
  await page.evaluate(() => void (location.hash = '#an-entry-that-never-was'));
  await waitFor('the calm state', async () => (await heading())?.includes('not in the glossary any more') || undefined);
  await page.close();
});
