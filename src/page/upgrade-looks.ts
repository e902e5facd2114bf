/**
 * When to look again whether custom elements have been defined (ms after the look before). Nothing tells a content script of
 * an upgrade: it is no mutation, and Chromium's isolated worlds have no `customElements`.
 */
export const LOOKS = [250, 500, 1000, 2000, 4000, 8000, 16_000];
