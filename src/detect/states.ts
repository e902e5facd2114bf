import { type Lexicon, emptySteps, stepOrNew } from './tables.ts';

/** The states that forms and cues lead through, made as the words of each are met. */
export interface States extends Pick<Lexicon, 'firstStates' | 'steps' | 'nextLetters'> {
  /** How many there are, the one before any word included. */
  readonly count: number;
  /** Two numbers for each word that may come second: the token that comes first, and itself. */
  readonly pairs: Uint16Array;
  /** The state after `token` in `state` (0 before any word), made if it is not there yet. */
  after(state: number, token: number): number;
}

/** Room for the states of so many forms' words. `firstLetters` are the bits of what each token begins with. */
export function makeStates(tokenCount: number, most: number, firstLetters: Int32Array): States {
  const firstStates = new Uint16Array(tokenCount + 1);
  const steps = emptySteps(most);
  const nextLetters = new Int32Array(most);
  /** The token that leads to each state without another before it, 0 for states that no first token leads to. */
  const firstTokens = new Uint16Array(most);
  const pairs = new Uint16Array(2 * most);
  let pairsEnd = 0;
  let count = 1;
  return {
    firstStates,
    steps,
    nextLetters,
    get count() {
      return count;
    },
    get pairs() {
      return pairs.subarray(0, pairsEnd);
    },
    after(state, token) {
      const next = state === 0 ? firstStates[token] || count : stepOrNew(steps, state, token, count);
      if (next === count) {
        count++;
        if (state === 0) {
          firstStates[token] = next;
          firstTokens[next] = token;
        } else {
          nextLetters[state] = (nextLetters[state] as number) | (firstLetters[token] as number);
          const first = firstTokens[state] as number;
          if (first !== 0) {
            pairs[pairsEnd++] = first;
            pairs[pairsEnd++] = token;
          }
        }
      }
      return next;
    },
  };
}
