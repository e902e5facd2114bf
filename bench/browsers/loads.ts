import type { Site } from '../pages/site.ts';
import { inRoundsAsync } from '../report/rounds.ts';
import type { MeasuredChromium, Recording } from './chromium.ts';
import { END, type MainThread } from './trace.ts';

/** One cold load of a page. */
export interface Load {
  readonly thread: MainThread;
  /** What the page and all scripts in it held in the end, after garbage was collected (MB). */
  readonly heap: number;
}

/** Load a page cold in each browser once a round, each time under a name of its own, until nothing goes on in it any more. */
export async function loadInRounds<Name extends string>(
  rounds: number,
  browsers: Readonly<Record<Name, MeasuredChromium>>,
  site: Site,
  html: string,
): Promise<Record<Name, Load[]>> {
  const names = Object.keys(browsers) as Name[];
  const recordings = new Map<Name, Recording>();
  for (const name of names) recordings.set(name, await browsers[name].record());
  const visits = await inRoundsAsync(
    rounds,
    byName(names, (name) => () => visit(browsers[name], site, html)),
  );
  const loads = byName(names, (): Load[] => []);
  // All at once: Chromium takes five seconds for an end every other time, in which it only waits (as of 156).
  const ended = await Promise.all(
    [...recordings].map(async ([name, recording]) => [name, await recording.end()] as const),
  );
  for (const [name, read] of ended) loads[name] = visits[name].map(({ host, heap }) => ({ thread: read(host), heap }));
  return loads;
}

async function visit(browser: MeasuredChromium, site: Site, html: string): Promise<{ host: string; heap: number }> {
  const { url, host } = site.serve(html);
  const tab = await browser.open(url);
  await tab.settled();
  await tab.page.evaluate((mark) => console.timeStamp(mark), END);
  const { heap } = await tab.memory();
  await tab.close();
  return { host, heap };
}

function byName<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Record<Name, Value>;
}
