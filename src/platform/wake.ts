import { openBrowser } from './open-browser.ts';

/**
 * What the first stage of the content script may ask of the browser, none of it before there is a reason to: apart from
 * messages.ts and settings-store.ts, so that neither these nor the API are opened on a page that has nothing to find.
 */

/**
 * Have the second stage run in this frame, or be told that the reader wants none there. False where there was no answer, or it
 * could not be run.
 */
export async function askToWake(): Promise<boolean> {
  try {
    const reply: unknown = await openBrowser().runtime.sendMessage({ ask: 'wake', given: [] });
    return typeof (reply as { readonly value?: unknown } | undefined)?.value === 'boolean';
  } catch {
    return false; // the extension is going, or has gone
  }
}

/**
 * Whether this script still belongs to a running extension. After an update or removal Chromium leaves content scripts
 * alive without one (Firefox ends them): every call would throw "Extension context invalidated".
 */
export function isOrphaned(): boolean {
  try {
    return openBrowser().runtime?.id === undefined;
  } catch {
    return true;
  }
}

/** Call back after any setting changed. */
export function onAnySettingChanged(changed: () => void, { signal }: { signal: AbortSignal }): void {
  const { onChanged } = openBrowser().storage.local;
  onChanged.addListener(changed);
  signal.addEventListener('abort', () => onChanged.removeListener(changed));
}
