import { makeFollowers } from './followers.ts';
import type { PlainForms } from './plain-forms.ts';
import { makeStates } from './states.ts';
import { FLAG_EXACT, FLAG_INTERNATIONAL, type Lexicon, firstLettersOf } from './tables.ts';
import { hashOf, makeVocabulary } from './vocabulary.ts';

/** Tokens and states that the tables' numbers can hold; what does not fit is left out. */
const MOST_TOKENS = 0x3fff;
const MOST_STATES = 0xffff;

/**
 * A lexicon in memory over forms without senses: a reader's own, which no compiler has packed. Where two forms cannot be
 * told apart, the first one counts. Numbers come from a message, so none is trusted to be in its range.
 */
export function lexiconOf({ tokens, aliases, forms }: PlainForms): Lexicon {
  const own = tokens.slice(0, MOST_TOKENS);
  const others = aliases.filter(([, id]) => id >= 1 && id <= own.length).slice(0, 0xffff - own.length);
  const texts = ['', ...own, ...others.map(([spelling]) => spelling)];
  const canonical = Uint16Array.from(texts, (_, id) =>
    id <= own.length ? id : (others[id - own.length - 1]?.[1] ?? 0),
  );
  const most = Math.min(MOST_STATES, forms.reduce((sum, { ids }) => sum + ids.length, 1) + 1);
  const formsAt = new Uint16Array(most);
  const nextForms = new Uint16Array(forms.length);
  const states = makeStates(own.length, most, firstLettersOf(texts, canonical));
  const { firstStates, steps, nextLetters } = states;
  const entries = new Uint16Array(forms.length);
  const flags = new Uint16Array(forms.length);
  const exactLetters = new Map<number, string>();

  // A state lists its newest form first, and the first one found is kept: those whose letters count go before the others.
  const inOrder = forms.toSorted((a, b) => Number(a.letters !== undefined) - Number(b.letters !== undefined));
  inOrder.forEach(({ ids, entry, letters, isInternational }, form) => {
    if (!ids.every((id) => id >= 1 && id <= own.length) || states.count + ids.length > most) return;
    let state = 0;
    for (const id of ids) state = states.after(state, id);
    for (let other = (formsAt[state] as number) - 1; other >= 0; other = (nextForms[other] as number) - 1) {
      if (exactLetters.get(other) === letters) return;
    }
    entries[form] = entry;
    flags[form] = (letters === undefined ? 0 : FLAG_EXACT) | (isInternational ? FLAG_INTERNATIONAL : 0);
    if (letters !== undefined) exactLetters.set(form, letters);
    nextForms[form] = formsAt[state] as number;
    formsAt[state] = form + 1;
  });
  const hashes = Int32Array.from(texts, hashOf);
  const cuesAt = new Uint16Array(most);
  return {
    entryCount: MOST_STATES,
    vocabulary: makeVocabulary(texts, hashes, canonical, firstStates),
    followers: makeFollowers(hashes, canonical, states, { formsAt, cuesAt }),
    firstStates,
    steps,
    formsAt,
    nextForms,
    nextLetters,
    cuesAt,
    entries,
    flags,
    exactLetters,
    cues: new Map(),
    cueCount: 0,
  };
}
