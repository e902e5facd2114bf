import type { SeenPointer } from '../explain/pointer.ts';

/**
 * Remember where the pointer is: it may rest on a word before that word is found, and then says nothing more. What is
 * returned tells it and ends the remembering.
 */
export function rememberPointer(
  { signal }: { signal: AbortSignal },
  before?: SeenPointer,
): () => SeenPointer | undefined {
  let seen = before;
  const remember = ({ isTrusted, pointerType, clientX: x, clientY: y }: PointerEvent): void => {
    if (isTrusted && pointerType !== 'touch') seen = { x, y, at: performance.now() };
  };
  const own = new AbortController();
  addEventListener('pointermove', remember, {
    signal: AbortSignal.any([signal, own.signal]),
    capture: true,
    passive: true,
  });
  return () => {
    own.abort();
    return seen;
  };
}
