import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { changed, inFolder, SAMPLE } from './sample.ts';

/** Run a command of the compiler as npm does, in a folder that holds a glossary. */
function run(root: string, file: string, ...options: readonly string[]): { code: number | null; lines: string[] } {
  const command = [resolve('scripts/run.mjs'), resolve(file), ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  return { code: status, lines: `${stdout}${stderr}`.trim().split('\n') };
}

test('the check fails with all faults and a last line with counts', () => {
  const files = changed('side-effects/fever.md', ['tier: 1', 'tier: 9'], ['urgent: yes', 'urgent: maybe']);
  inFolder(files, (_, root) => {
    const { code, lines } = run(root, 'src/compiler/cli.ts');
    expect(code).toBe(1);
    expect(lines).toContain('glossary/side-effects/fever.md: tier - must be one of: 1, 2, 3');
    expect(lines.at(-1)).toMatch(/^4 entries, 2 sources: 2 errors, \d+ warnings$/);
  });
});

test('the check fails when a rule warns more often than it may', () => {
  const files = { ...changed('side-effects/fever.md', ['hotter', 'febrile']), 'warning-ceilings.yaml': 'rare-word: 0' };
  inFolder(files, (_, root) => {
    const { code, lines } = run(root, 'src/compiler/cli.ts');
    expect(code).toBe(1);
    expect(lines).toContain(
      'glossary/warning-ceilings.yaml: rare-word - 1 warnings; 0 are allowed, and the number may only fall',
    );
    expect(lines.at(-1)).toMatch(/^4 entries, 2 sources: 0 errors, \d+ warnings$/);
  });
});

const FILES = ['entries.json', 'ids.json', 'lexicon.json', 'page-lexicon.json', 'wake-filter.json'];

test('the build writes all files, and leaves them as they were when the glossary has errors', () => {
  inFolder(SAMPLE, (folder, root) => {
    expect(run(root, 'src/compiler/build.ts').code).toBe(0);
    const built = join(root, 'build/glossary');
    expect(readdirSync(built).toSorted()).toEqual(FILES);

    writeFileSync(join(built, 'entries.json'), 'the last good one');
    writeFileSync(join(folder, 'side-effects/fever.md'), 'no entry');
    const { code, lines } = run(root, 'src/compiler/build.ts');
    expect(code).toBe(1);
    expect(lines[0]).toBe('the glossary has 1 errors:');
    expect(readdirSync(built).toSorted()).toEqual(FILES);
    expect(readFileSync(join(built, 'entries.json'), 'utf8')).toBe('the last good one');
  });
});
