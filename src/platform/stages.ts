/**
 * The content script's later stages are scripts of their own, which the background runs where they are wanted. What they
 * bring they leave in the world that all stages of a frame share, under a symbol: a page's element ids show up as
 * properties of that global.
 */
export interface Stage<Brought> {
  /** Called by the stage's script. */
  leave(brought: Brought): void;
  /** What the stage left, if it has run in this frame. */
  left(): Brought | undefined;
}

/** The meeting place of one stage. */
export function stage<Brought>(name: string): Stage<Brought> {
  const key = Symbol.for(`immunotherapy-glossary/${name}`);
  return {
    leave: (value) => void Object.defineProperty(globalThis, key, { value, configurable: true }),
    left: () => (globalThis as unknown as Record<symbol, Brought | undefined>)[key],
  };
}
