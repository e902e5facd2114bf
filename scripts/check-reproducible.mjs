// @ts-check
// Whether the same sources give the same packages, byte for byte, wherever and whenever they are built: packages two
// copies that differ in everything which is not source, and compares. `npm run check:reproducible`
import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, ensurePackages, fail, root, run, say } from './env.mjs';
import { sourceFiles } from './release/files.mjs';

/**
 * @typedef {object} Surroundings
 * @property {string} folder
 * @property {Record<string, string>} env
 * @property {number} shift ms by which the clock is wrong
 * @property {string} date of every source file
 * @property {number} mask for the modes of files that are written
 * @property {(files: string[]) => string[]} order in which files come into the folder, and so, here and there, out of it
 * @property {(from: string, to: string) => void} bringPackages
 */

const YEAR = 365 * 86_400_000;

checkNode();
await ensurePackages();
const top = mkdtempSync(join(tmpdir(), 'same-'));
process.on('exit', () => rmSync(top, { recursive: true, force: true }));

/** @type {readonly [Surroundings, Surroundings]} */
const places = [
  {
    folder: join(top, 'a'),
    env: { TZ: 'Pacific/Kiritimati', LANG: 'C', LC_ALL: 'C' },
    shift: 0, // not back: the compiler refuses entries from the future
    date: '2001-02-03T04:05:06Z',
    mask: 0o022,
    order: (files) => files.toSorted(),
    bringPackages: (from, to) => symlinkSync(from, to, 'junction'),
  },
  {
    folder: join(top, 'another place', 'ünder a longer path', 'b'),
    env: { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    shift: 7.5 * YEAR,
    date: '2019-08-07T16:05:04Z',
    mask: 0o077,
    order: (files) => files.toSorted().toReversed(),
    bringPackages: linkTree, // as if installed there: nothing leads back to the folder the other copy uses
  },
];
for (const place of places) await packageIn(place);
report(places.map(({ folder }) => join(folder, 'release')));

/** @param {Surroundings} place */
async function packageIn({ folder, env, shift, date, mask, order, bringPackages }) {
  say(`Packaging in ${folder} ...`);
  const before = process.umask(mask);
  for (const file of order(sourceFiles(root, { andNew: true }))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
    utimesSync(join(folder, file), new Date(date), new Date(date));
  }
  bringPackages(join(root, 'node_modules'), join(folder, 'node_modules'));
  const clock = pathToFileURL(join(root, 'scripts/release/shifted-clock.mjs'));
  const code = await run(process.execPath, [join(folder, 'scripts/package.mjs')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env, CLOCK_SHIFT: String(shift), NODE_OPTIONS: `--import=${clock.href}` },
  });
  process.umask(before);
  if (code !== 0) fail(`Packaging failed in ${folder}: see above.`);
}

/**
 * The same folders with the same files in them, not copied but linked where the disk allows.
 * @param {string} from
 * @param {string} to
 */
function linkTree(from, to) {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) cpSync(source, target, { verbatimSymlinks: true });
    else linkFile(source, target);
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkFile(from, to) {
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to, { preserveTimestamps: true }); // another disk
  }
}

/** @param {readonly string[]} folders */
function report([first = '', second = '']) {
  const files = [...new Set([...readdirSync(first), ...readdirSync(second)])].toSorted();
  const differing = files.filter((file) => read(first, file) !== read(second, file));
  if (differing.length === 0) {
    say(`The same ${files.length} files twice:\n${readFileSync(join(first, 'SHA256SUMS'), 'utf8').trimEnd()}`);
    return;
  }
  // The list of contents names the file inside an archive that is to blame.
  const lines = [first, second].map((folder) => new Set(read(folder, 'contents.sha256').split('\n')));
  const inside = lines.flatMap((own, at) => [...own].filter((line) => !lines[1 - at]?.has(line)));
  const blamed = [...new Set(inside.map((line) => line.replace(/^\S+\s+/, '')))].toSorted();
  fail(`Two packagings of the same sources differ in:\n${[...differing, ...blamed].join('\n')}`);
}

/**
 * @param {string} folder
 * @param {string} file
 * @returns {string} its bytes; empty where it is missing
 */
function read(folder, file) {
  try {
    return readFileSync(join(folder, file), 'latin1');
  } catch {
    return '';
  }
}
