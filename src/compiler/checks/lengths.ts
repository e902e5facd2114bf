import { error, warning, type Fault } from '../fault.ts';
import type { EntrySource, Glossary } from '../glossary.ts';
import { linesOf } from '../prose.ts';
import { gradeOf, sentencesOfLines, wordsOf } from '../readability.ts';

/**
 * Lengths and reading grades. Grade 6 is what public health bodies ask of patient information, so `plain` aims there;
 * the limits are where a text is refused, the targets where it is counted as a warning.
 */
const GRADES = {
  plain: { target: 6, limit: 8, sentence: 20 },
  more: { target: 9, limit: 11, sentence: 26 },
} as const;

/** Check sections for their presence, length, grade and longest sentence. */
export function checkLengths({ entries }: Glossary): Fault[] {
  return entries.flatMap((entry) => [...checkSizes(entry), ...checkGrades(entry)]);
}

function checkSizes({ file, body, front }: EntrySource): Fault[] {
  const faults: Fault[] = [];
  const fail = (field: string, message: string): void => void faults.push(error(file, field, message));

  const plain = linesOf(body, 'plain');
  const plainWords = plain.flatMap(wordsOf).length;
  const characters = plain.join('\n').length;
  if (plainWords === 0) fail('plain', 'is missing: the text under the front matter');
  else if (plainWords < 25 || plainWords > 65) fail('plain', `has ${plainWords} words; 25 to 65 are allowed`);
  if (characters > 330) fail('plain', `has ${characters} characters; 330 are allowed`);

  const moreWords = linesOf(body, 'more').flatMap(wordsOf).length;
  if (moreWords === 0 && front.tier < 3) fail('more', 'is missing: tiers 1 and 2 need "## More"');
  if (moreWords > 130) fail('more', `has ${moreWords} words; 130 are allowed`);

  const why = linesOf(body, 'why');
  const whyWords = why.flatMap(wordsOf).length;
  if (whyWords > 35) fail('why', `has ${whyWords} words; 35 are allowed`);
  if (front.kind === 'side effect' && front.tier === 1 && !CALL.test(why.join(' '))) {
    fail('why', 'must say which signs need a call at once: it is a side effect of tier 1');
  }

  if (body.ask.length > 3) fail('ask', `has ${body.ask.length} questions; 3 are allowed`);
  linesOf(body, 'ask').forEach((question, index) => {
    const words = wordsOf(question).length;
    if (words > 20) fail(`ask[${index}]`, `has ${words} words; 20 are allowed`);
    if (!question.endsWith('?')) fail(`ask[${index}]`, 'must end with a question mark');
    if (body.ask[index]?.listed === false) fail(`ask[${index}]`, 'must be a list line: "- ...?"');
  });
  return faults;
}

const CALL = /\b(call|contact|tell|phone|reach|seek|get (medical |emergency )?(help|care)|emergency)\b/i;

function checkGrades({ file, body }: EntrySource): Fault[] {
  return (['plain', 'more'] as const).flatMap((section) => {
    const faults: Fault[] = [];
    const { target, limit, sentence } = GRADES[section];
    const lines = linesOf(body, section);
    const grade = gradeOf(lines);
    if (grade > limit) faults.push(error(file, section, `reads at grade ${grade.toFixed(1)}; ${limit} is the limit`));
    else if (grade > target) {
      faults.push(warning('grade', file, section, `reads at grade ${grade.toFixed(1)}; ${target} is aimed at`));
    }
    for (const text of sentencesOfLines(lines)) {
      const words = wordsOf(text).length;
      if (words <= sentence) continue;
      const message = `a sentence has ${words} words; ${sentence} are aimed at: "${opening(text)}..."`;
      faults.push(warning('long-sentence', file, section, message));
    }
    return faults;
  });
}

function opening(sentence: string): string {
  return sentence.split(' ').slice(0, 5).join(' ');
}
