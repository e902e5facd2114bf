import { scan } from '../../src/detect/scan.ts';
import type { Lexicon } from '../../src/detect/tables.ts';
import { syntheticLexicon } from '../pages/synthetic.ts';
import { composeText, flat, generalParagraphs } from '../pages/texts.ts';
import { figure, median, ratios, type Figure } from '../report/figure.ts';
import { inRounds, processorTime } from '../report/rounds.ts';
import type { Group } from './group.ts';

/** How the time of detection grows: with the forms, and with the text whatever it says. */
export const growth: Group = {
  name: 'growth',
  title: 'Growth of detection (Node)',
  measure: async ({ glossary, isQuick }) => {
    const { paragraphs } = generalParagraphs(glossary);
    const text = composeText(isQuick ? 500_000 : 5_000_000, paragraphs, { rare: glossary.texts, rareEvery: 20 });
    const lengths: Lengths = isQuick ? [50_000, 500_000] : [1_000_000, 10_000_000];
    const inputs: Readonly<Record<string, string>> = { 'real-shaped text': text.slice(0, 20_000), ...HOSTILE };
    return [
      ...withForms(text, glossary.names, isQuick ? 2 : 7),
      ...Object.entries(inputs).map(([what, unit]) => withText(what, unit, lengths, glossary.lexicon)),
    ];
  },
};

/** UTF-16 units of texts that are compared. */
type Lengths = readonly [short: number, long: number];
const ROUNDS = 2;

/** Texts that a careless design is slow on: each is repeated to the length wanted. */
const HOSTILE: Readonly<Record<string, string>> = {
  'one letter, no space': 'a',
  'one word': 'aaaaaaaa ',
  'beginnings of terms': 'non-small cell non-small cell lung non-small cell lung ',
  'whole terms': 'non-small cell lung cancer ',
  'ambiguous short forms': 'PD CRS OS ORR ',
  'short forms that are defined': 'cytokine release syndrome (CRS), progressive disease (PD), ',
  'one long list': 'breast, lung, colon, ',
  'opening brackets': 'PD (',
  'soft hyphens': '\u00AD',
  'Greek letters': 'TGFβ α',
  'line ends': '\n',
  'pairs of surrogates': '🧬',
};

function withForms(text: string, shared: readonly string[], rounds: number): Figure[] {
  const counts = [100, 1_000, 5_000, 20_000];
  const common = shared.slice(0, 100);
  const lexicons = new Map(counts.map((count) => [count, syntheticLexicon(count, common)]));
  const runs = Object.fromEntries(
    [...lexicons].map(([count, lexicon]) => [count, () => processorTime(() => scan(text, lexicon))]),
  );
  const times = inRounds(rounds + 1, runs);
  const base = times[1_000]?.slice(1) ?? [];
  return counts.map((count) =>
    figure(`${count} forms / 1000 forms`, '×', ratios(times[count]?.slice(1) ?? [], base), {
      ...(count === 20_000 && { must: { atMost: 1.3 } }),
    }),
  );
}

/** Time a unit of text in one long text over that in many shorter ones that are as long together: 1 is linear. */
function withText(what: string, unit: string, [short, long]: Lengths, lexicon: Lexicon): Figure {
  const texts = [short, long].map((length) => flat(unit.repeat(Math.ceil(length / unit.length)).slice(0, length)));
  const [shorter = '', longer = ''] = texts;
  const times = inRounds(ROUNDS + 1, {
    short: () =>
      processorTime(() => {
        for (let done = 0; done < long; done += short) scan(shorter, lexicon);
      }),
    long: () => processorTime(() => scan(longer, lexicon)),
  });
  const [shorts, longs] = [times.short.slice(1), times.long.slice(1)]; // the first round warms the engine
  return figure(`${what}: time a MB, ${long / 1e6} MB over ${short / 1e6} MB`, '×', ratios(longs, shorts), {
    must: { atMost: 1.5 },
    note: `${((median(longs) / long) * 1e6).toFixed(0)} ms a MB`,
  });
}
