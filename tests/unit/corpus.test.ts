import { beforeAll, describe, expect, test } from 'vitest';
import { type Evaluation, type RecordedFigures, evaluate, missLines, readRecordedFigures } from '../corpus/evaluate.ts';

/** Rounding of the recorded figures, no more: the corpus is fixed, and scanning is deterministic. */
const ROUNDING = 1e-9;

describe('the annotated corpus', () => {
  let evaluation: Evaluation;
  let recorded: RecordedFigures;
  beforeAll(() => {
    evaluation = evaluate();
    recorded = readRecordedFigures();
  }, 60_000);

  test('holds at least 350 sentences and 20 pages', () => {
    const files = evaluation.judgements.map(({ document }) => document.file);
    expect(files.filter((file) => file.startsWith('sentences/')).length).toBeGreaterThanOrEqual(350);
    expect(files.filter((file) => file.startsWith('pages/')).length).toBeGreaterThanOrEqual(20);
  });

  test('names only entries that exist', () => {
    expect(evaluation.unknownEntries).toEqual([]);
  });

  test.each(['sentences', 'pages', 'all'] as const)(
    '%s: precision, recall and wrong meanings are as recorded or better',
    (part) => {
      const now = evaluation.figures[part];
      const before = recorded[part];
      expect(now.precision, explain()).toBeGreaterThanOrEqual(before.precision - ROUNDING);
      expect(now.recall, explain()).toBeGreaterThanOrEqual(before.recall - ROUNDING);
      expect(now.wrongMeaning, explain()).toBeLessThanOrEqual(before.wrongMeaning + ROUNDING);
    },
  );

  /** The misses that are not among the recorded ones: what to look at, or to record by `npm run evaluate -- --record`. */
  function explain(): string {
    const known = new Set(recorded.misses);
    return ['worse than recorded:', ...missLines(evaluation.judgements).filter((line) => !known.has(line))].join('\n');
  }
});
