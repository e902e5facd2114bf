import { openBrowser } from './open-browser.ts';

/** The one door to the browser's extension API. The extension's own pages and the background run polyfill.ts first. */
// Marked so that the first stage of the content script, which imports only what never touches it, does not open it.
export const browser = /* @__PURE__ */ openBrowser();

export type { Runtime, Tabs } from 'webextension-polyfill';
