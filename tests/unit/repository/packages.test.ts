import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/env.mjs';
import { bundledPackages } from '../../../scripts/release/bundled.mjs';

/** An entry of package-lock.json, as far as trust is concerned. */
interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly hasInstallScript?: boolean;
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

/**
 * Packages that npm says run a program of their own when they are installed, looked at and found harmless to leave out
 * (`npm ci --ignore-scripts`). fsevents brings its program along; only macOS has it.
 */
const reviewedInstallScripts = ['node_modules/fsevents', 'node_modules/playwright/node_modules/fsevents'];

/** What is wrong with an entry of the lock file, in words. */
function faultsOf(path: string, entry: Locked): string[] {
  const { name, version = '', resolved, integrity, link, optional, os, cpu, hasInstallScript } = entry;
  const ofPath = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const isForOtherSystem = optional === true && (os ?? cpu) !== undefined;
  return [
    name !== undefined && name !== ofPath && `is ${name} under another name`,
    link && 'is a link to a folder',
    !/^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/.test(version) && `has no version of a registry: ${version}`,
    resolved !== undefined &&
      !resolved.startsWith(`https://registry.npmjs.org/${ofPath}/-/`) &&
      `comes from ${resolved}`,
    integrity !== undefined && !/^sha512-[\w+/]{86}==$/.test(integrity) && `has a weak sum: ${integrity}`,
    integrity === undefined && !isForOtherSystem && 'has no sum',
    hasInstallScript && !reviewedInstallScripts.includes(path) && 'runs a program when it is installed',
  ].flatMap((fault) => (typeof fault === 'string' ? [`${path} ${fault}`] : []));
}

describe('the lock file', () => {
  const good: Locked = { version: '1.2.3', integrity: `sha512-${'A'.repeat(86)}==` };

  test.each<[string, Locked]>([
    ['is evil under another name', { ...good, name: 'evil' }],
    ['is a link to a folder', { ...good, link: true }],
    [
      'has no version of a registry: git+ssh://git@example.org/p.git',
      { ...good, version: 'git+ssh://git@example.org/p.git' },
    ],
    ['has no version of a registry: file:../p', { ...good, version: 'file:../p' }],
    [
      'comes from http://registry.npmjs.org/p/-/p-1.2.3.tgz',
      { ...good, resolved: 'http://registry.npmjs.org/p/-/p-1.2.3.tgz' },
    ],
    ['comes from https://example.org/p.tgz', { ...good, resolved: 'https://example.org/p.tgz' }],
    [
      'comes from https://registry.npmjs.org/q/-/q-1.2.3.tgz',
      { ...good, resolved: 'https://registry.npmjs.org/q/-/q-1.2.3.tgz' },
    ],
    ['has a weak sum: sha1-abc', { ...good, integrity: 'sha1-abc' }],
    ['has no sum', { version: '1.2.3' }],
    ['runs a program when it is installed', { ...good, hasInstallScript: true }],
  ])('a package that %s would be refused', (fault, entry) => {
    expect(faultsOf('node_modules/a/node_modules/p', entry)).toEqual([`node_modules/a/node_modules/p ${fault}`]);
  });

  test('takes every package from the registry, under its own name, by its sum', () => {
    expect(locked.flatMap(([path, entry]) => faultsOf(path, entry))).toEqual([]);
    expect(locked.length).toBeGreaterThan(500);
  });

  test('names exactly the version and the dependencies of package.json', () => {
    const { version, dependencies, devDependencies } = manifest;
    expect(lock.packages['']).toMatchObject({ version });
    expect((lock.packages[''] as typeof manifest).dependencies).toEqual(dependencies);
    expect((lock.packages[''] as typeof manifest).devDependencies).toEqual(devDependencies);
  });

  test('installs no package that wants to run a program, whatever the lock file says of it', () => {
    const wanting = locked.filter(([path]) => {
      const folder = join(root, path);
      if (!existsSync(join(folder, 'package.json'))) return false; // for another system
      const { scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        scripts?: Record<string, string>;
      };
      const runs = ['preinstall', 'install', 'postinstall'].some((name) => Object.hasOwn(scripts, name));
      return (runs || existsSync(join(folder, 'binding.gyp'))) && !reviewedInstallScripts.includes(path);
    });
    expect(wanting.map(([path]) => path)).toEqual([]);
  });
});

describe('package.json', () => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

  test('asks for versions of the registry, from nowhere else', () => {
    expect(all.filter(([, range]) => !/^\^?\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  const text = read('docs/dependencies.md');
  const [, inBundle = '', forWork = ''] = text.split(/^## /m);
  /** The packages of a table's first column. */
  const listed = (section: string): string[] =>
    [...section.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, name]) => name ?? '');

  test('33: there are at most 8 runtime dependencies', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(8);
  });

  test('lists exactly the dependencies of package.json', () => {
    expect(listed(inBundle)).toEqual(Object.keys(manifest.dependencies));
    expect(listed(forWork)).toEqual(Object.keys(manifest.devDependencies));
  });

  test('says of each runtime dependency whether it is in the bundle', async () => {
    const bundled = (await bundledPackages()).map(({ name }) => name);
    const absent = Object.keys(manifest.dependencies).filter((name) => !bundled.includes(name));
    const saidAbsent = [...text.matchAll(/^`([^`]+)` is not in the bundle/gm)].map(([, name]) => name);
    expect(saidAbsent).toEqual(absent);
  });

  test('names every package that another brings into the bundle', async () => {
    const brought = (await bundledPackages()).filter(({ name }) => !Object.hasOwn(manifest.dependencies, name));
    expect(brought.map(({ name }) => name).filter((name) => !inBundle.includes(`\`${name}\``))).toEqual([]);
  });
});
