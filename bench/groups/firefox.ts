import { findBrowser } from '../../scripts/env.mjs';
import type { ExtensionBrowser, Json, Tab } from '../../tests/e2e/harness/browser.ts';
import { openBrowser } from '../../tests/e2e/harness/open-browser.ts';
import { forgoWelcome } from '../../tests/e2e/harness/welcome.ts';
import { generateExtension } from '../extensions/generate.ts';
import { article, page } from '../pages/articles.ts';
import { type Site, withSite } from '../pages/site.ts';
import { firstUnderlineScript, gapScript, stageScript } from '../pages/stages.ts';
import { fillerParagraphs } from '../pages/texts.ts';
import { differences, figure, type Figure, ratios } from '../report/figure.ts';
import { inRoundsAsync } from '../report/rounds.ts';
import type { Group, Lab } from './group.ts';

/** Firefox has no trace that names scripts: what the page itself can notice, with us and without. */
export const firefox: Group = {
  name: 'firefox',
  title: 'Firefox, against a run without us',
  measure: (lab) => (findBrowser('firefox') ? withSite((site) => measure(lab, site)) : Promise.resolve([])),
};

async function measure(lab: Lab, site: Site): Promise<Figure[]> {
  const ours = await openBrowser('firefox', lab.built.firefox, { proxy: site.origin });
  await forgoWelcome(ours);
  const control = await openBrowser('firefox', generateExtension('nothing'), { proxy: site.origin });
  try {
    return [
      ...(await loading({ ours, control }, site, lab)),
      ...(await storm({ ours, control }, site, lab)),
      ...(await manyTerms({ ours, control }, site, lab)),
    ];
  } finally {
    await ours.close();
    await control.close();
  }
}

type Pair = Readonly<Record<'ours' | 'control', ExtensionBrowser>>;

interface Gaps {
  readonly longest: number;
  readonly lost: number;
}

async function loading(pair: Pair, site: Site, { glossary, isQuick }: Lab): Promise<Figure[]> {
  const plain = fillerParagraphs(300, glossary);
  const terms = glossary.names.slice(0, 200);
  const shape = { length: 50_000, nodes: 5_000 };
  const rounds = isQuick ? 1 : 7;
  const without = page(article(plain, shape), gapScript(1_500));
  const withTerms = page(article(plain, { ...shape, terms }), firstUnderlineScript());
  const gaps = await inRoundsAsync(rounds, {
    ours: () => result<Gaps>(pair.ours, site, without),
    control: () => result<Gaps>(pair.control, site, without),
  });
  const firsts: number[] = [];
  for (let round = 0; round < rounds; round++) firsts.push(await result<number>(pair.ours, site, withTerms));
  const of = (name: keyof Gaps): [number[], number[]] => [
    gaps.ours.map((each) => each[name]),
    gaps.control.map((each) => each[name]),
  ];
  return [
    figure(
      'article of 50 kB without terms: time taken from the page, more than without',
      'ms',
      differences(...of('lost')),
    ),
    figure('article of 50 kB without terms: longest wait, more than without', 'ms', differences(...of('longest'))),
    figure('article of 50 kB with 200 terms: document end to first underline', 'ms', firsts),
  ];
}

async function storm(pair: Pair, site: Site, { isQuick }: Lab): Promise<Figure[]> {
  const html = page('<p>A page.</p>', stageScript());
  const run = (browser: ExtensionBrowser): Promise<number> =>
    result<number>(browser, site, html, 'storm', isQuick ? 3 : 5, 10_000);
  const { ours, control } = await inRoundsAsync(isQuick ? 1 : 3, {
    ours: () => run(pair.ours),
    control: () => run(pair.control),
  });
  return [figure('10,000 nodes a second: frames / control', '×', ratios(ours, control), { must: { atLeast: 0.85 } })];
}

async function manyTerms(pair: Pair, site: Site, { glossary, isQuick }: Lab): Promise<Figure[]> {
  const count = isQuick ? 5_000 : 20_000;
  const terms = Array.from({ length: count }, (_, at) => glossary.names[(at * 7) % glossary.names.length] ?? '');
  const text = article(fillerParagraphs(1_000, glossary), { length: count * 50, nodes: count * 2, terms });
  const html = page(text, stageScript());
  const { ours, control } = await inRoundsAsync(isQuick ? 1 : 3, {
    ours: () => result<number>(pair.ours, site, html, 'insertions', 3_000),
    control: () => result<number>(pair.control, site, html, 'insertions', 3_000),
  });
  const jumped = await result<{ waits: number[]; sizes: number[] }>(pair.ours, site, html, 'jumps', isQuick ? 6 : 20);
  const what = `page of ${count} terms`;
  return [
    figure(`${what}: 3,000 insertions of the page / control`, '×', ratios(ours, control), { must: { atMost: 1.5 } }),
    figure(`${what}: ranges registered, at most`, 'ranges', [Math.max(...jumped.sizes)], { must: { atMost: 300 } }),
    figure(`${what}: underlined after a jump, at the longest`, 'ms', [Math.max(...jumped.waits)], {
      must: { atMost: 150 },
    }),
  ];
}

/** Open a page, play something on it once it has come to rest, and return what it noted. */
async function result<Result>(
  browser: ExtensionBrowser,
  site: Site,
  html: string,
  name?: string,
  ...given: readonly Json[]
): Promise<Result> {
  const tab = await browser.newTab(site.serve(html).url);
  if (name) {
    await new Promise((done) => setTimeout(done, 2_000));
    await tab.evaluate(
      ({ name, given }) => {
        const view = window as unknown as Record<string, (...all: readonly unknown[]) => void>;
        view[name]?.(...given);
      },
      { name, given },
    );
  }
  const noted = await answerOf<Result>(tab);
  await tab.close();
  return noted;
}

async function answerOf<Result>(tab: Tab): Promise<Result> {
  for (;;) {
    const answer = await tab.evaluate(() => {
      const { isDone, result } = window as unknown as { isDone?: boolean; result?: unknown };
      return isDone ? { result } : undefined;
    });
    if (answer) return answer.result as Result;
    await new Promise((done) => setTimeout(done, 200));
  }
}
