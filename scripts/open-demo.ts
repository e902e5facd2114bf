import { unwatchFile, watchFile } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { BrowserName, Tab } from '../tests/e2e/harness/browser.ts';
import { startFixtureServer } from '../tests/e2e/harness/fixture-server.ts';
import { openBrowser } from '../tests/e2e/harness/open-browser.ts';
import { underlined } from '../tests/e2e/harness/reader.ts';
import { build, modes } from './build.mjs';
import { hasDisplay } from './env.mjs';
import { watchFolders } from './watch-folders.ts';

/**
 * The second half of `npm start`, once everything is installed and built: show the built extension on the demo page.
 * usage: open-demo.ts --browser chromium|firefox [--once | --watch]
 */
const { values } = parseArgs({
  options: { browser: { type: 'string' }, once: { type: 'boolean' }, watch: { type: 'boolean' } },
});
const name: BrowserName = values.browser === 'firefox' ? 'firefox' : 'chromium';
const isHeadful = hasDisplay();
if (!isHeadful) console.log('There is no display here: the browser runs without a window.');

const server = await startFixtureServer(resolve('tests/pages'));
const browser = await openBrowser(name, resolve('dist', modes[name]), {
  headful: isHeadful,
});
try {
  const url = server.file('demo.html');
  const tab = await browser.newTab(url);
  const terms = await findTerms(tab);
  console.log(`${title(name)} ${browser.version}: ${terms.size} terms found on the demo page, ${url}`);
  if (values.once) {
    if (terms.size === 0) process.exitCode = 1;
  } else {
    console.log('Rest the pointer on a dotted word. Ctrl-C here, or closing the browser, ends it.');
    const watching = new AbortController();
    if (values.watch) onSourcesChanged(() => loadAnew(tab), watching);
    await Promise.race([browser.ended, interrupted()]);
    watching.abort();
  }
} finally {
  await browser.close();
  await server.close();
}

/**
 * The different words that are underlined from the top of the page to its end. Only what is near the window carries
 * an underline at any time, so the page is read through and then put back.
 */
async function findTerms(tab: Tab): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let screen = 0; ; screen += 1) {
    const isLast = await tab.evaluate((screen) => {
      scrollTo({ top: screen * innerHeight, behavior: 'instant' });
      return (screen + 1) * innerHeight >= document.documentElement.scrollHeight;
    }, screen);
    for (const text of await settledUnderlines(tab)) found.add(text.toLowerCase());
    if (isLast) break;
  }
  await tab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  return found;
}

/** The underlined texts once their number has stayed the same for half a second; waits 5 s for the first. */
async function settledUnderlines(tab: Tab): Promise<readonly string[]> {
  let texts: readonly string[] = [];
  let sameSince = Date.now();
  for (;;) {
    const now = await underlined(tab);
    if (now.length !== texts.length) sameSince = Date.now();
    texts = now;
    if (Date.now() - sameSince > (texts.length > 0 ? 500 : 5_000)) return texts;
    await sleep(50);
  }
}

/** Call back once after each burst of changes to what the extension is made of, one build at a time, until the signal aborts. */
function onSourcesChanged(respond: () => Promise<void>, { signal }: { signal: AbortSignal }): void {
  let pending: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  const changed = () => {
    clearTimeout(pending);
    // ms; an editor that saves several files is done by then
    pending = setTimeout(() => (running = running.then(respond)), 200);
  };
  watchFolders(
    ['src', 'glossary'].map((folder) => resolve(folder)),
    changed,
    { signal },
  );
  watchFile(resolve('manifest.json'), { interval: 500 }, changed);
  signal.addEventListener('abort', () => {
    clearTimeout(pending);
    unwatchFile(resolve('manifest.json'));
  });
}

/** What does not build leaves the extension as it was. */
async function loadAnew(tab: Tab): Promise<void> {
  console.log('Building ...');
  if (!(await build([name]))) return;
  await browser.reloadExtension();
  await tab.reload();
  console.log('Loaded anew.');
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}

function title(name: BrowserName): string {
  return name === 'chromium' ? 'Chromium' : 'Firefox';
}
