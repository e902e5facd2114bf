import type { startExplaining } from './explaining.tsx';

/** Where the second stage leaves its function: a symbol, because a page's element ids show up as properties of this global. */
const EXPLAINING = Symbol.for('immunotherapy-glossary/explaining');

type StartExplaining = typeof startExplaining;

/** Leave the second stage's function in the world that both stages share. */
export function register(start: StartExplaining): void {
  Object.defineProperty(globalThis, EXPLAINING, { value: start, configurable: true });
}

/** The second stage's function, if it has run in this frame. */
export function registered(): StartExplaining | undefined {
  return (globalThis as { [EXPLAINING]?: StartExplaining })[EXPLAINING];
}
