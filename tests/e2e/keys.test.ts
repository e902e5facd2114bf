import { describe, expect, test } from 'vitest';
import type { Tab } from './harness/browser.ts';
import { staysTrue, waitFor } from './harness/poll.ts';
import { popupText } from './harness/popup-reader.ts';
import {
  cardOf,
  countUnderlines,
  ringed,
  shownCard,
  waitForCard,
  waitForNoCard,
  waitForTerms,
} from './harness/reader.ts';
import { asPage, browserName, useSession } from './harness/session.ts';

const session = useSession();
const run = (command: string) => session.browser.runCommand(command);

const focus = (tab: Tab, id: string) => tab.evaluate((id) => document.getElementById(id)?.focus(), id);
const focused = (tab: Tab) => tab.evaluate(() => document.activeElement?.id ?? '');
const termShown = (tab: Tab, term: string) =>
  waitFor(`the card of ${term}`, async () => (await shownCard(tab))?.term === term || undefined);
const select = (tab: Tab, selector: string) =>
  tab.evaluate((selector) => getSelection()?.selectAllChildren(document.querySelector(selector)!), selector);

describe('the keys', () => {
  test('one turns the site off and on again', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    await waitForTerms(tab);
    await run('toggle-site');
    await waitFor('no underlines', async () => ((await countUnderlines(tab)) === 0 ? true : undefined));
    await run('toggle-site');
    await waitForTerms(tab);
  });

  test('the same one turns the glossary on where it was off or paused', async () => {
    await session.browser.evaluateInExtension(({ storage }) => storage.local.set({ isOn: false, isPaused: true }));
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    await run('toggle-site');
    await waitForTerms(tab);
  });

  test('two go from term to term, forward and back, ring them, and leave the focus where it was', async () => {
    const tab = await session.openHtml(
      '<button id="b">b</button><p>About pembrolizumab.</p><p style="height:150vh"></p><p>About nivolumab.</p>',
    );
    await waitForTerms(tab);
    await focus(tab, 'b');
    await run('next-term');
    await termShown(tab, 'pembrolizumab');
    await run('next-term');
    await termShown(tab, 'nivolumab');
    expect(await tab.evaluate(() => scrollY)).toBeGreaterThan(100);
    expect(await ringed(tab)).toBe('nivolumab');
    await run('previous-term');
    await termShown(tab, 'pembrolizumab');
    expect(await ringed(tab)).toBe('pembrolizumab');
    expect(await focused(tab)).toBe('b');
    await tab.press('Escape');
    await waitForNoCard(tab);
    expect(await focused(tab)).toBe('b');
  });

  test('they go round at the end of the page, and through its frames', async () => {
    const inner = session.server.page(asPage('<p>In the frame: nivolumab.</p>', 'inner'));
    const tab = await session.openHtml(
      `<p>About pembrolizumab.</p><iframe src="${inner}" width="500" height="300"></iframe>`,
    );
    await waitFor('terms in both', async () => {
      const counts = await Promise.all((await tab.frames()).map(countUnderlines));
      return (counts.length === 2 && counts.every((count) => count > 0)) || undefined;
    });
    for (const term of ['pembrolizumab', 'nivolumab', 'pembrolizumab']) {
      await run('next-term');
      await termShown(tab, term);
    }
  });

  test.runIf(browserName === 'firefox')('one opens the popup', async () => {
    // Chromium keeps this one to itself: there is no event to dispatch.
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    await waitForTerms(tab);
    await run('_execute_action');
    const isOpen = () =>
      session.browser.evaluateInExtension(({ extension }) => extension.getViews({ type: 'popup' }).length > 0);
    await waitFor('the popup', async () => (await isOpen()) || undefined);
    const popup = await session.browser.openPopup();
    expect(await popupText(popup)).toContain('Immunotherapy Glossary');
    await popup.close();
  });

  test('each has a key of its own, and none is a single letter', async () => {
    const commands = await session.browser.evaluateInExtension(async ({ commands }) =>
      (await commands.getAll()).map(({ name = '', shortcut = '' }) => ({ name, shortcut })),
    );
    const named = new Set(commands.map(({ name }) => name));
    for (const name of ['toggle-site', 'next-term', 'previous-term']) expect(named).toContain(name);
    const keys = commands.map(({ shortcut }) => shortcut).filter(Boolean);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/Alt|⌥|Ctrl|⌃|⌘|Command/);
  });
});

describe('the menu of selected words', () => {
  test('explains a word that stands in the glossary', async () => {
    const tab = await session.openHtml('<p>About <i id="w">pembrolizumab</i>.</p>');
    await waitForTerms(tab);
    await select(tab, '#w');
    await session.browser.chooseInMenu();
    expect((await waitForCard(tab)).term).toBe('pembrolizumab');
    await tab.press('Escape');
    await waitForNoCard(tab);
  });

  test('asks which meaning is meant where nothing in the page tells', async () => {
    const tab = await session.openHtml('<p>A note about <i id="w">PD</i> and bread.</p>');
    await waitFor(
      'the page to be read',
      async () => (await tab.evaluate(() => document.readyState === 'complete')) || undefined,
    );
    await select(tab, '#w');
    await session.browser.chooseInMenu();
    const { text } = await waitForCard(tab);
    expect(text).toContain('“PD” can mean');
    expect(text).toContain('progressive disease');
  });

  test('says calmly that the glossary does not know a word', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab and <i id="w">olives</i>.</p>');
    await waitForTerms(tab);
    await select(tab, '#w');
    await session.browser.chooseInMenu();
    expect((await waitForCard(tab)).text).toContain('No entry for “olives”');
  });

  test('looks the word up in the whole glossary where the site is off', async () => {
    await session.browser.evaluateInExtension(({ storage }) => storage.local.set({ isOn: false }));
    const tab = await session.openHtml('<p>About <i id="w">pembrolizumab</i>.</p>');
    await select(tab, '#w');
    await session.browser.chooseInMenu();
    const url = await waitFor('the glossary page', () =>
      session.browser.evaluateInExtension(async ({ tabs }) => {
        const page = (await tabs.query({})).find(({ url }) => url?.includes('glossary-page'));
        if (page?.id !== undefined && page.status === 'complete') await tabs.remove(page.id);
        return page?.status === 'complete' ? page.url : undefined;
      }),
    );
    expect(url).toMatch(/#find=pembrolizumab$/);
    expect(await staysTrue(300, async () => !(await shownCard(tab)))).toBe(true);
  });
});

test('a card that hovers adds no stop to the Tab key, and takes no focus', async () => {
  const tab = await session.openHtml('<button id="a">a</button><p>About pembrolizumab.</p><button id="b">b</button>');
  await focus(tab, 'a');
  await cardOf(tab, 'pembrolizumab');
  expect(await focused(tab)).toBe('a');
  await tab.press('Tab');
  expect(await focused(tab)).toBe('b');
});
