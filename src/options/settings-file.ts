import { loadSettings } from '../platform/settings-store.ts';
import { readSettings, settingNames, type Settings } from '../platform/settings.ts';

/** Far above what settings need; keeps a wrong file from being read into memory. */
const LARGEST_FILE = 1_000_000;

/** Offer the settings as a file that another browser can take in. */
export async function downloadSettings(): Promise<void> {
  const { settings } = await loadSettings();
  const chosen = JSON.stringify(settings, [...settingNames], 2); // nothing of what is not the reader's own
  const address = URL.createObjectURL(new Blob([chosen], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'immunotherapy-glossary-settings.json';
  link.click();
  URL.revokeObjectURL(address);
}

/** The settings in a file, without those it does not name or that cannot be read; undefined when it is no such file. */
export async function readSettingsFile(file: File): Promise<Partial<Settings> | undefined> {
  if (file.size > LARGEST_FILE) return undefined;
  const stored = parse(await file.text());
  if (!stored) return undefined;
  const { settings, unreadable } = readSettings(stored);
  const named = settingNames.filter((name) => Object.hasOwn(stored, name) && !unreadable.includes(name));
  return named.length > 0 ? Object.fromEntries(named.map((name) => [name, settings[name]])) : undefined;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
