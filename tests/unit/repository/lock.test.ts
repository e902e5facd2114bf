import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingPackages } from '../../../scripts/complete-lock.mjs';
import { root } from '../../../scripts/env.mjs';

test('finds optional packages that are named but not locked, and where they belong', () => {
  const packages = {
    '': {},
    'node_modules/tool': {
      version: '2.0.0',
      optionalDependencies: { '@tool/linux': '2.0.0', '@tool/darwin': '2.0.0', range: '^1.0.0' },
    },
    'node_modules/@tool/linux': { version: '2.0.0' },
    'node_modules/other/node_modules/tool': {
      version: '1.0.0',
      optionalDependencies: { '@tool/linux': '1.0.0' },
    },
  };
  expect(missingPackages(packages).map(({ path, version }) => `${path} ${version}`)).toEqual([
    'node_modules/@tool/darwin 2.0.0',
    'node_modules/other/node_modules/tool/node_modules/@tool/linux 1.0.0',
  ]);
});

test('the lock file names the packages of every system (else: node scripts/complete-lock.mjs)', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Parameters<typeof missingPackages>[0];
  };
  expect(missingPackages(lock.packages)).toEqual([]);
});
