import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** Words as a reader counts them: "PD-1", "people's" and "T-cell" are one each. */
export function wordsOf(text: string): string[] {
  return text.match(/[A-Za-z0-9À-ɏͰ-Ͽ][A-Za-z0-9À-ɏͰ-Ͽ'’-]*/g) ?? [];
}

/** Abbreviations whose full stop never ends a sentence. */
const ABBREVIATIONS = /\b(?:e\.g|i\.e|vs|Dr|Drs|Mr|Mrs|Ms|No|approx|et al|St|Fig)\.(?=\s)/g;
/** "U.S." ends a sentence only where a word that likes to begin one follows. */
const INITIALS = /\b((?:[A-Z]\.){2,})(?=\s+(?!(?:The|It|In|This|These|They|A|An|You|Your|Most|Some|Other|Many)\b))/g;

/** Split text into sentences. A full stop within "100.4", "e.g." or "U.S. approval" does not end one; the one after "PD-L1" does. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(ABBREVIATIONS, (found) => found.replaceAll('.', '\u2024'))
    .replace(/\b(e\.g|i\.e)\./g, (found) => found.replaceAll('.', '\u2024'))
    .replace(INITIALS, (found) => found.replaceAll('.', '\u2024'))
    .split(/(?<=[.!?]["”')\]]*)\s+(?=\S)/)
    .map((sentence) => sentence.replaceAll('\u2024', '.').trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

/** Sentences of several lines; a list line ends a sentence even without a full stop. */
export function sentencesOfLines(lines: readonly string[]): string[] {
  return lines.flatMap(sentencesOf);
}

/** Flesch-Kincaid grade (years of US schooling) of a text given as paragraphs. NaN for no text. */
export function gradeOf(lines: readonly string[]): number {
  const words = lines.flatMap(wordsOf);
  return fleschKincaid({
    sentence: sentencesOfLines(lines).length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllable(word), 0),
  });
}
