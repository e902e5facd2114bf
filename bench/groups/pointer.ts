import type { MeasuredChromium, MeasuredTab } from '../browsers/chromium.ts';
import { play, scene } from '../browsers/scene.ts';
import { readSettings } from '../../src/platform/settings.ts';
import { article, page } from '../pages/articles.ts';
import { type Site, withSite } from '../pages/site.ts';
import { stageScript } from '../pages/stages.ts';
import { fillerParagraphs } from '../pages/texts.ts';
import { figure, type Figure, quantile } from '../report/figure.ts';
import { withPair } from './contenders.ts';
import type { Group, Lab } from './group.ts';

/** What a moving pointer costs, and how long a resting one waits. */
export const pointer: Group = {
  name: 'pointer',
  title: 'Pointer (Chromium)',
  measure: (lab) => withSite((site) => withPair(lab, site, ({ ours }) => measure(ours, site, lab))),
};

const MOVES = new Set(['pointermove', 'mousemove', 'pointerover', 'mouseover', 'pointerrawupdate']);

async function measure(browser: MeasuredChromium, site: Site, { glossary, isQuick }: Lab): Promise<Figure[]> {
  const terms = glossary.names.slice(0, 200);
  const text = article(fillerParagraphs(200, glossary), { length: 30_000, nodes: 3_000, terms });
  const html = page(`<p><b id="term">pembrolizumab</b> helps.</p>${text}`, stageScript());
  const moves: number[][] = [];
  const firsts: number[] = [];
  const laters: number[] = [];
  for (let round = 0; round < (isQuick ? 1 : 5); round++) {
    let waits: number[] = [];
    const thread = await scene(browser, site, html, async (tab) => {
      waits = [await hover(tab), await hover(tab), await hover(tab)];
      await wander(tab, isQuick ? 100 : 300);
    });
    moves.push(
      thread.own
        .map(({ calls }) => calls.filter(({ event }) => event !== undefined && MOVES.has(event)))
        .filter((calls) => calls.length > 0)
        .map((calls) => calls.reduce((sum, { processor }) => sum + processor, 0)),
    );
    firsts.push(waits[0] ?? 0);
    laters.push(...waits.slice(1));
  }
  const delay = readSettings({}).settings.restTime;
  const must = { atMost: delay + 50 };
  return [
    figure(
      'handlers a move, 95th percentile',
      'ms',
      moves.map((each) => quantile(each, 0.95)),
      { must: { atMost: 2 } },
    ),
    figure(
      'handlers a move, median',
      'ms',
      moves.map((each) => quantile(each, 0.5)),
    ),
    figure('rest to card, the first on a page', 'ms', firsts, { must, note: `the delay itself is ${delay} ms` }),
    figure('rest to card, later ones', 'ms', laters, { must }),
  ];
}

/** A card called soon after another one was closed comes sooner (ms). */
const CALM = 1_500;

/** Rest the pointer on the term and wait for the card. */
async function hover(tab: MeasuredTab): Promise<number> {
  const { mouse } = tab.page;
  await mouse.move(700, 650);
  await tab.page.waitForFunction(() => !document.querySelector(':popover-open'));
  await new Promise((done) => setTimeout(done, CALM));
  const box = await tab.page.locator('#term').boundingBox();
  if (!box) throw new Error('the term is not drawn');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await mouse.move(x - 8, y, { steps: 3 });
  await mouse.move(x, y, { steps: 2 });
  return play<number>(tab, 'awaitCard');
}

async function wander(tab: MeasuredTab, moves: number): Promise<void> {
  for (let move = 0; move < moves; move++) {
    await tab.page.mouse.move(60 + ((move * 37) % 700), 60 + ((move * 11) % 600));
    await new Promise((done) => setTimeout(done, 16));
  }
}
