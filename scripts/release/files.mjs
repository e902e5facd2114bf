// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/**
 * All files below a folder, by their paths from there, with slashes.
 * @param {string} folder
 * @param {(name: string) => boolean} [isLeftOut] of a file or folder at the top
 * @returns {string[]}
 */
export function filesBelow(folder, isLeftOut = () => false) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} path */
  const look = (path) => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      if (path === '' && isLeftOut(entry.name)) continue;
      const inside = path ? `${path}/${entry.name}` : entry.name;
      if (entry.isDirectory()) look(inside);
      else if (entry.isFile()) found.push(inside);
    }
  };
  look('');
  return found;
}

/**
 * The project's own files: what git tracks, or, in a copy without git such as the unpacked source archive, everything
 * that .gitignore does not name.
 * @param {string} folder
 * @param {{ andNew?: boolean }} [wish] andNew: files that are not committed yet as well
 * @returns {string[]}
 */
export function sourceFiles(folder, { andNew = false } = {}) {
  const tracked = git(folder, 'ls-files', '-z', ...(andNew ? ['--cached', '--others', '--exclude-standard'] : []));
  if (tracked !== undefined) return tracked.split('\0').filter((file) => file && existsSync(join(folder, file)));
  const ignored = ['.git', ...readFileSync(join(folder, '.gitignore'), 'utf8').split('\n').filter(Boolean)];
  return filesBelow(folder, (name) =>
    ignored.some((line) => (line.startsWith('*') ? name.endsWith(line.slice(1)) : name === line.replaceAll('/', ''))),
  );
}

/**
 * Tracked files that differ from the last commit, as git names them; empty where there is no git.
 * @param {string} folder
 * @returns {string[]}
 */
export function uncommitted(folder) {
  const changes = git(folder, 'status', '--porcelain') ?? '';
  return changes.split('\n').filter(Boolean);
}

/**
 * @param {string} folder
 * @param {...string} args
 * @returns {string | undefined} what git says; undefined where the folder is not the top of a work tree
 */
function git(folder, ...args) {
  /** @param {readonly string[]} given */
  const ask = (given) => spawnSync('git', given, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const { status, stdout } = ask(['rev-parse', '--show-toplevel']);
  if (status !== 0 || realpathSync(stdout.trim()) !== realpathSync(folder)) return undefined;
  return ask(args).stdout;
}
