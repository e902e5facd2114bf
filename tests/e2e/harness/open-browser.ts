import { existsSync } from 'node:fs';
import { findBrowser } from '../../../scripts/env.mjs';
import type { BrowserName, ExtensionBrowser, OpenOptions } from './browser.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';

/** Start the named browser, wherever it is installed, with a built extension. */
export function openBrowser(
  name: BrowserName,
  builtExtension: string,
  options: OpenOptions = {},
): Promise<ExtensionBrowser> {
  if (!existsSync(builtExtension)) throw new Error(`${builtExtension} is not there: npm run build`);
  const program = findBrowser(name);
  if (!program) throw new Error(`no ${name} on this machine`);
  return (name === 'chromium' ? openChromium : openFirefox)(builtExtension, program, options);
}
