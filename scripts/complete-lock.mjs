// @ts-check
// Complete package-lock.json with the optional packages of other systems (binaries for macOS, Windows, ...).
// npm leaves them out where its registry does not hold them, and `npm ci` then refuses the lock file everywhere.
// Run after `npm install` has changed the lock file there; elsewhere it finds nothing to do.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './env.mjs';

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} LockedPackage
 */

/** @typedef {Record<string, LockedPackage>} LockedPackages by their paths, the project itself at '' */

if (process.argv[1] === join(root, 'scripts/complete-lock.mjs')) complete(join(root, 'package-lock.json'));

/** @param {string} file */
function complete(file) {
  const lock = /** @type {{ packages: LockedPackages }} */ (JSON.parse(readFileSync(file, 'utf8')));
  const missing = missingPackages(lock.packages);
  for (const { path, version, parent } of missing) {
    lock.packages[path] = { version, ...systemOf(path), ...(parent.dev && { dev: true }), optional: true };
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  say(`${missing.length} packages of other systems added to package-lock.json`);
}

/**
 * Optional packages that are named but not locked. Only exact versions can be filled in; those of binaries are.
 * @param {LockedPackages} packages
 */
export function missingPackages(packages) {
  /** @type {{ path: string, version: string, parent: LockedPackage }[]} */
  const found = [];
  const taken = new Map(Object.entries(packages).map(([path, { version }]) => [path, version]));
  for (const [parentPath, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (!/^\d+\.\d+\.\d+/.test(version) || isReachable(name, version, parentPath, taken)) continue;
      const top = `node_modules/${name}`;
      const path = taken.has(top) ? `${parentPath}/node_modules/${name}` : top;
      taken.set(path, version);
      found.push({ path, version, parent });
    }
  }
  return found;
}

/**
 * Whether a package finds another in its own node_modules or one further up, as Node looks for it.
 * @param {string} name
 * @param {string} version
 * @param {string} from
 * @param {ReadonlyMap<string, string | undefined>} taken
 * @returns {boolean}
 */
function isReachable(name, version, from, taken) {
  const here = taken.get(from ? `${from}/node_modules/${name}` : `node_modules/${name}`);
  if (here !== undefined) return here === version;
  const up = from.lastIndexOf('/node_modules/');
  return from !== '' && isReachable(name, version, up < 0 ? '' : from.slice(0, up), taken);
}

/**
 * The system a binary is for, from its name: "binding-linux-x64-musl".
 * @param {string} path
 */
function systemOf(path) {
  const words = path.split(/[/-]/);
  const os = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
  const cpu = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
  /** @param {readonly string[]} names */
  const named = (names) => names.filter((name) => words.includes(name));
  return {
    ...(named(cpu).length > 0 && { cpu: named(cpu) }),
    ...(words.includes('musl') && { libc: ['musl'] }),
    ...(words.includes('gnu') && { libc: ['glibc'] }),
    ...(named(os).length > 0 && { os: named(os) }),
  };
}
