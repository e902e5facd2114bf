import { expect, test } from 'vitest';
import type { Json } from './harness/browser.ts';
import { staysTrue, waitFor } from './harness/poll.ts';
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

test.each([true, false])('a choice that is changed again and again at once holds as it was last: %s', async (last) => {
  const tab = await session.openHtml('<p>About pembrolizumab, a tumour and a biopsy.</p>');
  await waitFor('underlines', async () => (await countUnderlines(tab)) > 0 || undefined);
  // The second stage is registered for every page where everyday words are wanted; the second change comes at another
  // moment of that each time.
  for (let pause = 0; pause < 24; pause += 2) {
    await session.browser.evaluateInExtension(
      async ({ storage }, { last, pause }) => {
        const first = storage.local.set({ includeCommon: !last });
        const end = performance.now() + pause; // timers of a page behind another wait a second
        while (performance.now() < end) await Promise.resolve();
        await Promise.all([first, storage.local.set({ includeCommon: last })]);
      },
      { last, pause },
    );
    const isRegistered = () =>
      session.browser.evaluateInExtension(
        async ({ scripting }) => (await scripting.getRegisteredContentScripts()).length > 0,
      );
    const isSettled = () => staysTrue(150, async () => (await isRegistered()) === last);
    await waitFor('the registration to follow', async () => (await isSettled()) || undefined);
  }
  expect(await session.browser.complaints()).toEqual([]);
});
