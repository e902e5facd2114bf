import type { ExtensionBrowser } from './browser.ts';

interface Listening {
  heard: string[];
  /** The page whose messages are noted; every page of the web where it is null. */
  page: string | null;
  listener?: (
    message: unknown,
    sender: { readonly url?: string; readonly tab?: { readonly url?: string } },
  ) => undefined;
}

/**
 * Note from now on what frames of web pages, or of one `page` alone, ask of the background: every page of the extension hears
 * it, the one the tests hold open too. What was noted before is forgotten.
 */
export function listen(browser: Pick<ExtensionBrowser, 'evaluateInExtension'>, page?: string): Promise<void> {
  return browser.evaluateInExtension(({ runtime }, page) => {
    const view = globalThis as unknown as Listening;
    view.heard = [];
    view.page = page;
    if (view.listener) return;
    view.listener = (message, { url, tab }) => {
      const isMeant = view.page === null ? tab?.url?.startsWith('http') : url === view.page;
      if (isMeant) view.heard.push((message as { ask?: string }).ask ?? 'something');
      return undefined;
    };
    runtime.onMessage.addListener(view.listener);
  }, page ?? null);
}

/** The names of what was asked since `listen`. */
export function heard(browser: Pick<ExtensionBrowser, 'evaluateInExtension'>): Promise<string[]> {
  return browser.evaluateInExtension(() => (globalThis as unknown as Listening).heard);
}
