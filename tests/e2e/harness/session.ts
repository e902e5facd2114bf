import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest';
import type { BrowserName, ExtensionBrowser, OpenOptions, Tab } from './browser.ts';
import { type FixtureServer, startFixtureServer } from './fixture-server.ts';
import { openBrowser } from './open-browser.ts';
import { forgoWelcome } from './welcome.ts';

export const root = resolve(import.meta.dirname, '../../..');

/** The browser this run of the tests is for, and the build that belongs to it. */
export const browserName: BrowserName = inject('browser');
export const distDir = resolve(root, 'dist', browserName === 'chromium' ? 'chrome' : 'firefox');

/** One browser for the tests of a file. Every test finds the settings empty and leaves no tab behind. */
export interface Session {
  readonly browser: ExtensionBrowser;
  readonly server: FixtureServer;
  /** Open a page in a tab that the end of the test closes. */
  open(url: string): Promise<Tab>;
  /** Serve this HTML (a body is enough) and open it. */
  openHtml(html: string): Promise<Tab>;
  /** Open a file of tests/pages. */
  openFile(name: string): Promise<Tab>;
}

/** Call once at the top of a test file. */
export function useSession(options: OpenOptions = {}): Session {
  let browser: ExtensionBrowser | undefined;
  let server: FixtureServer | undefined;
  const tabs: Tab[] = [];

  beforeAll(async () => {
    server = await startFixtureServer(resolve(root, 'tests/pages'));
    browser = await openBrowser(browserName, distDir, { proxy: server.origin, ...options });
    await forgoWelcome(browser);
  });
  beforeEach(() =>
    session.browser.evaluateInExtension(async ({ storage }) => {
      await Promise.all([storage.local.clear(), storage.sync.clear(), storage.session?.clear()]);
    }),
  );
  afterEach(async () => {
    await Promise.all(tabs.splice(0).map((tab) => tab.close().catch(() => {})));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const session: Session = {
    get browser() {
      if (!browser) throw new Error('The browser has not started');
      return browser;
    },
    get server() {
      if (!server) throw new Error('The fixture server has not started');
      return server;
    },
    open: async (url) => {
      const tab = await session.browser.newTab(url);
      tabs.push(tab);
      return tab;
    },
    openHtml: (html) => session.open(session.server.page(asPage(html))),
    openFile: (name) => session.open(session.server.file(name)),
  };
  return session;
}

/** A page with legible letters and no favicon to ask for. */
export function asPage(body: string, title = 'A page'): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title><link rel="icon" href="data:,"><style>body{font:20px/2 sans-serif;margin:40px}</style></head><body>${body}</body></html>`;
}
