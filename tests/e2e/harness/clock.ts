import type { Tab } from './browser.ts';
import { waitFor } from './poll.ts';

/**
 * The page's own clock for the card: how long after a movement or a key it came, in milliseconds. Taken
 * inside the page, because on a busy machine the test hears of everything late.
 */
export interface CardClock {
  /** Wait for the next card, and answer how long after the first movement of its approach, or the last key, it came. */
  next(since: 'move' | 'key'): Promise<number>;
}

interface Watching {
  last: number;
  move: number;
  key: number;
  readonly opened: number[];
}

/** Begin to watch the tab's page; it sees that a popover opens, not what it says. */
export async function watchCards(tab: Tab): Promise<CardClock> {
  await tab.evaluate(() => {
    const watching: Watching = { last: 0, move: 0, key: 0, opened: [] };
    Object.assign(window, { watching });
    const moved = () => {
      const now = performance.now();
      if (now - watching.last > 300) watching.move = now; // an approach of its own
      watching.last = now;
    };
    addEventListener('pointermove', moved, true);
    addEventListener('keydown', () => (watching.key = performance.now()), true);
    document.addEventListener(
      'beforetoggle',
      ({ newState }) => newState === 'open' && watching.opened.push(performance.now()),
      true,
    );
  });
  return {
    async next(since) {
      const before = await tab.evaluate(() => (window as unknown as { watching: Watching }).watching.opened.length);
      return waitFor('the next card', () =>
        tab.evaluate(
          ({ before, since }) => {
            const { watching } = window as unknown as { watching: Watching };
            const opened = watching.opened[before];
            return opened === undefined ? undefined : opened - watching[since];
          },
          { before, since },
        ),
      );
    },
  };
}
