// @ts-check
// One command from a bare clone to a browser that shows the extension at work: `npm start`.
// usage: npm start -- [--browser chromium|firefox] [--once | --watch]
//   --once: count the terms on the demo page and end     --watch: build and load anew when a file changes (`npm run dev`)
import { join } from 'node:path';
import { build } from './build.mjs';
import {
  browserNames,
  checkNode,
  ensureBrowser,
  ensurePackages,
  fail,
  findBrowser,
  installHint,
  root,
  run,
  say,
} from './env.mjs';

checkNode();
const name = browserNames.find((each) => each === argument('--browser', 'chromium'));
if (!name) fail(`--browser takes ${browserNames.join(' or ')}.`);
findBrowser(name); // a wrong CHROMIUM or FIREFOX ends here, before anything is installed
await ensurePackages();
if (!(await ensureBrowser(name))) fail(installHint(name));

say('Building the extension ...');
if (!(await build([name]))) fail('The extension does not build: see above.');

// Ctrl-C reaches the browser's process as well, which closes it in order; wait for that.
process.on('SIGINT', () => {});
const flags = process.argv.filter((flag) => flag === '--once' || flag === '--watch');
process.exitCode = await run(process.execPath, [
  join(root, 'scripts/run.mjs'),
  'scripts/open-demo.ts',
  '--browser',
  name,
  ...flags,
]);

/**
 * The value after a flag.
 * @param {string} flag
 * @param {string} fallback
 */
function argument(flag, fallback) {
  const place = process.argv.indexOf(flag);
  return place < 0 ? fallback : (process.argv[place + 1] ?? '');
}
