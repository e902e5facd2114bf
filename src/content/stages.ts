import type { startExplaining } from '../explain/explaining.tsx';
import type { SeenPointer } from '../explain/pointer.ts';
import { askBackground } from '../platform/messages.ts';
import { stage } from '../platform/stages.ts';

/** The first stage, in every frame: looks whether anything is worth reading. `relieve` ends it and tells where the pointer is. */
export const scoutStage = stage<{ relieve(): SeenPointer | undefined }>('scout');

/** The second stage: reads the document. */
export const readingStage = stage<true>('reading');

/** The third stage: explains the words that were found. */
export const explainingStage = stage<typeof startExplaining>('explaining');

/** Fetch the third stage if it has not run in this frame yet; undefined where it cannot be had. */
export async function loadExplaining(): Promise<typeof startExplaining | undefined> {
  if (!explainingStage.left()) await askBackground('loadExplaining').catch(() => undefined);
  return explainingStage.left();
}
