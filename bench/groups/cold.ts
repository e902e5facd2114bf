import { type MeasuredChromium, openChromium } from '../browsers/chromium.ts';
import { type Load, loadInRounds } from '../browsers/loads.ts';
import { sum } from '../browsers/trace.ts';
import { generateExtension, type RivalName } from '../extensions/generate.ts';
import { article, page } from '../pages/articles.ts';
import { firstUnderlineScript } from '../pages/stages.ts';
import { fillerParagraphs } from '../pages/texts.ts';
import { differences, figure, type Figure, ratios } from '../report/figure.ts';
import { type Site, withSite } from '../pages/site.ts';
import type { Group, Lab } from './group.ts';

/** What opening a page costs: each load in a process of its own, nothing of ours compiled or warm. */
export const cold: Group = {
  name: 'cold',
  title: 'Cold start (Chromium)',
  measure: (lab) =>
    withSite(async (site) => {
      const pages = pagesOf(lab);
      const figures: Figure[] = [];
      const contenders = await openAll(lab, site);
      try {
        for (const [what, html] of Object.entries(pages)) {
          lab.say(`  ${what}`);
          const loads = await loadInRounds(lab.isQuick ? 1 : 9, contenders, site, html);
          figures.push(...figuresOf(what, loads));
          if (what.includes('terms') && !what.includes('without'))
            figures.push(await firstUnderline(what, contenders.ours, site, html, lab));
        }
      } finally {
        for (const browser of Object.values(contenders)) await browser.close();
      }
      return figures;
    }),
};

type Contender = 'control' | 'ours' | Extract<RivalName, 'stub' | 'floor'>;

async function openAll({ built }: Lab, site: Site): Promise<Record<Contender, MeasuredChromium>> {
  return {
    control: await openChromium(undefined, site.origin),
    stub: await openChromium(generateExtension('stub'), site.origin),
    floor: await openChromium(generateExtension('floor'), site.origin),
    ours: await openChromium(built.chromium, site.origin),
  };
}

/** Apart from the other loads, because the page looks for it in every frame. */
async function firstUnderline(
  what: string,
  browser: MeasuredChromium,
  site: Site,
  html: string,
  { isQuick }: Lab,
): Promise<Figure> {
  const watched = html.replace('</body>', `<script>${firstUnderlineScript()}</script></body>`);
  const waits: number[] = [];
  for (let round = 0; round < (isQuick ? 1 : 9); round++) {
    const tab = await browser.open(site.serve(watched).url);
    await tab.settled();
    waits.push(await tab.page.evaluate(() => Number((window as unknown as { result: number }).result)));
    await tab.close();
  }
  return figure(`${what}: document end to first underline`, 'ms', waits);
}

function pagesOf({ glossary, isQuick }: Lab): Readonly<Record<string, string>> {
  const plain = fillerParagraphs(isQuick ? 300 : 1_000, glossary);
  const names = glossary.names;
  const terms = Array.from({ length: 2_000 }, (_, at) => names[(at * 7) % names.length] ?? '');
  const pages = {
    'blank page': page(''),
    'article of 5,000 nodes and 50 kB without terms': page(article(plain, { length: 50_000, nodes: 5_000 })),
    'the same with 200 terms': page(article(plain, { length: 50_000, nodes: 5_000, terms: terms.slice(0, 200) })),
    '20 empty frames': page('<iframe></iframe>'.repeat(20)),
  };
  if (isQuick) return pages;
  return {
    ...pages,
    'article of 500 kB with 2,000 terms': page(article(plain, { length: 500_000, nodes: 50_000, terms })),
  };
}

function figuresOf(what: string, loads: Readonly<Record<Contender, readonly Load[]>>): Figure[] {
  const own = (name: Contender): number[] =>
    loads[name].map(({ thread }) => sum(thread.own.map(({ processor }) => processor)));
  const total = (name: Contender): number[] => loads[name].map(({ thread }) => thread.total);
  const longest = loads.ours.map(({ thread }) => Math.max(0, ...thread.own.map(({ processor }) => processor)));
  const isArticle = what.includes('article of 5,000');
  const isBlank = what.includes('blank');
  return [
    figure(`${what}: own time`, 'ms', own('ours')),
    figure(`${what}: own time of the 4 kB stub`, 'ms', own('stub')),
    figure(`${what}: own time of the floor`, 'ms', own('floor')),
    figure(`${what}: own time / stub`, '×', ratios(own('ours'), own('stub')), isBlank ? { must: { atMost: 4 } } : {}),
    figure(
      `${what}: own time / floor`,
      '×',
      ratios(own('ours'), own('floor')),
      isArticle ? { must: { atMost: 2.5 } } : {},
    ),
    figure(`${what}: longest own task`, 'ms', longest, isArticle ? { must: { atMost: 20 } } : {}),
    figure(`${what}: whole main thread, more than without`, 'ms', differences(total('ours'), total('control'))),
    figure(`${what}: whole main thread, stub more than without`, 'ms', differences(total('stub'), total('control'))),
    figure(
      `${what}: heap, more than without`,
      'MB',
      differences(
        loads.ours.map(({ heap }) => heap),
        loads.control.map(({ heap }) => heap),
      ),
    ),
  ];
}
