import { scene } from '../browsers/scene.ts';
import { page } from '../pages/articles.ts';
import { withSite } from '../pages/site.ts';
import { figure } from '../report/figure.ts';
import { withPair } from './contenders.ts';
import type { Group } from './group.ts';

/** Pages on which nothing happens. */
export const quiet: Group = {
  name: 'quiet',
  title: 'Quiet and hidden pages (Chromium)',
  measure: (lab) =>
    withSite((site) =>
      withPair(lab, site, async ({ ours }) => {
        const seconds = lab.isQuick ? 3 : 60;
        const html = page('<p>About pembrolizumab and nivolumab.</p>'.repeat(100));
        const wait = (): Promise<void> => new Promise((done) => setTimeout(done, seconds * 1000));
        const shown = await scene(ours, site, html, wait);
        let hiddenSince = 0;
        const hidden = await scene(ours, site, html, async (tab) => {
          const other = await ours.open(site.serve(page('<p>Another page.</p>')).url);
          await tab.page.evaluate(() => console.timeStamp('hidden'));
          await wait();
          await other.close();
        });
        hiddenSince = hidden.marks.get('hidden') ?? 0;
        const whileHidden = hidden.own.filter(
          ({ start }) => start > hiddenSince && start < hiddenSince + seconds * 1000 - 500,
        );
        const must = { atMost: 0 };
        return [
          figure(`own tasks in ${seconds} quiet seconds`, 'tasks', [shown.own.length], { must }),
          figure(`own tasks in ${seconds} hidden seconds`, 'tasks', [whileHidden.length], { must }),
        ];
      }),
    ),
};
