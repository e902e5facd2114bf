import { askBackground } from '../platform/messages.ts';
import type { startExplaining } from '../explain/explaining.tsx';
import { registered } from '../explain/registration.ts';

/** The second stage of the content script, fetched if it has not run in this frame yet; undefined where it cannot be had. */
export async function loadExplaining(): Promise<typeof startExplaining | undefined> {
  if (!registered()) await askBackground('loadExplaining').catch(() => undefined);
  return registered();
}
