import { scan } from '../../src/detect/scan.ts';
import { generalParagraphs, composeText } from '../pages/texts.ts';
import { figure, ratios, type Figure } from '../report/figure.ts';
import { inRounds, processorTime } from '../report/rounds.ts';
import { alternation, bareLoop, mapAutomaton } from '../rivals/rivals.ts';
import type { Group, Lab } from './group.ts';

/** Detection by itself, once the engine has compiled it: `detect/scan` on long texts in Node. */
export const hot: Group = {
  name: 'hot',
  title: 'Hot detection (Node)',
  measure: async ({ glossary, isQuick }) => {
    const { source, paragraphs } = generalParagraphs(glossary);
    const length = isQuick ? 2_000_000 : 10_000_000;
    const rounds = isQuick ? 3 : 7;
    const { texts } = glossary;
    return [
      ...againstFloor(glossary, composeText(length, paragraphs), source, rounds),
      ...againstFloor(
        glossary,
        composeText(length, paragraphs, { rare: texts, rareEvery: 20 }),
        'one paragraph in 20 about our field',
        rounds,
      ),
      ...againstFloor(glossary, composeText(length, texts), 'nothing but our entries', rounds),
      ...againstRivals(
        glossary,
        composeText(isQuick ? 50_000 : 1_000_000, paragraphs, { rare: texts, rareEvery: 20 }),
        isQuick ? 1 : 3,
      ),
    ];
  },
};

function againstFloor(
  { lexicon, shownEntries }: Lab['glossary'],
  text: string,
  what: string,
  rounds: number,
): Figure[] {
  const floor = bareLoop();
  const times = inRounds(rounds + 1, {
    floor: () => processorTime(() => floor(text)),
    scan: () => processorTime(() => scan(text, lexicon, { shownEntries })),
  });
  const [floors, scans] = [times.floor.slice(1), times.scan.slice(1)]; // the first round warms the engine
  const megabytes = text.length / 1e6;
  const speeds = (values: readonly number[]): number[] => values.map((ms) => (megabytes / ms) * 1000);
  return [
    figure(`scan, ${what}`, 'MB/s', speeds(scans)),
    figure(`bare loop, ${what}`, 'MB/s', speeds(floors)),
    figure(`scan / bare loop, ${what}`, '×', ratios(scans, floors), { must: { atMost: 3 } }),
  ];
}

function againstRivals({ lexicon, shownEntries, forms }: Lab['glossary'], text: string, rounds: number): Figure[] {
  const rivals = { alternation: alternation(forms), automaton: mapAutomaton(forms) };
  const times = inRounds(rounds + 1, {
    scan: () => processorTime(() => scan(text, lexicon, { shownEntries })),
    alternation: () => processorTime(() => rivals.alternation(text)),
    automaton: () => processorTime(() => rivals.automaton(text)),
  });
  const scans = times.scan.slice(1);
  const about = { must: { atLeast: 1 }, note: `${forms.length} forms, ${text.length / 1e6} MB` };
  return [
    figure('alternation regex / scan', '×', ratios(times.alternation.slice(1), scans), about),
    figure('Map automaton / scan', '×', ratios(times.automaton.slice(1), scans), about),
  ];
}
