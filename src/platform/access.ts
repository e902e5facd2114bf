import { browser } from './browser.ts';

const EVERYWHERE = { origins: ['<all_urls>'] };

/** Whether the reader lets the extension read pages at all; Firefox and Chromium both let them take that back. */
export function hasAccess(): Promise<boolean> {
  return browser.permissions.contains(EVERYWHERE);
}

/** Whether there are sites at all that it may read: a reader may allow some and no others. */
export async function hasAccessSomewhere(): Promise<boolean> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.length > 0;
}

/** Ask for it. Must be called straight from a click. */
export function askAccess(): Promise<boolean> {
  return browser.permissions.request(EVERYWHERE);
}

/** Call back when access was given or taken. */
export function onAccessChanged(changed: (isGiven: boolean) => void): void {
  browser.permissions.onAdded.addListener(() => changed(true));
  browser.permissions.onRemoved.addListener(() => changed(false));
}
