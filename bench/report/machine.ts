import { spawnSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import type { BrowserName } from '../../tests/e2e/harness/browser.ts';
import { findBrowser } from '../../scripts/env.mjs';

/** Where and when figures were taken: they mean nothing without it. */
export interface Circumstances {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memory: string;
  readonly system: string;
  readonly node: string;
  readonly chromium: string;
  readonly firefox: string;
}

export function circumstances(): Circumstances {
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${type()} ${release().split('-')[0]}`,
    node: process.versions.node,
    chromium: versionOf('chromium'),
    firefox: versionOf('firefox'),
  };
}

/** How many processes wanted a core in the last minute; above the number of cores, wall-clock times are not to be trusted. */
export function load(): number {
  return loadavg()[0] ?? 0;
}

function versionOf(name: BrowserName): string {
  const program = findBrowser(name);
  if (!program) return 'none here';
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return /[\d.]+\d(?:esr)?/.exec(stdout ?? '')?.[0] ?? 'unknown';
}
