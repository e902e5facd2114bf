import type { ExtensionBrowser } from './browser.ts';

interface Listening {
  heard: string[];
  listener?: (message: unknown, sender: { readonly tab?: { readonly url?: string } }) => undefined;
}

/**
 * Note from now on what frames of web pages ask of the background: every page of the extension hears it, the one the
 * tests hold open too. What was noted before is forgotten.
 */
export function listen(browser: Pick<ExtensionBrowser, 'evaluateInExtension'>): Promise<void> {
  return browser.evaluateInExtension(({ runtime }) => {
    const view = globalThis as unknown as Listening;
    view.heard = [];
    if (view.listener) return;
    view.listener = (message, { tab }) => {
      if (tab?.url?.startsWith('http')) view.heard.push((message as { ask?: string }).ask ?? 'something');
      return undefined;
    };
    runtime.onMessage.addListener(view.listener);
  });
}

/** The names of what was asked since `listen`. */
export function heard(browser: Pick<ExtensionBrowser, 'evaluateInExtension'>): Promise<string[]> {
  return browser.evaluateInExtension(() => (globalThis as unknown as Listening).heard);
}
