import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/detect/entry.ts';
import type { Popup, Tab } from './harness/browser.ts';
import { waitFor } from './harness/poll.ts';
import {
  clickButton,
  find,
  listedTerms,
  meaningOf,
  popupIn,
  press,
  switches,
  waitForWords,
} from './harness/popup-reader.ts';
import { cardOf, clickInCard, underlined, waitForTerms } from './harness/reader.ts';
import { waitUntil } from './harness/switch.ts';
import { root, useSession } from './harness/session.ts';

const session = useSession();

const FULL = /Your setting could not be saved: the browser’s space for extensions is full\./;

/** From now on the store refuses to be written in this page of the extension, as it does when it is full. */
function refuseWrites(page: Popup): Promise<void> {
  return page.evaluate(({ defaultView }) => {
    const own = defaultView as unknown as { browser?: object; chrome: object };
    const { storage } = (own.browser ?? own.chrome) as { storage: { local: Record<'set' | 'remove', unknown> } };
    const refuse = () => Promise.reject(new Error('QUOTA_BYTES quota exceeded'));
    storage.local.set = refuse;
    storage.local.remove = refuse;
  });
}

const stored = () => session.browser.evaluateInExtension(({ storage }) => storage.local.get(null));

describe('a store that refuses to be written', () => {
  test('the popup says so in one sentence, and its switches go back to what holds', async () => {
    const tab = await session.openHtml('<p>About pembrolizumab.</p>');
    await waitForTerms(tab);
    const popup = await session.browser.openPopup();
    await refuseWrites(popup);
    for (const name of ['everything', 'this site'] as const) {
      await press(popup, name);
      await waitForWords(popup, FULL);
      await waitFor('the switch to go back', async () => {
        const { everything, site } = await switches(popup);
        return (everything && site) || undefined;
      });
    }
    await clickButton(popup, 'Pause until I restart');
    await waitFor('the words to go back', async () =>
      popup.evaluate((page) => page.body.innerText.includes('Pause until I restart') || undefined),
    );
    expect(await popup.evaluate((page) => page.querySelectorAll('[role=alert]').length)).toBe(1);
    await popup.close();
    expect(await stored()).toEqual({});
    expect(await underlined(tab)).toContain('pembrolizumab');
  });

  test('the settings say so, and each choice goes back to what holds', async () => {
    const tab = await session.browser.openExtensionPage('src/options/index.html');
    const page = popupIn(tab);
    await waitFor(
      'the settings',
      async () => (await tab.evaluate(() => document.querySelector('fieldset') !== null)) || undefined,
    );
    await refuseWrites(page);
    const chosen = () =>
      tab.evaluate(() =>
        [...document.querySelectorAll<HTMLInputElement>('input:checked')].map(
          ({ parentElement }) => parentElement?.innerText,
        ),
      );
    const before = await chosen();
    const names = await tab.evaluate(() => [...document.querySelectorAll('fieldset')].length);
    for (let at = 0; at < names; at++) {
      await tab.evaluate((at) => {
        const field = [...document.querySelectorAll('fieldset')].at(at)!;
        const radios = field.querySelectorAll<HTMLInputElement>('input[type=radio]');
        [...radios].find(({ checked }) => !checked)?.click();
      }, at);
      await waitForWords(page, FULL);
      await waitFor('the choice to go back', async () =>
        String(await chosen()) === String(before) ? true : undefined,
      );
    }
    await tab.evaluate(() => {
      const text = document.querySelector('textarea')!;
      text.value = 'hospital.test';
      text.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await waitFor(
      'the list to go back',
      async () => (await tab.evaluate(() => document.querySelector('textarea')?.value === '')) || undefined,
    );
    await clickButton(page, 'Back to normal');
    await waitForWords(page, FULL);
    expect(await stored()).toEqual({});
    await tab.close();
  });

  test('the glossary page says so, and stays at its level', async () => {
    const tab = await session.browser.openExtensionPage('src/glossary-page/index.html#pembrolizumab');
    const page = popupIn(tab);
    await waitForWords(page, /More detail/);
    await refuseWrites(page);
    await clickButton(page, 'More detail');
    await waitForWords(page, FULL);
    expect(await tab.evaluate(() => document.body.innerText)).toContain('More detail');
    await tab.close();
  });

  test('the first page says so', async () => {
    const tab = await session.browser.openExtensionPage('src/welcome/index.html');
    await waitForWords(popupIn(tab), /rest your pointer/);
    await refuseWrites(popupIn(tab));
    await cardOf(tab, 'pembrolizumab');
    await clickInCard(tab, 'More detail');
    await waitForWords(popupIn(tab), FULL);
    expect(await stored()).toEqual({});
    await tab.close();
  });
});

/** ms. A machine that is busy leaves a page's reader one slice of 6 ms in each 50. */
const PATIENCE = 90_000;

test(
  'a page with 2,000 mentions of every word in the glossary is listed, scrolled and searched',
  async () => {
    const entries = JSON.parse(
      await readFile(resolve(root, 'build/glossary/entries.json'), 'utf8'),
    ) as readonly Entry[];
    const sure = entries.filter(({ senses, tier }) => senses.length === 0 && tier < 3).map(({ term }) => term);
    const text = Array.from({ length: 2_000 }, (_, at) => `<p>About ${sure[at % sure.length]} here.</p>`).join('');
    const tab = await session.openHtml(`<h1>Cancer immunotherapy</h1>${text}`);
    // To its end while it is in front: the popup is a tab here, and behind it nothing is read.
    await waitUntil(session, tab, 'read', PATIENCE);
    const popup = await session.browser.openPopup();
    await waitFor(
      'the end of the reading',
      () => popup.evaluate((page) => page.body.innerText.includes('Terms on this page') || undefined),
      30_000,
    );
    const terms = await listedTerms(popup);
    expect(terms.length).toBeGreaterThan(200);
    expect(terms.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(1_800);
    const layout = await popup.evaluate((page) => {
      const main = page.querySelector('main')!;
      main.scrollTop = 1e9;
      const { bottom } = [...page.querySelectorAll('.terms li')].at(-1)!.getBoundingClientRect();
      return {
        scrolls: main.scrollTop > 1_000,
        isLastSeen: bottom <= main.getBoundingClientRect().bottom + 1,
        isWide: main.scrollWidth > main.clientWidth,
        footer: page.querySelector('footer')!.getBoundingClientRect().bottom <= page.defaultView!.innerHeight + 1,
      };
    });
    expect(layout).toEqual({ scrolls: true, isLastSeen: true, isWide: false, footer: true });
    expect(await meaningOf(popup, terms.at(-1)!.term)).toContain('General information');
    expect(await find(popup, 'Keytruda')).toContain('pembrolizumab');
    await popup.close();
  },
  3 * PATIENCE,
);

test('settings that name entries which are gone are kept and harm nothing', async () => {
  const gone = Array.from({ length: 50 }, (_, at) => `an-entry-that-was-${at}`);
  await session.browser.evaluateInExtension(
    ({ storage }, ids) => storage.local.set({ knownEntries: [...ids] }),
    [...gone, 'melanoma'],
  );
  const tab: Tab = await session.openHtml('<p>About pembrolizumab in melanoma.</p>');
  await waitForTerms(tab);
  expect(await underlined(tab)).toEqual(['pembrolizumab']);
  const page = await session.browser.openExtensionPage('src/options/index.html');
  const listed = () => page.evaluate(() => document.querySelectorAll('.known li').length);
  await waitFor('the list', async () => ((await listed()) === 51 ? true : undefined));
  await clickButton(popupIn(page), 'Mark it again');
  await waitFor('one fewer', async () => ((await listed()) === 50 ? true : undefined));
  await page.close();
});
