import type { Pack } from '../packs/pack.ts';
import { openGlossary, type Glossary } from './glossary.ts';
import { loadPacks } from './packs.ts';
import { loadSettings } from './settings-store.ts';
import { hasPacks } from './settings.ts';

/** The glossary as it is for this reader: with all packs, and without what their organisation hides. */
export interface Library extends Glossary {
  readonly packs: readonly Pack[];
  /** The same for two that hold the same. */
  readonly version: string;
}

/** Open it, unless the one at hand is still as it should be. */
export async function openLibrary(present?: Library): Promise<Library> {
  const { settings } = await loadSettings();
  const { hiddenTerms: hidden = [] } = settings.policies;
  const version = JSON.stringify([settings.packStamp, hidden]);
  if (present?.version === version) return present;
  const packs = hasPacks(settings) ? await loadPacks() : [];
  return { ...openGlossary({ packs, hidden }), packs, version };
}
