import { askBackground, tellBackground } from '../platform/messages.ts';

/**
 * Have the browser add a stylesheet to this frame as the reader's own. Only such a sheet reaches shadow trees in Firefox,
 * and the page can neither list nor outweigh it. It is taken out again when the signal aborts.
 */
export async function insertUserStyle(css: string, { signal }: { signal: AbortSignal }): Promise<boolean> {
  const isIn = await askBackground('insertStyle', css).catch(() => false);
  const remove = (): void => tellBackground('removeStyle', css);
  if (isIn && signal.aborted) remove();
  else if (isIn) signal.addEventListener('abort', remove);
  return isIn;
}
