import type { MeasuredChromium } from '../browsers/chromium.ts';
import { busyTime } from '../browsers/chromium.ts';
import type { MainThread } from '../browsers/trace.ts';
import { page } from '../pages/articles.ts';
import { type Site, withSite } from '../pages/site.ts';
import { composeText, fillerParagraphs } from '../pages/texts.ts';
import { differences, figure, type Figure } from '../report/figure.ts';
import { inRoundsAsync } from '../report/rounds.ts';
import { withPair } from './contenders.ts';
import type { Group, Lab } from './group.ts';

/** Pages of a size that nobody reads, but people open. */
export const huge: Group = {
  name: 'huge',
  title: 'Huge pages (Chromium)',
  measure: (lab) =>
    withSite((site) =>
      withPair(lab, site, async (pair) => {
        const figures: Figure[] = [];
        for (const [what, html] of Object.entries(pagesOf(lab))) {
          lab.say(`  ${what}`);
          const loads = await inRoundsAsync(lab.isQuick ? 1 : 3, {
            ours: () => load(pair.ours, site, html),
            control: () => load(pair.control, site, html),
          });
          figures.push(...figuresOf(what, loads));
        }
        return figures;
      }),
    ),
};

function pagesOf({ glossary, isQuick }: Lab): Readonly<Record<string, string>> {
  const filler = fillerParagraphs(1_000, glossary);
  const [length, spans] = isQuick ? [2_000_000, 50_000] : [10_000_000, 250_000];
  const text = composeText(length, filler, { rare: glossary.texts, rareEvery: 200 });
  const words = composeText(spans * 10, filler).split(/\s+/);
  const span = (_: unknown, at: number): string =>
    `<span>${words[at % words.length]}</span>${at % 20 === 19 ? '<br>' : ' '}`;
  return {
    [`${length / 1e6} MB in one text node`]: page(`<pre>${text.replaceAll('<', '')}</pre>`),
    [`${spans * 2} nodes`]: page(Array.from({ length: spans }, span).join('')),
  };
}

interface Load {
  readonly thread: MainThread;
  readonly peak: number;
  readonly after: number;
}

async function load(browser: MeasuredChromium, site: Site, html: string): Promise<Load> {
  const { url, host } = site.serve(html);
  let peak = 0;
  let after = 0;
  const thread = await browser.trace(host, async () => {
    const tab = await browser.open(url);
    let busy = -1;
    for (let now = await busyTime(tab.protocol); now - busy > 10; now = await busyTime(tab.protocol)) {
      busy = now;
      for (let look = 0; look < 8; look++) {
        await new Promise((done) => setTimeout(done, 100));
        peak = Math.max(peak, (await tab.protocol.send('Runtime.getHeapUsage')).usedSize / 2 ** 20);
      }
    }
    after = (await tab.memory()).heap;
    await tab.close();
  });
  return { thread, peak, after };
}

function figuresOf(
  what: string,
  { ours, control }: { readonly ours: readonly Load[]; readonly control: readonly Load[] },
): Figure[] {
  const of = (loads: readonly Load[], name: 'peak' | 'after'): number[] => loads.map((each) => each[name]);
  const own = ours.map(({ thread }) => thread.own.map(({ processor }) => processor));
  return [
    figure(
      `${what}: longest own task`,
      'ms',
      own.map((tasks) => Math.max(...tasks)),
      { must: { atMost: 50 } },
    ),
    figure(
      `${what}: own time`,
      'ms',
      own.map((tasks) => tasks.reduce((sum, task) => sum + task, 0)),
    ),
    figure(
      `${what}: heap at its highest, more than without`,
      'MB',
      differences(of(ours, 'peak'), of(control, 'peak')),
      { must: { atMost: 64 } },
    ),
    figure(
      `${what}: heap after collection, more than without`,
      'MB',
      differences(of(ours, 'after'), of(control, 'after')),
      { must: { atMost: 10 } },
    ),
  ];
}
