import { expect, test } from 'vitest';
import type { Json } from './harness/browser.ts';
import { cardOf, countUnderlines, pointAt, shownCard } from './harness/reader.ts';
import { asPage, useSession } from './harness/session.ts';

const session = useSession();

const store = (values: { readonly [key: string]: Json }) =>
  session.browser.evaluateInExtension(({ storage }, values) => storage.local.set({ ...values }), values);

test('settings that hold junk count as not set, each by itself', async () => {
  await store({ isOn: 'perhaps', pausedSites: 42, restTime: -5, show: null, underline: 'none', unknown: [1] });
  const tab = await session.openFile('demo.html');
  expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
  expect(await countUnderlines(tab)).toBe(0); // the one good value among them
});

test('a list of paused sites keeps its good members', async () => {
  await store({ pausedSites: [42, null, 'hospital.test', { a: 1 }] });
  const paused = await session.open(session.server.page(asPage('<p>pembrolizumab</p>'), { host: 'hospital.test' }));
  const other = await session.open(session.server.page(asPage('<p>pembrolizumab</p>'), { host: 'charity.test' }));
  await cardOf(other, 'pembrolizumab');
  await paused.bringToFront();
  await pointAt(paused, 'pembrolizumab');
  await expect.poll(() => shownCard(paused)).toBeUndefined();
  expect(await countUnderlines(paused)).toBe(0);
});
