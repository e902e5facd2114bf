import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvaluateWith, ExtensionApi, Popup } from './browser.ts';
import { waitFor } from './poll.ts';
import { readAnswer, toExpression } from './send-function.ts';

/** What the harness needs to know of a built manifest. */
export interface BuiltManifest {
  readonly action?: { readonly default_popup?: string };
  readonly options_ui?: { readonly page: string };
  readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
}

export async function readManifest(distDir: string): Promise<BuiltManifest> {
  return JSON.parse(await readFile(join(distDir, 'manifest.json'), 'utf8')) as BuiltManifest;
}

/** A page of the extension to call its APIs from: the settings, which look at no tab, before the popup, which does. */
export async function controlPage(distDir: string): Promise<string> {
  const manifest = await readManifest(distDir);
  const path = manifest.options_ui?.page ?? manifest.action?.default_popup;
  if (!path) throw new Error(`${distDir} has no page of its own to call the extension's APIs from`);
  return path;
}

/** Evaluates an expression in a page of the extension; answers are texts. */
export type ExpressionRunner = (expression: string) => Promise<string>;

/** Firefox has `browser`; Chromium has it since version 148, and `chrome` with the same promises before. */
const api = '(globalThis.browser ?? globalThis.chrome)';
const popupDocument = `${api}.extension.getViews({ type: 'popup' })[0].document`;

/** Run functions with the extension's API in a page of the extension. */
export function extensionEvaluator(runExpression: ExpressionRunner): EvaluateWith<ExtensionApi> {
  return async (run, argument) => readAnswer(await runExpression(toExpression(run, argument ?? null, [api])));
}

/**
 * Open the toolbar popup and reach its document through `extension.getViews`: neither Playwright nor BiDi count
 * a popup among their pages.
 */
export async function openPopupFrom(runExpression: ExpressionRunner): Promise<Popup> {
  const evaluate = extensionEvaluator(runExpression);
  await evaluate(async (browser) => {
    if (browser.extension.getViews({ type: 'popup' }).length === 0) await browser.action.openPopup();
  });
  await waitFor('the popup to open', async () => {
    const isReady = await evaluate((browser) => {
      const view = browser.extension.getViews({ type: 'popup' })[0];
      return view !== undefined && view.document.readyState === 'complete' && view.document.body.innerText !== '';
    });
    return isReady || undefined;
  });
  return {
    evaluate: async (run, argument) =>
      readAnswer(await runExpression(toExpression(run, argument ?? null, [popupDocument]))),
    close: async () => {
      await evaluate((browser) => browser.extension.getViews({ type: 'popup' })[0]?.close());
      await waitFor('the popup to close', async () => {
        const isOpen = await evaluate((browser) => browser.extension.getViews({ type: 'popup' }).length > 0);
        return isOpen ? undefined : true;
      });
    },
  };
}
