import type { Browser } from 'webextension-polyfill';

/**
 * The browser's extension API. Only an own property of the global counts: in Chromium before 148 there is no `browser`, and a
 * page's element with that id would stand in for it. Its `chrome` answers with promises as well; what still differs there is
 * mended in messages.ts. Apart from browser.ts for the first stage of the content script, which may never need it: the first
 * touch costs a page about half a millisecond (Chromium 156).
 */
export function openBrowser(): Browser {
  const scope = globalThis as typeof globalThis & { readonly browser: Browser; readonly chrome: Browser };
  return Object.hasOwn(scope, 'browser') ? scope.browser : scope.chrome;
}
