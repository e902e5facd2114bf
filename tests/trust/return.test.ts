import { expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { cardOf, underlined } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';

/** Pages that are kept for the back button, with what held when they were left. */
const session = useSession();

/** A page that notes whether it was shown again out of the browser's cache. */
const returning = asPage(
  `<p id="p">About pembrolizumab. Then pembrolizumab again.</p><script>
    addEventListener('pageshow', ({ persisted }) => (window.returned = persisted));
  </script>`,
  'returning',
);

/** Firefox keeps no page that must not be stored, as the server says of all others. */
const keepable = { 'cache-control': 'max-age=600' };

/**
 * Firefox does not keep one page in twenty, with or without anything to read on it, however long it stood there: then
 * `expectKept` makes the journey again, and nothing else is repeated.
 */
const once = { retry: 0 };

test('13 bfcache: a page brought back by the back button is underlined as before, by one reader', once, () =>
  expectKept(async () => {
    const tab = await session.open(session.server.page(returning, { headers: keepable }));
    await waitForUnderlines(tab, ['pembrolizumab']);
    const highlights = await names(tab);
    await goAndComeBack(tab);
    await waitForUnderlines(tab, ['pembrolizumab']);
    expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
    // Two readers would each mark what is added, under a name of its own.
    await tab.evaluate(() => {
      document.querySelector('#p')?.insertAdjacentHTML('afterend', '<p>Later nivolumab.</p>');
    });
    await waitForUnderlines(tab, ['pembrolizumab', 'nivolumab']);
    expect(await names(tab)).toEqual(highlights);
  }),
);

test('13 bfcache: settings changed meanwhile hold when the page comes back', once, () =>
  expectKept(async () => {
    const tab = await session.open(session.server.page(returning, { headers: keepable }));
    await waitForUnderlines(tab, ['pembrolizumab']);
    await goAndComeBack(tab, { underline: 'every' });
    await waitForUnderlines(tab, ['pembrolizumab', 'pembrolizumab']);
    await goAndComeBack(tab, { isOn: false });
    await waitForUnderlines(tab, []);
    await goAndComeBack(tab, { isOn: true });
    await waitForUnderlines(tab, ['pembrolizumab', 'pembrolizumab']);
  }),
);

test('13 bfcache: a page that was left while all was off is read when it comes back switched on', once, () =>
  expectKept(async () => {
    await session.browser.evaluateInExtension(({ storage }) => storage.local.set({ isOn: false }));
    const tab = await session.open(session.server.page(returning, { headers: keepable }));
    expect(await staysTrue(500, async () => (await underlined(tab)).length === 0)).toBe(true);
    await goAndComeBack(tab, { isOn: true });
    await waitForUnderlines(tab, ['pembrolizumab']);
  }),
);

// What the browser answers while the page is away never arrives, so whatever is under way then is cut off.
for (const delay of [0, 40, 80, 120, 160, 200]) {
  test(`13 bfcache: a page that was left ${delay} ms after it came is read and explained when it is back`, once, () =>
    expectKept(async () => {
      const tab = await session.open(session.server.page(returning, { headers: keepable }));
      await tab.evaluate((delay) => new Promise((done) => setTimeout(done, delay)), delay);
      await goAndComeBack(tab);
      await waitForUnderlines(tab, ['pembrolizumab']);
      expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
    }),
  );
}

/** Make a journey with a page that is kept. Whatever else fails has failed. */
async function expectKept(journey: () => Promise<void>): Promise<void> {
  for (let left = 5; left > 0; left -= 1) {
    await session.browser.evaluateInExtension(({ storage }) => storage.local.clear());
    try {
      return await journey();
    } catch (error) {
      if (!(error instanceof NotKept)) throw error;
    }
  }
  throw new NotKept('The browser kept no page');
}

/** Leave by a link, let a setting change, and come back by the history. */
async function goAndComeBack(tab: Tab, changes: Record<string, boolean | string> = {}): Promise<void> {
  const elsewhere = session.server.page(asPage('<p>Elsewhere, with nothing to explain.</p>', 'elsewhere'));
  await tab.evaluate(() => void delete (window as { returned?: boolean }).returned);
  await tab.goto(elsewhere);
  await session.browser.evaluateInExtension(({ storage }, changes) => storage.local.set({ ...changes }), changes);
  await tab.evaluate(() => setTimeout(() => history.back()));
  const isBack = () => tab.evaluate(() => document.title === 'returning').catch(() => false);
  await waitFor('the page before', async () => (await isBack()) || undefined);
  // The page answers before it is told that it was shown.
  const wasKept = () => tab.evaluate(() => (window as { returned?: boolean }).returned ?? null);
  const isKept = await waitFor('the page to be shown', async () => (await wasKept()) ?? undefined);
  if (!isKept) throw new NotKept('The browser did not keep the page');
}

function names(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => [...CSS.highlights.keys()]);
}

function waitForUnderlines(tab: Tab, expected: readonly string[]): Promise<true> {
  return waitFor(`underlines: ${expected.join()}`, async () =>
    (await underlined(tab)).join() === expected.join() ? true : undefined,
  );
}

class NotKept extends Error {}
