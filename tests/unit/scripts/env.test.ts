import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { findBrowser, installHint, root } from '../../../scripts/env.mjs';

describe.skipIf(process.platform === 'win32')('finding a browser', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'browsers-'));
    for (const name of ['firefox', 'google-chrome', 'named']) {
      writeFileSync(join(folder, name), '#!/bin/sh\n');
      chmodSync(join(folder, name), 0o755);
    }
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('takes the program the environment names before any other', () => {
    vi.stubEnv('CHROMIUM', join(folder, 'named'));
    vi.stubEnv('PATH', folder);
    expect(findBrowser('chromium')).toBe(join(folder, 'named'));
  });

  test.each([
    ['firefox', 'firefox'],
    ['chromium', 'google-chrome'],
  ] as const)('finds %s on PATH', (name, file) => {
    vi.stubEnv(name.toUpperCase(), '');
    vi.stubEnv('PATH', folder);
    expect(findBrowser(name)).toBe(join(folder, file));
  });

  test('ends with one line where the environment names no program', () => {
    const { status, stderr } = spawnSync(process.execPath, [resolve(root, 'scripts/start.mjs')], {
      env: { ...process.env, CHROMIUM: join(folder, 'nowhere') },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([`CHROMIUM=${join(folder, 'nowhere')} is not a program.`]);
  });

  test('says in one line what to install', () => {
    expect(installHint('firefox')).toMatch(/^No Firefox .*apt-get install firefox-esr.*FIREFOX.*\.$/);
  });
});
