import type { Page } from 'playwright-core';
import { toExpression } from './send-function.ts';

/** What the browser's own page about extensions can do. */
interface ExtensionsPage {
  readonly chrome: {
    readonly developerPrivate: {
      updateProfileConfiguration(change: object): Promise<void>;
      updateExtensionConfiguration(change: object): Promise<void>;
      addHostPermission(id: string, pattern: string): Promise<void>;
      getExtensionInfo(id: string): Promise<{ readonly runtimeErrors: readonly RuntimeError[] }>;
    };
  };
}
interface RuntimeError {
  readonly severity: string;
  readonly message: string;
}

/** In developer mode the browser keeps the errors of extensions, those in pages and those in the background. */
export async function collectErrors(page: Page): Promise<void> {
  await page.goto('chrome://extensions');
  const run = () =>
    (globalThis as unknown as ExtensionsPage).chrome.developerPrivate.updateProfileConfiguration({
      inDeveloperMode: true,
    });
  await page.evaluate(toExpression(run, null));
}

export async function readErrors(id: string): Promise<string[]> {
  const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
  const { runtimeErrors } = await developerPrivate.getExtensionInfo(id);
  // The browser's own remark where a tab was closed while its icon was being drawn, though the promise's answer is heard.
  const isRemark = (message: string): boolean => /^Unchecked runtime\.lastError: No tab with id: \d+\.$/.test(message);
  return runtimeErrors
    .filter(({ severity, message }) => severity === 'ERROR' && !isRemark(message))
    .map(({ message }) => message);
}

export async function giveAccess(id: string): Promise<void> {
  const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
  await developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: 'ON_ALL_SITES' });
}

export async function giveAccessTo(id: string, pattern: string): Promise<void> {
  const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
  await developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: 'ON_SPECIFIC_SITES' });
  await developerPrivate.addHostPermission(id, pattern);
}

export async function takeAccess(id: string): Promise<void> {
  const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome;
  await developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: 'ON_CLICK' });
}
