import type { Site } from '../pages/site.ts';
import type { MeasuredChromium, MeasuredTab } from './chromium.ts';
import { BEGIN, type MainThread } from './trace.ts';

/** Open a page, let it come to rest, and trace what its main thread does from then on while `act` goes on and after. */
export async function scene(
  browser: MeasuredChromium,
  site: Site,
  html: string,
  act: (tab: MeasuredTab) => Promise<void>,
): Promise<MainThread> {
  const { url, host } = site.serve(html);
  let tab: MeasuredTab | undefined;
  const thread = await browser.trace(host, async () => {
    tab = await browser.open(url);
    await tab.settled();
    await tab.page.evaluate((mark) => console.timeStamp(mark), BEGIN);
    await act(tab);
    await tab.settled();
  });
  await tab?.close();
  return thread;
}

/** Start a function that the page's own script has put into `window`, and wait until it says that it is done. */
export async function play<Result>({ page }: MeasuredTab, name: string, ...given: readonly unknown[]): Promise<Result> {
  await page.evaluate(
    ([name, given]) => {
      const view = window as unknown as Stage;
      view.isDone = false;
      (view[name] as (...all: readonly unknown[]) => void)(...given);
    },
    [name, given] as const,
  );
  for (;;) {
    await new Promise((done) => setTimeout(done, 200));
    if (await page.evaluate(() => (window as unknown as Stage).isDone)) break;
  }
  return page.evaluate(() => (window as unknown as Stage).result) as Promise<Result>;
}

/** What scripts of measured pages put into `window`. They make no promises: see `readTrace`. */
interface Stage {
  isDone: boolean;
  result: unknown;
  [name: string]: unknown;
}
