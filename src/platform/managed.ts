import { browser } from './browser.ts';

/** What the organisation that looks after this browser has set, unchecked. Firefox rejects where nobody has set anything. */
export async function readManaged(): Promise<Readonly<Record<string, unknown>>> {
  return browser.storage.managed.get().catch(() => ({}));
}

/** Call back after a policy has changed. */
export function onManagedChanged(changed: () => void): void {
  browser.storage.managed.onChanged.addListener(changed);
}
