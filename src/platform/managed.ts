import { browser } from './browser.ts';

/** What the organisation that looks after this browser has set, unchecked. Firefox rejects where nobody has set anything. */
export async function readManaged(): Promise<Readonly<Record<string, unknown>>> {
  return browser.storage.managed.get().catch(() => ({}));
}

/** ms. Chromium looks for what is set for an extension only when it has installed it, and lets the file rest for 5 s. */
const SETTLING = 7_000;

/** The same just after installation. Whoever took the extension from a shop by themselves need not wait for it to come. */
export async function readManagedAtFirst(): Promise<Readonly<Record<string, unknown>>> {
  const [managed, { installType }] = await Promise.all([readManaged(), browser.management.getSelf()]);
  if (installType === 'normal' || Object.keys(managed).length > 0) return managed;
  await new Promise<void>((done) => {
    onManagedChanged(done);
    setTimeout(done, SETTLING);
  });
  return readManaged();
}

/** Call back after a policy has changed. */
export function onManagedChanged(changed: () => void): void {
  browser.storage.managed.onChanged.addListener(changed);
}
