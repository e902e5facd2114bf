import { browser } from './browser.ts';

/**
 * Whether this script still belongs to a running extension. After an update or removal Chromium leaves content scripts
 * alive without one (Firefox ends them): every call would throw "Extension context invalidated".
 */
export function isOrphaned(): boolean {
  try {
    return browser.runtime?.id === undefined;
  } catch {
    return true;
  }
}
