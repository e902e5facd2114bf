import polyfill from 'webextension-polyfill';

// Imported first by the background and the extension's pages: gives Chromium before 148 the `browser` that all others
// have. Not by the content script: 2.7 kB in every frame of every page, for the few calls that differ in nothing.
if (!Object.hasOwn(globalThis, 'browser')) Object.defineProperty(globalThis, 'browser', { value: polyfill });
