import { expect, test } from 'vitest';
import { choose } from '../e2e/harness/options-reader.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { listedTerms, popupText, press, waitForTerms } from '../e2e/harness/popup-reader.ts';
import { cardOf, clickInCard, leave, linesOf, middleOf, shownCard, underlined } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';

/** Browsers stop the background after half a minute without work, so it may be gone before anything a reader does. */
const session = useSession();

const page = asPage('<p>About pembrolizumab.</p><p style="margin-top:8em">And nivolumab in melanoma.</p>', 'A page');

test('12 worker killed: a whole journey, with the background stopped before each step', async () => {
  const { browser } = session;
  /** One step of the journey, begun without a background. */
  const step = async (what: string, take: () => Promise<unknown>): Promise<void> => {
    await waitFor(`the background to stop before: ${what}`, async () => {
      await browser.stopBackground();
      return (await browser.isBackgroundRunning()) ? undefined : true;
    });
    await take();
  };
  const tab = await browser.newTab();
  const underlines = (expected: readonly string[]) =>
    waitFor(`underlines: ${expected.join()}`, async () =>
      (await underlined(tab)).join() === expected.join() ? true : undefined,
    );
  const card = (term: string) =>
    waitFor(`the card of ${term}`, async () => ((await shownCard(tab))?.term === term ? true : undefined));
  const all = ['pembrolizumab', 'nivolumab', 'melanoma'];

  await step('opening a page', async () => {
    await tab.goto(session.server.page(page, { host: 'hospital.test' }));
    await underlines(all);
  });
  await step('a card', async () => {
    await cardOf(tab, 'pembrolizumab');
    const [line] = await linesOf(tab, 'pembrolizumab');
    const { x, y } = middleOf(line!);
    await tab.pointer.click(x, y);
  });
  await step('a related entry', async () => {
    await clickInCard(tab, 'PD-1');
    await card('PD-1');
  });
  await step('the way back', async () => {
    await clickInCard(tab, 'Back');
    await card('pembrolizumab');
  });
  await step('more detail', async () => {
    await clickInCard(tab, 'More detail');
    await waitFor('the details', async () => (await shownCard(tab))?.text.includes('Less detail') || undefined);
    await clickInCard(tab, 'Close');
    await leave(tab);
  });
  await step('a step by command', async () => {
    await browser.runCommand('next-term');
    await card('pembrolizumab');
  });
  await step('the step after it', async () => {
    await browser.runCommand('next-term');
    await card('nivolumab');
    await tab.press('Escape');
    await leave(tab);
  });
  await step('the list of the popup', async () => {
    const popup = await browser.openPopup();
    await waitForTerms(popup, 3);
    await popup.close();
  });
  await step('a search, and an entry it finds', async () => {
    const popup = await browser.openPopup();
    await waitForTerms(popup, 3);
    await browser.stopBackground();
    await popup.evaluate((page) => {
      const box = page.querySelector('input[type="search"]') as HTMLInputElement;
      box.value = 'cytokine release';
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await waitFor('what was found', () =>
      popup.evaluate((page) => {
        const [first] = page.querySelectorAll<HTMLElement>('.results button');
        first?.click();
        return first ? true : undefined;
      }),
    );
    await waitFor('the entry', async () => (await popupText(popup)).match(/cytokine release syndrome/i) ?? undefined);
    await popup.close();
  });
  for (const isOn of [false, true]) {
    await step(`switching the site ${isOn ? 'on' : 'off'}`, async () => {
      const popup = await browser.openPopup();
      await waitFor('the popup', async () => (await popupText(popup)).includes('hospital.test') || undefined);
      await browser.stopBackground();
      await press(popup, 'this site');
      await underlines(isOn ? all : []);
      await popup.close();
    });
  }
  for (const isOn of [false, true]) {
    await step(`switching the site ${isOn ? 'on' : 'off'} by command`, async () => {
      await browser.runCommand('toggle-site');
      await underlines(isOn ? all : []);
    });
  }
  await step('the settings', async () => {
    const options = await browser.openExtensionPage('src/options/index.html');
    await browser.stopBackground();
    await choose(options, 'underline', 3);
    await underlines([]);
    await options.close();
    await tab.bringToFront();
  });
  await step('a card without underlines', async () => {
    expect((await cardOf(tab, 'nivolumab')).term).toBe('nivolumab');
  });
  await tab.close();
});

test('12 worker killed: a card whose entry was fetched before needs no background', async () => {
  const { browser } = session;
  const tab = await session.open(session.server.page(page));
  await cardOf(tab, 'nivolumab'); // by now everything was fetched
  await leave(tab);
  await waitFor('the background to stop', async () => {
    await browser.stopBackground();
    return (await browser.isBackgroundRunning()) ? undefined : true;
  });
  for (const text of ['pembrolizumab', 'melanoma', 'nivolumab']) {
    expect((await cardOf(tab, text)).term).toBe(text);
    expect(await browser.isBackgroundRunning()).toBe(false);
  }
  await leave(tab);
  expect(await staysTrue(500, async () => !(await browser.isBackgroundRunning()))).toBe(true);
  // The other way round: what does ask wakes it, so it can be seen to run.
  const popup = await browser.openPopup();
  expect((await listedTerms(popup)).length).toBeGreaterThanOrEqual(0);
  await popup.close();
  await browser.runCommand('next-term');
  expect(await browser.isBackgroundRunning()).toBe(true);
});
