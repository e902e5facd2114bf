// @ts-check
// Bundle the extension for one browser, or for both when run by itself (`npm run build`). vite.config.ts compiles the
// glossary on the way.
import { join } from 'node:path';
import { browserNames, program, root, run } from './env.mjs';

/** vite.config.ts's mode for each browser, which is also its folder in dist/. */
export const modes = /** @type {const} */ ({ chromium: 'chrome', firefox: 'firefox' });

/**
 * Build into dist/; false where the glossary or the code has faults, which are printed.
 * @param {readonly import('./env.mjs').BrowserName[]} browsers
 * @returns {Promise<boolean>}
 */
export async function build(browsers) {
  // By itself first: the bundler would put its own stack trace around the faults of an entry.
  if ((await run(process.execPath, compileGlossary, { stdio: ['ignore', 'ignore', 'inherit'] })) !== 0) return false;
  const env = { ...process.env, GLOSSARY: 'compiled' };
  for (const browser of browsers) {
    if ((await run(process.execPath, bundle(browser), { env })) !== 0) return false;
  }
  return true;
}

/** Arguments with which Node compiles the glossary by itself, for what reads it without a build. */
export const compileGlossary = [join(root, 'scripts/run.mjs'), 'src/compiler/build.ts'];

/**
 * Arguments with which Node bundles the extension for a browser. Quiet, because crxjs's inner build of the content
 * script warns about an option of its own.
 * @param {import('./env.mjs').BrowserName} browser
 */
export function bundle(browser) {
  return [program('vite/bin/vite.js'), 'build', '--mode', modes[browser], '--logLevel', 'error'];
}

if (process.argv[1] === join(root, 'scripts/build.mjs')) process.exitCode = (await build(browserNames)) ? 0 : 1;
