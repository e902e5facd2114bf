import { describe, expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { cardOf, middleOf, shownCard, travel, underlined, waitForAnimations } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';
import { cardButtons, cardLook } from './support/card.ts';

const session = useSession();

const PAGE = asPage(
  '<p>About <b>pembrolizumab</b> today.</p><p style="margin-top:20em"><a href="#a">Free prize</a></p>',
);

interface Attack {
  readonly name: string;
  /** Runs in the page once the card is open. */
  readonly run: () => void;
  /** The card can still be clicked, though it may not be seen. Then it is shown that the click did arrive. */
  readonly isReached: boolean;
}

/** What hides, covers or fades a card that stays where it is. */
const covers: readonly Attack[] = [
  { name: 'nothing at all', run: () => {}, isReached: true },
  { name: 'the root is transparent', run: () => (document.documentElement.style.opacity = '0'), isReached: true },
  { name: 'the body is transparent', run: () => (document.body.style.opacity = '0'), isReached: true },
  {
    name: 'the root is filtered away',
    run: () => (document.documentElement.style.filter = 'opacity(0)'),
    isReached: true,
  },
  { name: 'the root is clipped', run: () => (document.documentElement.style.clipPath = 'inset(50%)'), isReached: true },
  {
    name: 'a cover that lets clicks through',
    run: () => {
      const cover = document.createElement('section');
      cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:white;pointer-events:none';
      document.body.append(cover);
    },
    isReached: true,
  },
  {
    name: 'a later popover that lets clicks through',
    run: () => {
      const cover = document.createElement('section');
      cover.popover = 'manual';
      cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;background:white;pointer-events:none';
      document.body.append(cover);
      cover.showPopover();
    },
    isReached: true,
  },
  {
    name: 'a modal dialog',
    run: () => {
      const cover = document.createElement('dialog');
      cover.style.cssText = 'pointer-events:none';
      document.body.append(cover);
      cover.showModal();
    },
    isReached: false,
  },
];

/** What tries to change our element itself. */
const grips: readonly Omit<Attack, 'isReached'>[] = [
  {
    name: 'styles on it',
    run: () => {
      const host = document.querySelector<HTMLElement>('[popover]')!;
      host.style.cssText =
        'opacity:0!important;clip-path:inset(50%)!important;filter:opacity(0)!important;transform:translate(300px)!important;' +
        'left:300px!important;inset:0!important;margin:90px!important;width:900px!important;visibility:hidden!important;' +
        'pointer-events:none!important;transition:all 9s!important;mask:linear-gradient(#0000,#0000)!important';
    },
  },
  {
    name: 'a sheet of rules',
    run: () => {
      const style = document.createElement('style');
      style.textContent =
        '[popover],[popover] *{opacity:0!important;clip-path:inset(50%)!important;transform:scale(.1)!important;inset:0!important}' +
        '[popover]::before,[popover]::after,[popover]::backdrop{content:"x";position:fixed;inset:0;background:red}';
      document.head.append(style);
    },
  },
  {
    name: 'the names of our own custom properties',
    run: () => {
      const style = document.createElement('style');
      const names = 'inset visibility room text surface sunken muted edge line accent font urgent-surface'.split(' ');
      style.textContent = `*{${names.map((name) => `--${name}:0 300px 300px 0!important`).join(';')}}`;
      document.head.append(style);
    },
  },
  {
    name: 'an animation',
    run: () => {
      const frames = {
        opacity: [0, 0],
        transform: ['translate(300px)', 'translate(300px)'],
        clipPath: ['inset(50%)', 'inset(50%)'],
      };
      document.querySelector('[popover]')!.animate(frames, { duration: 1e6, fill: 'forwards' });
    },
  },
  {
    name: 'a parent with effects',
    run: () => {
      document.documentElement.style.cssText =
        'transform:translate(300px,100px);perspective:9px;contain:strict;overflow:clip';
    },
  },
];

/** All that outlasts a page, or reaches out of it. */
async function lasting(tab: Tab) {
  const kept = await session.browser.evaluateInExtension(async ({ storage, tabs }) => ({
    local: await storage.local.get(null),
    sync: await storage.sync.get(null),
    session: Object.keys(await storage.session.get(null)),
    tabs: (await tabs.query({})).length,
  }));
  const { address, entries } = await tab.evaluate(() => ({ address: location.href, entries: history.length }));
  return { ...kept, address, entries };
}

async function clickEverything(tab: Tab): Promise<void> {
  const buttons = await cardButtons(tab);
  expect(buttons).not.toEqual([]);
  for (const { rect } of buttons) {
    const { x, y } = middleOf(rect);
    await tab.pointer.click(x, y);
  }
}

describe('27 clickjacking', () => {
  test.each(covers)(
    '27 clickjacking: a click on the card saves and opens nothing: $name',
    async ({ run, isReached }) => {
      const tab = await session.open(session.server.page(PAGE));
      await cardOf(tab, 'pembrolizumab');
      await waitForAnimations(tab);
      const before = await lasting(tab);
      const [level] = await cardButtons(tab);
      expect(level?.name).toBe('More detail');
      await tab.evaluate(run);
      await travel(tab, middleOf(level!.rect));
      await tab.pointer.click(...(Object.values(middleOf(level!.rect)) as [number, number]));
      if (isReached) {
        await waitFor('the click', async () => (await shownCard(tab))?.text.includes('Less detail') || undefined);
        await clickEverything(tab);
      }
      await staysTrue(200, async () => true); // whatever a click might bring about
      expect(await lasting(tab)).toEqual({ ...before, session: isReached ? ['cardLevel'] : [] });
    },
  );

  test.each(grips)('27 clickjacking: no page moves, hides or restyles the card: $name', async ({ run }) => {
    const tab = await session.open(session.server.page(PAGE));
    const { rect } = await cardOf(tab, 'pembrolizumab');
    await waitForAnimations(tab);
    const look = await cardLook(tab);
    await tab.evaluate(run);
    await tab.pointer.move(rect.left + 40, rect.top + 60, 2);
    expect(await cardLook(tab)).toEqual(look);
    const now = await shownCard(tab);
    expect(now?.rect).toEqual(rect);
    expect(
      await tab.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.matches('[popover]'), middleOf(rect)),
    ).toBe(true);
  });

  test('27 clickjacking: our element in another parent, unseen and shifted, saves nothing', async () => {
    const tab = await session.open(session.server.page(PAGE));
    await cardOf(tab, 'pembrolizumab');
    const before = await lasting(tab);
    const [level] = await cardButtons(tab);
    await tab.evaluate(() => {
      const box = document.createElement('section');
      box.style.cssText = 'opacity:0;transform:translate(100px);position:fixed;inset:0';
      document.body.append(box);
      const host = document.querySelector<HTMLElement>('[popover]')!;
      box.append(host);
      host.showPopover();
    });
    await tab.pointer.click(...(Object.values(middleOf(level!.rect)) as [number, number]));
    await staysTrue(200, async () => true);
    expect({ ...(await lasting(tab)), session: [] }).toEqual(before);
  });

  test('27 clickjacking: a transparent frame over a bait saves nothing, a tiny one holds no card', async () => {
    const inner = session.server.page(asPage('<p style="margin:0">About pembrolizumab.</p>'));
    const frame = (size: string, more = ''): string =>
      `<iframe src="${inner}" style="position:fixed;left:0;top:0;border:0;${size};${more}"></iframe>`;
    const tab = await session.open(
      session.server.page(asPage(`<button>Prize</button>${frame('width:500px;height:500px', 'opacity:0')}`)),
    );
    const before = await lasting(tab);
    const word = { x: 200, y: 60 };
    const framed = async (found: Tab) => (await found.frames())[1]!;
    await waitFor('the underline', async () => ((await underlined(await framed(tab))).length > 0 ? true : undefined));
    await tab.pointer.move(400, 400);
    await travel(tab, word);
    await waitFor('the card', async () => ((await cardButtons(tab)).length > 0 ? true : undefined));
    await waitForAnimations(tab);
    const [level] = await cardButtons(tab);
    await tab.pointer.click(...(Object.values(middleOf(level!.rect)) as [number, number]));
    await waitFor('the click', async () => (await cardButtons(tab))[0]?.name === 'Less detail' || undefined);
    expect(await lasting(tab)).toEqual({ ...before, session: ['cardLevel'] });

    const tiny = await session.open(session.server.page(asPage(frame('width:159px;height:119px'))));
    await waitFor('the underline', async () => ((await underlined(await framed(tiny))).length > 0 ? true : undefined));
    for (const y of [20, 40, 60, 80, 100]) {
      await travel(tiny, { x: 80, y });
      expect(await staysTrue(450, async () => !(await shownCard(tiny)))).toBe(true);
    }
  });
});
