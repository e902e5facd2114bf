/** The one door to the browser's extension API. The polyfill steps aside where `browser` exists; it earns Chromium before 148. */
export { default as browser } from 'webextension-polyfill';
export type { Runtime, Tabs } from 'webextension-polyfill';
