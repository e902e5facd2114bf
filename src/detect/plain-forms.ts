import { britishSpellingsOf, foldTokens } from './fold.ts';
import { canonicalTokens, sequenceOf, spellingsOf } from './spellings.ts';
import { MAX_TOKENS } from './tables.ts';

/**
 * Forms without senses, folded and numbered where there is time for it (the background), so that a page only has to put
 * them into tables: see plain-lexicon.ts. All of it is plain enough to be sent as a message.
 */
export interface PlainForms {
  /** The tokens of all forms; ids count from 1. */
  readonly tokens: readonly string[];
  /** Other spellings of tokens, each with the id of the token it stands for. */
  readonly aliases: readonly (readonly [spelling: string, id: number])[];
  readonly forms: readonly PlainForm[];
}

export interface PlainForm {
  /** Ids of its tokens, 1 to MAX_TOKENS. */
  readonly ids: readonly number[];
  readonly entry: number;
  /** The letters a text must show, for forms whose case counts. */
  readonly letters?: string;
  /** Found on pages in any language. */
  readonly isInternational?: boolean;
}

/** A form as it is written, and the number of its entry. */
export interface WrittenForm {
  readonly text: string;
  readonly entry: number;
  readonly isInternational?: boolean;
}

/** Letters up to which a form counts only as written: shorter ones are everyday words in other letters (CAR, car). */
const SHORTEST_FREE = 4;

/** Whether only the very letters of a form count: short ones, and those in capitals throughout. */
export function isExactForm(text: string): boolean {
  const { letters } = foldTokens(text);
  return letters.length <= SHORTEST_FREE || (letters === letters.toUpperCase() && letters !== letters.toLowerCase());
}

/** Fold forms and number their tokens. Forms that are too long to be found are left out. */
export function plainFormsOf(written: readonly WrittenForm[]): PlainForms {
  const sequences = written.map(({ text }) => sequenceOf(text));
  const texts = written.map(({ text }) => text);
  const canonical = canonicalTokens(sequences.flat(), texts);
  const ids = new Map<string, number>();
  const idOf = (token: string): number => {
    const own = canonical.get(token) ?? token;
    const id = ids.get(own) ?? ids.size + 1;
    ids.set(own, id);
    return id;
  };
  const forms = written.flatMap(({ text, entry, isInternational }, index): PlainForm[] => {
    const letters = isExactForm(text) ? foldTokens(text).letters : undefined;
    return spellingsOf(text, sequences[index] ?? [])
      .filter((tokens) => tokens.length > 0 && tokens.length <= MAX_TOKENS)
      .map((tokens) => ({
        ids: tokens.map(idOf),
        entry,
        ...(letters !== undefined && { letters }),
        ...(isInternational && { isInternational }),
      }));
  });
  const tokens = [...ids.keys()];
  const aliases = tokens.flatMap((token, index) =>
    britishSpellingsOf(token)
      .filter((spelling) => !ids.has(spelling))
      .map((spelling) => [spelling, index + 1] as const),
  );
  return { tokens, aliases, forms };
}
