import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findBrowser } from '../../../scripts/env.mjs';
import type { ExtensionBrowser, Frame, Json, Tab } from './browser.ts';
import { openPipe } from './devtools-pipe.ts';
import { controlPage, extensionEvaluator } from './extension-page.ts';
import { waitFor } from './poll.ts';
import { temporaryProfile } from './profile.ts';
import { readAnswer, toExpression } from './send-function.ts';

/** A tab that no driver is attached to. There is no pointer and no key: those need a driver. */
export type UnattachedTab = Frame & Pick<Tab, 'goto' | 'close'>;

/** The part of a browser that can be had without being attached to its pages. */
export interface UnattachedBrowser extends Pick<ExtensionBrowser, 'evaluateInExtension' | 'close'> {
  newTab(url: string): Promise<UnattachedTab>;
}

/**
 * Start Chromium with the extension of `distDir`, and attach to a page of the extension only. Chromium prerenders nothing
 * from a page with a driver, and takes each of them for visible. Functions get into pages as extensions get them there,
 * through `scripting.executeScript`.
 */
export async function openChromiumUnattached(distDir: string, proxy: string): Promise<UnattachedBrowser> {
  const program = findBrowser('chromium');
  if (!program) throw new Error('no chromium on this machine');
  const profile = await temporaryProfile();
  const child = spawn(
    program,
    [
      '--headless',
      '--remote-debugging-pipe',
      '--enable-unsafe-extension-debugging',
      `--user-data-dir=${profile.path}`,
      `--proxy-server=${proxy}`,
      '--proxy-bypass-list=<-loopback>',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--password-store=basic',
      '--use-mock-keychain',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'exit');
  const { send } = openPipe(child);

  const { id } = await send<{ id: string }>('Extensions.loadUnpacked', { path: distDir });
  const url = `chrome-extension://${id}/${await controlPage(distDir)}`;
  const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url });
  const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const runInExtension = async (expression: string): Promise<string> => {
    const { result, exceptionDetails } = await send<Evaluated>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      sessionId,
    );
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await waitFor('the page of the extension', async () => {
    const isThere = `document.readyState === 'complete' && Boolean(globalThis.chrome?.scripting)`;
    return (await runInExtension(`String(${isThere})`)) === 'true' || undefined;
  });
  const evaluateInExtension = extensionEvaluator(runInExtension);

  return {
    evaluateInExtension,
    newTab: async (url) => {
      const tabId = await evaluateInExtension(async ({ tabs }, url) => (await tabs.create({ url })).id, url);
      const evaluate = async <Result, Argument extends Json = null>(
        run: (argument: Argument) => Result | Promise<Result>,
        argument?: Argument,
      ): Promise<Result> =>
        readAnswer<Result>(await runInExtension(inPage(tabId, toExpression(run, argument ?? null))));
      /** Until the document that somebody asked for is the tab's, and has been loaded. */
      const isLoaded = (url: string) =>
        waitFor(`${url} to load`, async () => {
          const isThere = await evaluate(
            (url) => location.href === url && document.readyState === 'complete',
            url,
          ).catch(() => false);
          return isThere || undefined;
        });
      await isLoaded(url);
      return {
        evaluate,
        goto: async (url) => {
          // As a link does, so that the page before is kept for the back button.
          await evaluate((url) => void setTimeout(() => (location.href = url)), url);
          await isLoaded(url);
        },
        close: () => evaluateInExtension(({ tabs }, tabId) => tabs.remove(tabId ?? -1), tabId ?? null),
      };
    },
    close: async () => {
      await send('Browser.close').catch(() => {});
      await ended;
      await profile.remove();
    },
  };
}

interface Evaluated {
  readonly result: { readonly value: string };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** An expression for the extension's page that evaluates another in a tab, in the world of the page there. */
function inPage(tabId: number | undefined, expression: string): string {
  return `(async () => {
    const target = { tabId: ${tabId}, frameIds: [0] };
    const func = () => ${expression}.then((text) => ({ text }), (error) => ({ error: String(error) }));
    const [{ result }] = await chrome.scripting.executeScript({ target, func, world: 'MAIN', injectImmediately: true });
    if (!result || result.error) throw new Error(result?.error ?? 'The page has gone.');
    return result.text;
  })()`;
}
