// @ts-check
// One command from a bare clone to a browser that shows the extension at work: `npm start`.
// usage: npm start -- [--browser chromium|firefox] [--once]     --once: count the terms on the demo page and end
import {
  browserNames,
  checkNode,
  ensureBrowser,
  ensurePackages,
  fail,
  installHint,
  program,
  root,
  run,
  say,
} from './env.mjs';
import { join } from 'node:path';

checkNode();
const name = browserNames.find((each) => each === argument('--browser', 'chromium'));
if (!name) fail(`--browser takes ${browserNames.join(' or ')}.`);
await ensurePackages();
if (!(await ensureBrowser(name))) fail(installHint(name));

say('Building the extension ...');
await must('The glossary does not compile.', [join(root, 'scripts/run.mjs'), 'src/compiler/build.ts']);
const mode = name === 'chromium' ? 'chrome' : 'firefox';
await must('The extension does not build.', [
  program('vite/bin/vite.js'),
  'build',
  '--mode',
  mode,
  '--logLevel',
  'error',
]);

const once = process.argv.includes('--once') ? ['--once'] : [];
process.exitCode = await run(process.execPath, [
  join(root, 'scripts/run.mjs'),
  'scripts/open-demo.ts',
  '--browser',
  name,
  ...once,
]);

/**
 * @param {string} otherwise
 * @param {readonly string[]} command
 */
async function must(otherwise, command) {
  if ((await run(process.execPath, command)) !== 0) fail(otherwise);
}

/**
 * The value after a flag.
 * @param {string} flag
 * @param {string} fallback
 */
function argument(flag, fallback) {
  const place = process.argv.indexOf(flag);
  return place < 0 ? fallback : (process.argv[place + 1] ?? '');
}
