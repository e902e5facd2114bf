import type { MeasuredChromium } from '../browsers/chromium.ts';
import { play, scene } from '../browsers/scene.ts';
import { sum } from '../browsers/trace.ts';
import { article, page } from '../pages/articles.ts';
import { type Site, withSite } from '../pages/site.ts';
import { stageScript } from '../pages/stages.ts';
import { fillerParagraphs } from '../pages/texts.ts';
import { figure, type Figure, ratios } from '../report/figure.ts';
import { inRoundsAsync } from '../report/rounds.ts';
import { withPair } from './contenders.ts';
import type { Group, Lab } from './group.ts';

/** What underlines cost the page that carries them. */
export const painting: Group = {
  name: 'painting',
  title: 'Painting, and a page of 20,000 terms (Chromium)',
  measure: (lab) =>
    withSite((site) =>
      withPair(lab, site, async (pair) => [
        ...(await dirtyFrames(pair, site, lab)),
        ...(await manyTerms(pair, site, lab)),
      ]),
    ),
};

type Pair = Readonly<Record<'ours' | 'control', MeasuredChromium>>;

async function dirtyFrames(pair: Pair, site: Site, lab: Lab): Promise<Figure[]> {
  const frames = 100;
  const html = pageOfTerms(lab, 2_000);
  const cost = async (browser: MeasuredChromium, registersOne: boolean): Promise<number> => {
    const thread = await scene(browser, site, html, async (tab) => {
      if (registersOne) await play(tab, 'registerOne');
      await play(tab, 'dirtyFrames', frames);
    });
    return thread.total / frames;
  };
  const { none, one, ours } = await inRoundsAsync(lab.isQuick ? 1 : 5, {
    none: () => cost(pair.control, false),
    one: () => cost(pair.control, true),
    ours: () => cost(pair.ours, false),
  });
  return [
    figure('dirty frame, no highlight', 'ms', none),
    figure('dirty frame, one range registered', 'ms', one),
    figure('dirty frame, with us', 'ms', ours),
    figure('dirty frame, with us / one range', '×', ratios(ours, one), { must: { atMost: 2.5 } }),
  ];
}

async function manyTerms(pair: Pair, site: Site, lab: Lab): Promise<Figure[]> {
  const count = lab.isQuick ? 5_000 : 20_000;
  const html = pageOfTerms(lab, count);
  const keys = lab.isQuick ? 20 : 60;
  const run = async (browser: MeasuredChromium, isOurs: boolean, hasObserver = false) => {
    let jumped: Jumped = { waits: [], sizes: [] };
    let inserted = 0;
    const thread = await scene(browser, site, html, async (tab) => {
      await tab.page.evaluate(() => document.querySelector<HTMLElement>('[contenteditable]')?.focus());
      for (let key = 0; key < keys; key++) await tab.page.keyboard.type('nivolumab '[key % 10] ?? ' ', { delay: 20 });
      await tab.settled();
      await tab.page.evaluate(() => console.timeStamp('typed'));
      if (hasObserver) await play(tab, 'observe');
      inserted = await play<number>(tab, 'insertions', 3_000);
      await tab.settled();
      if (isOurs) jumped = await play<Jumped>(tab, 'jumps', lab.isQuick ? 8 : 20);
    });
    const typed = thread.marks.get('typed') ?? 0;
    const own = sum(thread.own.filter(({ start }) => start < typed).map(({ processor }) => processor)) / keys;
    return { ...jumped, inserted, own };
  };
  const { ours, control, observed } = await inRoundsAsync(lab.isQuick ? 1 : 3, {
    ours: () => run(pair.ours, true),
    control: () => run(pair.control, false),
    observed: () => run(pair.control, false, true),
  });
  const what = `page of ${count} terms`;
  return [
    figure(
      `${what}: ranges registered, at most`,
      'ranges',
      ours.map(({ sizes }) => Math.max(...sizes)),
      { must: { atMost: 300 } },
    ),
    figure(
      `${what}: underlined after a jump, at the longest`,
      'ms',
      ours.map(({ waits }) => Math.max(...waits)),
      { must: { atMost: 150 } },
    ),
    figure(
      `${what}: 3,000 insertions of the page / control`,
      '×',
      ratios(
        ours.map(({ inserted }) => inserted),
        control.map(({ inserted }) => inserted),
      ),
      { must: { atMost: 1.5 } },
    ),
    figure(
      `${what}: the same with an idle observer only / control`,
      '×',
      ratios(
        observed.map(({ inserted }) => inserted),
        control.map(({ inserted }) => inserted),
      ),
      { note: 'the least that being told of changes costs' },
    ),
    figure(
      `${what}: 3,000 insertions of the page / with an idle observer only`,
      '×',
      ratios(
        ours.map(({ inserted }) => inserted),
        observed.map(({ inserted }) => inserted),
      ),
    ),
    figure(
      `${what}: own time a key typed`,
      'ms',
      ours.map(({ own }) => own),
    ),
  ];
}

interface Jumped {
  readonly waits: readonly number[];
  readonly sizes: readonly number[];
}

/** A page with a field to type into and one term in some ten words. */
function pageOfTerms({ glossary }: Lab, count: number): string {
  const { names } = glossary;
  const terms = Array.from({ length: count }, (_, at) => names[(at * 7) % names.length] ?? '');
  const text = article(fillerParagraphs(1_000, glossary), { length: count * 50, nodes: count * 2, terms });
  return page(`<p contenteditable>Type here: </p>${text}`, stageScript());
}
