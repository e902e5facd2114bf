import { type Lexicon, emptySteps, stepOrNew } from './tables.ts';

/** The states that forms and cues lead through, made as the words of each are met. */
export interface States extends Pick<Lexicon, 'firstStates' | 'steps' | 'nextLetters'> {
  /** How many there are, the one before any word included. */
  readonly count: number;
  /** The state after `token` in `state` (0 before any word), made if it is not there yet. */
  after(state: number, token: number): number;
}

/** Room for the states of so many forms' words. `firstLetters` are the bits of what each token begins with. */
export function makeStates(tokenCount: number, most: number, firstLetters: Int32Array): States {
  const firstStates = new Uint16Array(tokenCount + 1);
  const steps = emptySteps(most);
  const nextLetters = new Int32Array(most);
  let count = 1;
  return {
    firstStates,
    steps,
    nextLetters,
    get count() {
      return count;
    },
    after(state, token) {
      const next = state === 0 ? firstStates[token] || count : stepOrNew(steps, state, token, count);
      if (next === count) {
        count++;
        if (state === 0) firstStates[token] = next;
        else nextLetters[state] = (nextLetters[state] as number) | (firstLetters[token] as number);
      }
      return next;
    },
  };
}
