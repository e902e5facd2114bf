import { browser } from './browser.ts';
import { forgetKeptLevel } from './kept-level.ts';
import type { Policies } from './policies.ts';
import {
  readSettings,
  settingKeys,
  settingNames,
  type ReadSettings,
  type Settings,
  type SettingName,
} from './settings.ts';

/**
 * Settings live in `storage.local`, one key each. Local and not sync: the list of paused sites is a trace of what
 * somebody reads, and a health glossary should not send that to an account.
 */
const area = () => browser.storage.local;

/** Read all settings. A store that cannot be read at all counts as empty. */
export async function loadSettings(): Promise<ReadSettings> {
  const stored = await area()
    .get([...settingKeys])
    .catch(() => ({}));
  return readSettings(stored);
}

/** Store what the reader chose, and nothing else. Resolves false when the browser refused the write. */
export async function saveSettings(changes: Partial<Settings>): Promise<boolean> {
  if (Object.hasOwn(changes, 'level')) await forgetKeptLevel().catch(() => undefined);
  return area()
    .set(changes)
    .then(
      () => true,
      () => false,
    );
}

/** Keep what an organisation has set, for the background only; nothing is written where nothing has changed. */
export async function savePolicies(policies: Policies): Promise<void> {
  const { settings } = await loadSettings();
  if (JSON.stringify(settings.policies) === JSON.stringify(policies)) return;
  if (Object.keys(policies).length === 0) await area().remove('policies');
  else await area().set({ policies });
}

/** Forget choices, so that their defaults are back. Without names: all of them. */
export async function resetSettings(names: readonly SettingName[] = settingNames): Promise<boolean> {
  if (names.includes('level')) await forgetKeptLevel().catch(() => undefined);
  return area()
    .remove([...names])
    .then(
      () => true,
      () => false,
    );
}

/** Call back with fresh settings after any of them changed in any part of the extension. */
export function onSettingsChanged(changed: (read: ReadSettings) => void, { signal }: { signal: AbortSignal }): void {
  const listener = (changes: Record<string, unknown>): void => {
    if (settingKeys.some((name) => Object.hasOwn(changes, name))) void loadSettings().then(report);
  };
  const report = (read: ReadSettings): void => {
    if (!signal.aborted) changed(read);
  };
  const { onChanged } = area();
  onChanged.addListener(listener);
  signal.addEventListener('abort', () => onChanged.removeListener(listener));
}
