import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Evaluate, Tab } from '../e2e/harness/browser.ts';
import { waitFor } from '../e2e/harness/poll.ts';
import { browserName, useSession } from '../e2e/harness/session.ts';

const session = useSession();

/** The extension's own pages as they are built; the card and the popup are judged in tests/browser/ui, where axe-core can look inside. */
const PAGES = ['options/index.html', 'welcome/index.html', 'glossary-page/index.html#pembrolizumab'];

/** Runs axe-core in a page that lets in no script but its own: the whole of it is sent as one function. */
const runAxe = {
  toString: () => `async () => {
    const module = { exports: {} };
    ${axe.source}
    const { violations } = await module.exports.run(document);
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | '));
  }`,
} as unknown as () => Promise<string[]>;

async function open(path: string): Promise<Tab> {
  const tab = await session.browser.openExtensionPage(`src/${path}`);
  tabs.push(tab);
  await waitFor('the page', () => tab.evaluate(() => document.body.innerText.length > 100 || undefined));
  return tab;
}

const tabs: Tab[] = [];
afterEach(async () => {
  for (const tab of tabs.splice(0)) {
    await tab.emulate({});
    await tab.close();
  }
});

describe.each(PAGES)('34 accessibility: %s', (path) => {
  test.each([
    ['light', { colourScheme: 'light' }],
    ['dark', { colourScheme: 'dark' }],
    ['forced colours', { forcedColours: true }],
  ] as const)('34 accessibility: axe-core finds no fault: %s', async (_, wishes) => {
    const tab = await open(path);
    await tab.emulate(wishes);
    expect(await (tab.evaluate as Evaluate)(runAxe)).toEqual([]);
  });

  test('34 accessibility: with letters of twice the size, nothing is cut off or stands outside', async () => {
    const tab = await open(path);
    await tab.setViewport(640, 700);
    await tab.evaluate(() => void (document.documentElement.style.fontSize = '200%'));
    expect(await (tab.evaluate as Evaluate)(runAxe)).toEqual([]);
    const wide = await tab.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body, body *')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1)
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
    );
    expect(wide).toEqual([]);
    if (browserName === 'firefox') await tab.setViewport(1000, 700);
  });
});
