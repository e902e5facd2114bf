/** How often at most (ms): each call costs the page a frame. */
const EVERY = 100;

/**
 * Call in the next frame, and then again only after a while, however often the result is called. Nothing is called once the
 * signal has aborted.
 */
export function sparingly(call: () => void, { signal }: { signal: AbortSignal }): () => void {
  let isResting = false;
  let isDue = false;
  function run(): void {
    isDue = false;
    isResting = true;
    requestAnimationFrame(() => {
      if (!signal.aborted) call();
    });
    setTimeout(rest, EVERY);
  }
  function rest(): void {
    isResting = false;
    if (isDue && !signal.aborted) run();
  }
  return () => {
    if (signal.aborted) return;
    if (isResting) isDue = true;
    else run();
  };
}
