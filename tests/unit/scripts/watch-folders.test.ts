import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchFolders } from '../../../scripts/watch-folders.ts';

let folder: string;
let watching: AbortController;
const changed = vi.fn<() => void>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watched-'));
  mkdirSync(join(folder, 'inside'));
  writeFileSync(join(folder, 'inside/entry.md'), 'first');
  watching = new AbortController();
  watchFolders([folder], changed, watching);
});
afterEach(() => {
  watching.abort();
  rmSync(folder, { recursive: true, force: true });
});

/** As many editors save: a new file takes the place of the old one. */
function replace(file: string): void {
  writeFileSync(`${folder}.aside`, `${Math.random()}`);
  renameSync(`${folder}.aside`, join(folder, file));
}

async function expectChange(change: () => void): Promise<void> {
  await new Promise((done) => setTimeout(done, 100)); // what the change before has caused is over
  changed.mockClear();
  change();
  await expect.poll(() => changed.mock.calls.length, { timeout: 10_000 }).toBeGreaterThan(0);
}

test('a file that is replaced on saving is followed for good', async () => {
  for (let save = 0; save < 3; save += 1) {
    await expectChange(() => replace('inside/entry.md'));
    await expectChange(() => writeFileSync(join(folder, 'inside/entry.md'), `in place ${save}`));
  }
});

test('what is written into a new folder is noticed', async () => {
  await expectChange(() => mkdirSync(join(folder, 'inside/new')));
  await expectChange(() => writeFileSync(join(folder, 'inside/new/entry.md'), 'more'));
});

test('nothing is noticed after the end', async () => {
  watching.abort();
  changed.mockClear();
  replace('inside/entry.md');
  await new Promise((done) => setTimeout(done, 300));
  expect(changed).not.toHaveBeenCalled();
});
