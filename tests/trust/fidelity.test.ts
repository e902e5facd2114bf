import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { countUnderlines } from '../e2e/harness/reader.ts';
import { useSession } from '../e2e/harness/session.ts';
import { fixtures } from './pages/fixtures.ts';
import { readPage, usePage } from './support/measure.ts';
import { switchAll, waitUntil } from '../e2e/harness/switch.ts';

const session = useSession();
let tab: Tab;
beforeAll(async () => {
  tab = await session.browser.newTab();
});
afterAll(() => tab.close());

test('17 fidelity: there are 40 kinds of page', () => {
  expect(fixtures).toHaveLength(40);
});

test.each(fixtures)('17 fidelity: $name', async ({ html, headers, isMarked = true }) => {
  const address = session.server.page(html, headers && { headers });
  await tab.bringToFront(); // the page that greets after installation may come late, and takes the keys
  await switchAll(session, false);
  await tab.goto(address);
  await waitUntil(session, tab, 'off');
  const before = await readPage(tab);

  await switchAll(session, true);
  if (isMarked) await waitFor('underlines', async () => ((await countUnderlines(tab)) > 0 ? true : undefined));
  await waitUntil(session, tab, 'read');
  if (!isMarked) expect(await staysTrue(300, async () => (await countUnderlines(tab)) === 0)).toBe(true);
  expect(await readPage(tab)).toEqual(before);
  const withUs = await usePage(tab);

  await switchAll(session, false);
  await tab.reload();
  await waitUntil(session, tab, 'off');
  expect(withUs).toEqual(await usePage(tab));
  if (isMarked) expect(withUs.copiedText).not.toBe('');
});
