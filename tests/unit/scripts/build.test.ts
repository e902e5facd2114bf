import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../scripts/env.mjs';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'));
  for (const each of [
    'glossary',
    'scripts',
    'src',
    'manifest.json',
    'package.json',
    'package-lock.json',
    'vite.config.ts',
  ])
    cpSync(join(root, each), join(folder, each), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a faulty entry stops the build with its faults alone, one a line', () => {
  const file = 'glossary/basics-immune-system/antigen.md';
  const entry = readFileSync(join(folder, file), 'utf8');
  writeFileSync(join(folder, file), entry.replace(/^kind:.*$/m, 'kind: nonsense').replace(/^tier:.*$/m, 'tier: 99'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'scripts/build.mjs')], {
    cwd: folder,
    encoding: 'utf8',
  });
  const [first, ...faults] = `${stdout}${stderr}`.trimEnd().split('\n');
  expect(status).toBe(1);
  expect(first).toMatch(/^the glossary has \d+ errors?:$/);
  expect(faults.map((line) => line.replace(/ - .*/, ''))).toEqual([`${file}: kind`, `${file}: tier`]);
});
