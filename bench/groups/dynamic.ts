import type { MeasuredChromium, MeasuredTab } from '../browsers/chromium.ts';
import { play, scene } from '../browsers/scene.ts';
import type { MainThread } from '../browsers/trace.ts';
import { page } from '../pages/articles.ts';
import { type Site, withSite } from '../pages/site.ts';
import { stageScript } from '../pages/stages.ts';
import { differences, figure, type Figure, quantile, ratios } from '../report/figure.ts';
import { inRoundsAsync } from '../report/rounds.ts';
import { withPair } from './contenders.ts';
import type { Group, Lab } from './group.ts';

/** Pages that change, and go on changing. */
export const dynamic: Group = {
  name: 'dynamic',
  title: 'Dynamic pages (Chromium)',
  measure: (lab) =>
    withSite((site) =>
      withPair(lab, site, async (pair) => [
        ...(await bulk(pair.ours, site, lab)),
        ...(await storm(pair, site, lab)),
        ...(await routes(pair, site, lab)),
      ]),
    ),
};

const stage = (body = '<p>A page.</p>'): string => page(body, stageScript());

async function bulk(ours: MeasuredChromium, site: Site, { isQuick }: Lab): Promise<Figure[]> {
  const count = isQuick ? 20_000 : 50_000;
  const pages = {
    [`${count} paragraphs at once`]: stage('<p>A page about nivolumab.</p>'),
    [`${count} paragraphs at once where there was no term`]: stage(),
  };
  const figures: Figure[] = [];
  for (const [what, html] of Object.entries(pages).slice(0, isQuick ? 1 : 2)) {
    const threads: MainThread[] = [];
    for (let round = 0; round < (isQuick ? 1 : 5); round++) {
      threads.push(await scene(ours, site, html, (tab) => play(tab, 'bulk', count)));
    }
    figures.push(...figuresOfBulk(what, threads));
  }
  return figures;
}

function figuresOfBulk(what: string, threads: readonly MainThread[]): Figure[] {
  const longest = threads.map(({ own }) => Math.max(...own.map(({ processor }) => processor)));
  const observer = threads.map(({ own }) =>
    Math.max(0, ...own.flatMap(({ calls }) => calls.flatMap(({ observed }) => observed))),
  );
  return [
    figure(`${what}: until all is read and painted`, 'ms', threads.map(untilRest('inserted')), {
      must: { atMost: 3_000 },
    }),
    figure(`${what}: longest own task`, 'ms', longest, { must: { atMost: 50 } }),
    figure(
      `${what}: own tasks, 95th percentile`,
      'ms',
      threads.map(({ own }) =>
        quantile(
          own.map(({ processor }) => processor),
          0.95,
        ),
      ),
      { must: { atMost: 10 } },
    ),
    figure(`${what}: observer callback`, 'ms', observer, { must: { atMost: 5 } }),
  ];
}

/** From a mark of the page to the end of our last task of more than a moment (ms by the clock). */
function untilRest(mark: string): (thread: MainThread) => number {
  return ({ marks, own }) => {
    const busy = own.filter(({ processor }) => processor > 0.5).at(-1);
    return busy ? Math.max(0, busy.start + busy.clock - (marks.get(mark) ?? 0)) : 0;
  };
}

async function storm(pair: Pair, site: Site, { isQuick }: Lab): Promise<Figure[]> {
  const seconds = isQuick ? 3 : 5;
  const rest = isQuick ? 1_000 : 5_000;
  const run = async (browser: MeasuredChromium, isOurs: boolean) => {
    let frames = 0;
    let found = 0;
    const thread = await scene(browser, site, stage(), async (tab) => {
      frames = await play<number>(tab, 'storm', seconds, 10_000);
      await tab.settled();
      await new Promise((done) => setTimeout(done, rest));
      if (isOurs) found = await play<number>(tab, 'addTerm');
    });
    return { frames, found, thread };
  };
  const { ours, control } = await inRoundsAsync(isQuick ? 1 : 5, {
    ours: () => run(pair.ours, true),
    control: () => run(pair.control, false),
  });
  const what = '10,000 nodes a second';
  const backlog = ours.map(({ thread }) => {
    const over = thread.marks.get('storm is over') ?? 0;
    const busy = thread.own.filter(({ start, processor }) => processor > 0.5 && start < over + rest);
    return Math.max(0, (busy.at(-1)?.start ?? over) - over);
  });
  return [
    figure(
      `${what}: frames / control`,
      '×',
      ratios(
        ours.map(({ frames }) => frames),
        control.map(({ frames }) => frames),
      ),
      { must: { atLeast: 0.85 } },
    ),
    figure(
      `${what}: frames a second`,
      'fps',
      ours.map(({ frames }) => frames),
    ),
    figure(`${what}: backlog after the end`, 'ms', backlog, { must: { atMost: 500 } }),
    figure(
      `${what}: longest own task`,
      'ms',
      ours.map(({ thread }) => Math.max(...thread.own.map(({ processor }) => processor))),
    ),
    figure(
      `${what}: a term added later is underlined after`,
      'ms',
      ours.map(({ found }) => found),
      { must: { atMost: 300 } },
    ),
  ];
}

async function routes(pair: Pair, site: Site, { isQuick, glossary }: Lab): Promise<Figure[]> {
  const count = isQuick ? 40 : 200;
  const terms = Array.from({ length: 500 }, (_, at) => glossary.names[at % glossary.names.length] ?? '');
  const run = async (browser: MeasuredChromium) => {
    const tab = await browser.open(site.serve(stage()).url);
    const early = await afterRoutes(tab, 20, terms);
    const late = await afterRoutes(tab, count - 20, terms);
    await tab.close();
    return { early, late };
  };
  const { ours, control } = await inRoundsAsync(isQuick ? 1 : 3, {
    ours: () => run(pair.ours),
    control: () => run(pair.control),
  });
  const nodes = (of: typeof ours): number[] => of.map(({ late }) => late.nodes);
  const growth = (of: typeof ours): number[] => of.map(({ early, late }) => late.heap - early.heap);
  return [
    figure(
      `${count} routes of 500 terms: DOM nodes more than control`,
      'nodes',
      differences(nodes(ours), nodes(control)),
      { must: { atMost: 50 } },
    ),
    figure(`${count} routes of 500 terms: heap more than at route 20`, 'MB', growth(ours), { must: { atMost: 1 } }),
    figure(`${count} routes of 500 terms: the same without the extension`, 'MB', growth(control)),
    figure(
      `${count} routes of 500 terms: heap more than control`,
      'MB',
      differences(
        ours.map(({ late }) => late.heap),
        control.map(({ late }) => late.heap),
      ),
    ),
  ];
}

async function afterRoutes(tab: MeasuredTab, count: number, terms: readonly string[]) {
  await play(tab, 'routes', count, terms);
  await tab.settled();
  return tab.memory();
}

type Pair = Readonly<Record<'ours' | 'control', MeasuredChromium>>;
