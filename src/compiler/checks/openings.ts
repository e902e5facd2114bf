import { foldForm } from '../../detect/fold.ts';
import { error, warning, type Fault } from '../fault.ts';
import type { EntrySource, Glossary } from '../glossary.ts';
import { linesOf } from '../prose.ts';
import { sentencesOf, wordsOf } from '../readability.ts';
import type { WordFrequencies } from '../words.ts';

/** Words of `plain` beyond this rank are counted when no entry explains them: a reader may not know them. */
const COMMONEST = 5_000;

/**
 * A first sentence stands alone in lists, so it says what kind of thing the term is: "A medicine that", "How long",
 * or a bare noun with what tells it from others ("Cancer that has grown", "Tiny pieces of DNA").
 */
const GENUS =
  /^(?:an?|the|one|any|all|some|two|several|most|many|other|how|when|where|what|whether|having|giving|taking|using|being|making)\b|^(?!it\b|this\b|these\b|they\b|you\b|your\b|we\b|if\b)(?:[\w'’-]+,? ){1,7}?(?:that|which|who|whose|of|in|from|for|with|given|made|used|meant|to|on|by|between|about|before|after|when|where)\b/i;

/** Check how `plain` opens and which of its words a reader may not know. */
export function checkOpenings({ entries, plainWords }: Glossary, frequencies: WordFrequencies): Fault[] {
  const explained = new Set([
    ...[...plainWords].map(stemOf),
    ...entries.flatMap(({ front }) =>
      [front.term, ...front.forms.map((form) => form.text)].flatMap(wordsOf).map(stemOf),
    ),
  ]);
  return entries.flatMap((entry) => [
    ...checkFirstSentence(entry),
    ...checkRareWords(entry, (word) =>
      [word, ...basesOf(word)].some(
        (form) => explained.has(stemOf(form)) || frequencies.isAmongCommonest(form, COMMONEST),
      ),
    ),
  ]);
}

function checkFirstSentence({ file, body, front }: EntrySource): Fault[] {
  const first = linesOf(body, 'plain').flatMap(sentencesOf)[0];
  if (!first) return [];
  const faults: Fault[] = [];
  if (!GENUS.test(first)) {
    const message = `opens without its kind of thing ("A medicine that", "A test that"): "${first.split(' ').slice(0, 5).join(' ')}..."`;
    faults.push(warning('first-sentence', file, 'plain', message));
  }
  if (first.toLowerCase().startsWith(`${front.term.toLowerCase()} is`)) {
    faults.push(
      error(file, 'plain', 'opens with the term itself; the card shows it above: begin with the kind of thing'),
    );
  }
  if (` ${foldForm(first)} `.includes(` ${foldForm(front.term)} `)) {
    faults.push(warning('circular', file, 'plain', `explains "${front.term}" by itself in the first sentence`));
  }
  return faults;
}

function checkRareWords({ file, body }: EntrySource, isKnown: (word: string) => boolean): Fault[] {
  const words = new Set(
    linesOf(body, 'plain')
      .flatMap(wordsOf)
      .filter((word) => /^[a-z]+$/.test(word)),
  );
  return [...words]
    .filter((word) => !isKnown(word))
    .map((word) => warning('rare-word', file, 'plain', `"${word}" is neither a common word nor explained by an entry`));
}

/** Rough, and the same for a word in a text and in a form: "vaccine" and "vaccines", "biopsy" and "biopsies". */
function stemOf(word: string): string {
  return word
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/(?:ies|y)$/, 'i')
    .replace(/(?:es|(?<!s)s|ed|ing)$/, '')
    .replace(/e$/, '');
}

/** Plain words a longer one may come from: "swollen" has none, "drips" has "drip", "tired-ness" has "tired". */
function basesOf(word: string): string[] {
  const endings: readonly (readonly [RegExp, string])[] = [
    [/s$/, ''],
    [/es$/, ''],
    [/ies$/, 'y'],
    [/d$/, ''],
    [/ed$/, ''],
    [/ied$/, 'y'],
    [/ing$/, ''],
    [/ing$/, 'e'],
    [/er$/, ''],
    [/er$/, 'e'],
    [/est$/, ''],
    [/ly$/, ''],
    [/ness$/, ''],
    [/iness$/, 'y'],
    [/([a-z])\1(?:ed|ing|er)$/, '$1'],
  ];
  return endings.filter(([ending]) => ending.test(word)).map(([ending, base]) => word.replace(ending, base));
}
