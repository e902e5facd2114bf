import { limits, type Pack, type PackOrigin } from '../packs/pack.ts';
import { readPackValue } from '../packs/read-pack.ts';
import { browser } from './browser.ts';

/**
 * Packs live in `storage.local` under one key; `packStamp` beside it tells every frame whether there are any, and that
 * they have changed, without their being read there.
 */
const area = () => browser.storage.local;

/**
 * The packs kept in this browser, an organisation's first. They are checked again: a page's process that was taken over
 * could have written them. Whatever is no pack is left out.
 */
export async function loadPacks(): Promise<readonly Pack[]> {
  const { packs } = await area()
    .get('packs')
    .catch((): { packs?: unknown } => ({}));
  const stored: readonly unknown[] = Array.isArray(packs) ? packs.slice(0, limits.packs * 2) : [];
  return stored.flatMap((each) => readStored(each) ?? []);
}

/**
 * Change the packs of one origin. One change after the other, so that none is lost where two parts of the extension make
 * one at a time. False where the browser has no room for them.
 */
export function savePacks(from: PackOrigin, changed: (kept: readonly Pack[]) => readonly Pack[]): Promise<boolean> {
  return navigator.locks.request('packs', async () => {
    const kept = await loadPacks();
    const own = changed(kept.filter((pack) => pack.from === from));
    const others = kept.filter((pack) => pack.from !== from);
    const next = from === 'organisation' ? [...own, ...others] : [...others, ...own];
    if (JSON.stringify(next) === JSON.stringify(kept)) return true;
    try {
      if (next.length === 0) await area().remove(['packs', 'packStamp']);
      else await area().set({ packs: next, packStamp: Date.now() });
      return true;
    } catch {
      return false;
    }
  });
}

/** Call back after packs have changed in any part of the extension. */
export function onPacksChanged(changed: () => void): void {
  area().onChanged.addListener((changes: Record<string, unknown>) => {
    if (Object.hasOwn(changes, 'packs')) changed();
  });
}

function readStored(value: unknown): Pack | undefined {
  const { from, addedOn, ...given } = (value ?? {}) as Partial<Pack>;
  if ((from !== 'file' && from !== 'organisation') || typeof addedOn !== 'string') return undefined;
  const today = /^\d{4}-\d{2}-\d{2}$/.test(addedOn) ? addedOn : '';
  const reading = readPackValue(given, from, { isBuiltIn: () => false, today });
  return 'pack' in reading ? reading.pack : undefined;
}
