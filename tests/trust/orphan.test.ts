import { expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { waitFor } from '../e2e/harness/poll.ts';
import { cardOf, underlined } from '../e2e/harness/reader.ts';
import { browserName, useSession } from '../e2e/harness/session.ts';

/** Open pages when the extension is updated: what the old script leaves behind, and what the new one makes of it. */
const session = useSession();

const page = '<p>About pembrolizumab and, further on, nivolumab.</p>';

test('11 orphan: three open tabs lose what the old script put there, and each has one new script at work', async () => {
  const tabs: Tab[] = [];
  for (let count = 0; count < 3; count += 1) {
    const tab = await session.openHtml(page);
    await cardOf(tab, 'pembrolizumab'); // left open, host and all
    tabs.push(tab);
  }
  const before = await Promise.all(tabs.map(names));
  expect(before.map((list) => list.length)).toEqual([1, 1, 1]);

  await session.browser.reloadExtension();
  // The pages are not touched meanwhile: it has to happen by itself, in those that nobody looks at too.
  for (const [index, tab] of tabs.entries()) {
    const old = before[index]!;
    await waitFor(`the old underlines of tab ${index} to go`, async () =>
      (await painting(tab)).some((name) => old.includes(name)) ? undefined : true,
    );
    // Firefox ends the old script without a word; the new one clears up when it explains, and that it does once it is seen.
    if (browserName === 'firefox') await tab.bringToFront();
    await waitFor(`the old card of tab ${index} to go`, async () => ((await hosts(tab)) === 0 ? true : undefined));
  }
  for (const [index, tab] of tabs.entries()) {
    await tab.bringToFront(); // a hidden page is read once it is seen
    await waitFor(`new underlines in tab ${index}`, async () => ((await painting(tab)).length > 0 ? true : undefined));
    expect((await cardOf(tab, 'nivolumab')).term).toBe('nivolumab');
    expect(await hosts(tab)).toBe(1);
    expect(await painting(tab)).toHaveLength(1);
    await tab.evaluate(() => {
      document.querySelector('p')?.insertAdjacentHTML('afterend', '<p>Then ipilimumab arrives.</p>');
    });
    // Marked twice by two scripts, it would be listed twice.
    await waitFor('what arrives', async () => ((await marked(tab)).includes('ipilimumab') ? true : undefined));
    expect(await marked(tab)).toEqual(['pembrolizumab', 'nivolumab', 'ipilimumab']);
  }
  expect(await session.browser.complaints()).toEqual([]);
});

test('11 orphan: a script left behind stays quiet when its page is used, switched and searched', async () => {
  const tab = await session.openHtml(page);
  await cardOf(tab, 'pembrolizumab');
  for (let times = 0; times < 2; times += 1) {
    await session.browser.reloadExtension();
    await tab.bringToFront();
    await tab.pointer.move(4, 4);
    await tab.type('a');
    expect((await cardOf(tab, 'nivolumab')).term).toBe('nivolumab');
  }
  await session.browser.evaluateInExtension(({ storage }) => storage.local.set({ isOn: false }));
  await waitFor('silence', async () => ((await painting(tab)).length === 0 ? true : undefined));
  expect(await hosts(tab)).toBe(0);
  expect(await session.browser.complaints()).toEqual([]);
});

/** The names under which highlights are registered. */
function names(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => [...CSS.highlights.keys()]);
}

/** Those that are painted: an entry without ranges or without a rule for its name draws nothing (Firefox keeps such). */
function painting(tab: Tab): Promise<string[]> {
  return tab.evaluate(() =>
    [...CSS.highlights]
      .filter(([name, { size }]) => {
        const { textDecorationLine, backgroundColor } = getComputedStyle(document.body, `::highlight(${name})`);
        return size > 0 && (textDecorationLine !== 'none' || backgroundColor !== 'rgba(0, 0, 0, 0)');
      })
      .map(([name]) => name),
  );
}

/** The words that are painted, in the order of the page. */
async function marked(tab: Tab): Promise<string[]> {
  const [name = ''] = await painting(tab);
  await tab.evaluate((name) => {
    const others = [...CSS.highlights.keys()].filter((other) => other !== name);
    for (const other of others) CSS.highlights.delete(other);
  }, name);
  return underlined(tab);
}

/** How many elements of ours stand in the page. */
async function hosts(tab: Tab): Promise<number> {
  return (await tab.evaluateInClosedRoots(() => 1)).length;
}
