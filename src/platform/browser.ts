import type { Browser } from 'webextension-polyfill';

/**
 * The one door to the browser's extension API. Only an own property of the global counts: in Chromium before 148 there
 * is no `browser`, and a page's element with that id would stand in for it. Its `chrome` answers with promises as well;
 * what still differs there is mended in messages.ts. The extension's own pages and the background run polyfill.ts first.
 */
const scope = globalThis as typeof globalThis & { readonly browser: Browser; readonly chrome: Browser };
export const browser: Browser = Object.hasOwn(scope, 'browser') ? scope.browser : scope.chrome;

export type { Runtime, Tabs } from 'webextension-polyfill';
