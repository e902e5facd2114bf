// @ts-check
// What has to be on a machine before anything of this project runs: Node, the packages, a browser.
// Imports nothing but Node itself, because it runs before `npm ci`.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** The repository's top folder. Looked for, because run.mjs puts this file into bundles that stand elsewhere. */
export const root = folderWith('package-lock.json', dirname(fileURLToPath(import.meta.url)));

/** @type {readonly BrowserName[]} */
export const browserNames = ['chromium', 'firefox'];

/** Node 20.19 is the first 20.x that vite 8 and oxlint run on. */
const oldestNode = [20, 19];

/** End with one line where Node is too old to go on. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = oldestNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  fail(`Node ${process.versions.node} is too old: install Node ${oldestNode.join('.')} or later (https://nodejs.org).`);
}

/**
 * Run `npm ci` where node_modules is missing or older than the lock file. No package may run a program of its own while
 * it is installed: none needs to, and a package that was taken over would begin there.
 */
export async function ensurePackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('Installing packages (npm ci --ignore-scripts) ...');
  const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) fail('npm ci failed: see its message above.');
}

/**
 * Find a browser, or install one after saying so; undefined where neither worked.
 * @param {BrowserName} name
 * @returns {Promise<string | undefined>} the program's path
 */
export async function ensureBrowser(name) {
  const found = findBrowser(name);
  if (found) return found;
  say(`No ${titles[name]} found here.`);
  if (hasApt()) {
    await run('apt-get', ['update', '-qq']);
    for (const candidate of aptPackages[name]) {
      say(`Installing it: apt-get install ${candidate} ...`);
      const code = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', candidate], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      const installed = code === 0 ? findBrowser(name) : undefined;
      if (installed) return installed;
    }
  }
  if (name === 'chromium' && existsSync(playwrightProgram)) {
    say('Downloading the Chromium that playwright-core keeps ...');
    await run(process.execPath, [playwrightProgram, 'install', 'chromium']);
    return findBrowser(name);
  }
  return undefined;
}

/**
 * One line saying what to install for a browser that could not be had.
 * @param {BrowserName} name
 */
export function installHint(name) {
  return `No ${titles[name]} to be had: install ${oldest[name]} or later (Debian: apt-get install ${aptPackages[name][0]}), or set ${name.toUpperCase()} to its program.`;
}

/**
 * Look in the environment (CHROMIUM, FIREFOX), on PATH, in the usual places, and in Playwright's own folder.
 * @param {BrowserName} name
 * @returns {string | undefined}
 */
export function findBrowser(name) {
  const named = process.env[name.toUpperCase()];
  if (named) {
    if (!isProgram(named)) fail(`${name.toUpperCase()}=${named} is not a program.`);
    return resolve(named);
  }
  return [...onPath(name), ...usualPlaces(name), ...downloaded(name)].find(isProgram);
}

/** Whether a window can be shown. macOS and Windows always have a display. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Run a program with our own input and output; resolves with its exit code, 127 where it could not start.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  // npm is a .cmd file on Windows, which only a shell starts.
  const shell = process.platform === 'win32' && command === 'npm';
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell, ...options });
    child.on('error', () => done(127));
    child.on('close', (code) => done(code ?? 1));
  });
}

/**
 * The arguments with which `node` runs a package's program, the same on every system.
 * @param {string} path inside node_modules
 */
export function program(path) {
  return join(root, 'node_modules', path);
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * @param {string} line
 * @returns {never}
 */
export function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

/** @type {Readonly<Record<BrowserName, string>>} */
const titles = { chromium: 'Chromium or Chrome', firefox: 'Firefox' };

/** The oldest versions the manifest accepts. @type {Readonly<Record<BrowserName, string>>} */
const oldest = { chromium: 'Chromium 128', firefox: 'Firefox 140' };

/** Debian's names first, then Ubuntu's. @type {Readonly<Record<BrowserName, readonly string[]>>} */
const aptPackages = { chromium: ['chromium', 'chromium-browser'], firefox: ['firefox-esr', 'firefox'] };

/** Chromium before branded Chrome: it is what the tests are run with. @type {Readonly<Record<BrowserName, readonly string[]>>} */
const programNames = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  firefox: ['firefox', 'firefox-esr', 'firefox-developer-edition', 'firefox-nightly'],
};

const playwrightProgram = program('playwright-core/cli.js');

/**
 * @param {string} file
 * @param {string} folder
 * @returns {string} the nearest folder above that holds the file
 */
function folderWith(file, folder) {
  return existsSync(join(folder, file)) || folder === dirname(folder) ? folder : folderWith(file, dirname(folder));
}

function hasApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** @param {BrowserName} name */
function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  return programNames[name].flatMap((file) => folders.flatMap((dir) => endings.map((end) => join(dir, file + end))));
}

/**
 * @param {BrowserName} name
 * @returns {string[]}
 */
function usualPlaces(name) {
  if (process.platform === 'darwin') {
    const apps =
      name === 'chromium'
        ? ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome']
        : ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((dir) => apps.map((app) => join(dir, app)));
  }
  if (process.platform === 'win32') {
    const dirs = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((key) => process.env[key] ?? []);
    const files =
      name === 'chromium'
        ? ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe']
        : ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'];
    return dirs.flatMap((dir) => files.map((file) => join(dir, file)));
  }
  return name === 'chromium'
    ? ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome']
    : ['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox', '/snap/bin/firefox', '/opt/firefox/firefox'];
}

/**
 * Chromium builds that Playwright downloaded, newest first. Its Firefox is a build of its own that loads no extensions.
 * @param {BrowserName} name
 * @returns {string[]}
 */
function downloaded(name) {
  if (name === 'firefox') return [];
  const places = {
    linux: ['.cache/ms-playwright', 'chrome-linux/chrome', 'chrome-linux64/chrome'],
    darwin: ['Library/Caches/ms-playwright', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'],
    win32: ['AppData/Local/ms-playwright', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
  };
  const [cache, ...programs] = places[/** @type {keyof typeof places} */ (process.platform)] ?? [];
  const folder = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), cache ?? '.cache/ms-playwright');
  if (!existsSync(folder)) return [];
  const builds = readdirSync(folder).filter((build) => /^chromium-\d+$/.test(build));
  builds.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return builds.flatMap((build) => programs.map((file) => join(folder, build, file)));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
