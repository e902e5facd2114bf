import { type MeasuredChromium, openChromium } from '../browsers/chromium.ts';
import { type Load, loadInRounds } from '../browsers/loads.ts';
import { sum } from '../browsers/trace.ts';
import { generateExtension, type RivalName } from '../extensions/generate.ts';
import { article, page } from '../pages/articles.ts';
import { withSite } from '../pages/site.ts';
import { fillerParagraphs } from '../pages/texts.ts';
import { figure, type Figure, ratios } from '../report/figure.ts';
import type { Group, Lab } from './group.ts';

/** Other ways to find the same forms, as content scripts on the same pages, cold. */
export const rivals: Group = {
  name: 'rivals',
  title: 'Against others, cold (Chromium)',
  measure: (lab) =>
    withSite(async (site) => {
      const browsers = await openAll(lab, site.origin);
      const { ours, alternation, automaton } = browsers;
      try {
        const figures: Figure[] = [];
        for (const [what, html] of Object.entries(pagesOf(lab))) {
          lab.say(`  ${what}`);
          const rounds = lab.isQuick ? 1 : 3;
          const loads =
            what === LARGE
              ? await loadInRounds(rounds, { ours, alternation, automaton }, site, html)
              : await loadInRounds(rounds, browsers, site, html);
          figures.push(...figuresOf(what, loads, lab));
        }
        return figures;
      } finally {
        for (const browser of Object.values(browsers)) await browser.close();
      }
    }),
};

type Contender = 'ours' | Extract<RivalName, 'alternation' | 'automaton' | 'mark'>;

/** mark.js goes through the page once a form: with all of them it would take minutes, as with these few on a large page. */
const MARK_FORMS = 100;
const LARGE = 'article of 500 kB';

async function openAll({ built, glossary }: Lab, proxy: string): Promise<Record<Contender, MeasuredChromium>> {
  const { forms } = glossary;
  return {
    ours: await openChromium(built.chromium, proxy),
    alternation: await openChromium(generateExtension('alternation', forms), proxy),
    automaton: await openChromium(generateExtension('automaton', forms), proxy),
    mark: await openChromium(generateExtension('mark', glossary.names.slice(0, MARK_FORMS)), proxy),
  };
}

function pagesOf({ glossary, isQuick }: Lab): Readonly<Record<string, string>> {
  const plain = fillerParagraphs(isQuick ? 300 : 1_000, glossary);
  const terms = glossary.names.slice(0, 200);
  const small = {
    'article of 50 kB without terms': page(article(plain, { length: 50_000, nodes: 5_000 })),
    'the same with 200 terms': page(article(plain, { length: 50_000, nodes: 5_000, terms })),
  };
  if (isQuick) return small;
  return { ...small, [LARGE]: page(article(plain, { length: 500_000, nodes: 50_000, terms })) };
}

function figuresOf(
  what: string,
  loads: Readonly<Partial<Record<Contender, readonly Load[]>>>,
  { glossary }: Lab,
): Figure[] {
  const all = `${glossary.forms.length} forms`;
  const own = (name: Contender): number[] =>
    (loads[name] ?? []).map(({ thread }) => sum(thread.own.map(({ processor }) => processor)));
  const against = (name: Contender, title: string, note: string): Figure[] =>
    loads[name]
      ? [figure(`${what}: ${title} / ours`, '×', ratios(own(name), own('ours')), { must: { atLeast: 1 }, note })]
      : [];
  return [
    figure(`${what}: own time of ours`, 'ms', own('ours'), { note: all }),
    ...against('alternation', 'alternation regex', all),
    ...against('automaton', 'Map automaton', all),
    ...against('mark', 'mark.js', `mark.js with ${MARK_FORMS} forms only`),
  ];
}
