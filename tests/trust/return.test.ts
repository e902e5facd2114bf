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

test('13 bfcache: a page brought back by the back button is underlined as before, by one reader', async () => {
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
});

test('13 bfcache: settings changed meanwhile hold when the page comes back', async () => {
  const tab = await session.open(session.server.page(returning, { headers: keepable }));
  await waitForUnderlines(tab, ['pembrolizumab']);
  await goAndComeBack(tab, { underline: 'every' });
  await waitForUnderlines(tab, ['pembrolizumab', 'pembrolizumab']);
  await goAndComeBack(tab, { isOn: false });
  await waitForUnderlines(tab, []);
  await goAndComeBack(tab, { isOn: true });
  await waitForUnderlines(tab, ['pembrolizumab', 'pembrolizumab']);
});

test('13 bfcache: a page that was left while all was off is read when it comes back switched on', async () => {
  await session.browser.evaluateInExtension(({ storage }) => storage.local.set({ isOn: false }));
  const tab = await session.open(session.server.page(returning, { headers: keepable }));
  expect(await staysTrue(500, async () => (await underlined(tab)).length === 0)).toBe(true);
  await goAndComeBack(tab, { isOn: true });
  await waitForUnderlines(tab, ['pembrolizumab']);
});

/** Leave by a link, let a setting change, and come back by the history. */
async function goAndComeBack(tab: Tab, changes: Record<string, boolean | string> = {}): Promise<void> {
  const elsewhere = session.server.page(asPage('<p>Elsewhere, with nothing to explain.</p>', 'elsewhere'));
  await tab.goto(elsewhere);
  await session.browser.evaluateInExtension(({ storage }, changes) => storage.local.set({ ...changes }), changes);
  await tab.evaluate(() => setTimeout(() => history.back()));
  const isBack = () => tab.evaluate(() => document.title === 'returning').catch(() => false);
  await waitFor('the page before', async () => (await isBack()) || undefined);
  // The page answers before it is told that it was shown; without the cache it never is told so.
  const isKept = () => tab.evaluate(() => (window as unknown as { returned?: boolean }).returned);
  await waitFor('a page out of the cache', async () => (await isKept()) || undefined);
}

function names(tab: Tab): Promise<string[]> {
  return tab.evaluate(() => [...CSS.highlights.keys()]);
}

function waitForUnderlines(tab: Tab, expected: readonly string[]): Promise<true> {
  return waitFor(`underlines: ${expected.join()}`, async () =>
    (await underlined(tab)).join() === expected.join() ? true : undefined,
  );
}
