import { describe, expect, test } from 'vitest';
import { scan } from '../../../src/detect/scan.ts';
import { mixed } from './arbitraries.ts';

describe('time grows with the text and not with its square', () => {
  /** Small and eight times as large: a square would take 64 times as long; 30 times is allowed. */
  const SMALL = 15_000;
  const FACTOR = 8;
  const MOST = 30;
  /** Below this many milliseconds a reading is mostly noise. */
  const FLOOR = 10;

  test.each([
    ['one form over and over', 'PD-1 '],
    ['beginnings of forms that never end', 'CAR T CAR T-cell '],
    ['ambiguous forms side by side', 'PD OS PD, OS; '],
    ['ambiguous forms and their cues', 'PD RECIST tremor OS median Windows '],
    ['definitions', 'progressive disease (PD), OS (overall survival), '],
    ['open brackets', 'PD ((('],
    ['a list without an end', 'T, B, T, '],
    ['"and" without an end', 'T and B and '],
    ['glosses in brackets', 'checkpoint (x) '],
    ['hyphens', 'PD-PD-'],
    ['soft hyphens in a word', 'tu\u00admor\u00ad'],
    ['possessives', "Hodgkin's's "],
    ['blank lines', 'PD\n\n'],
    ['white space', '        \t\n'],
    ['one word', 'checkpoint'],
    ['plurals', 'ssssses '],
  ])('%s', { timeout: 60_000 }, (_, part) => {
    const text = part.repeat(Math.ceil((SMALL * FACTOR) / part.length));
    const best = (length: number): number =>
      Math.min(...[0, 1, 2].map(() => timeOf(() => scan(text.slice(0, length), mixed.lexicon))));
    expect(best(SMALL * FACTOR)).toBeLessThan(Math.max(best(SMALL), FLOOR) * MOST);
  });
});

/** Milliseconds of processor time, because other programs of a busy machine do not count. */
function timeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
