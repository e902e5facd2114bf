import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** Each source is planted in a copy of the folders and linted with the project's own rules. */
const refused: readonly [file: string, source: string, rule: string][] = [
  ['src/detect/upward.ts', `export { walk } from '../page/walk.ts';`, 'no-restricted-imports'],
  ['src/detect/deep/upward.ts', `import { a } from '../../ui/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/detect/package.ts', `import { h } from 'preact'; export const b = h;`, 'no-restricted-imports'],
  ['src/detect/clock.ts', `export const now = () => Date.now();`, 'no-restricted-globals'],
  ['src/detect/dom.ts', `export const title = () => document.title;`, 'no-restricted-globals'],
  ['src/compiler/upward.ts', `import { a } from '../page/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/packs/upward.ts', `import { a } from '../platform/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/packs/package.ts', `import a from 'papaparse'; export const b = a;`, 'no-restricted-imports'],
  ['src/detect/packs.ts', `import { a } from '../packs/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/page/packs.ts', `import { a } from '../packs/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/ui/packs.ts', `import { a } from '../packs/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/page/upward.ts', `import { a } from '../content/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/page/types.ts', `import type { A } from '../ui/a.ts'; export type B = A;`, 'no-restricted-imports'],
  ['src/page/preact.ts', `import { h } from 'preact'; export const b = h;`, 'no-restricted-imports'],
  ['src/page/browser.ts', `export const id = () => browser.runtime.id;`, 'no-restricted-globals'],
  ['src/ui/value.ts', `import { a } from '../detect/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/ui/chrome.ts', `export const id = () => chrome.runtime.id;`, 'no-restricted-globals'],
  ['src/platform/value.ts', `import { a } from '../page/a.ts'; export const b = a;`, 'no-restricted-imports'],
  [
    'src/content/other-root.ts',
    `export const b = async () => (await import('../popup/a.ts')).a;`,
    'no-restricted-imports',
  ],
  ['src/explain/root.ts', `import { a } from '../content/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/explain/value.ts', `import { a } from '../platform/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/page/explain.ts', `import { a } from '../explain/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/ui/explain.ts', `import { a } from '../explain/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/glossary-page/root.ts', `import { a } from '../popup/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/welcome/root.ts', `import { a } from '../content/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/explain/root.ts', `import { a } from '../content/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/explain/value.ts', `import { a } from '../platform/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/ui/explain.ts', `import { a } from '../explain/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/glossary-page/popup.ts', `import { a } from '../popup/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/welcome/compiler.ts', `import { a } from '../compiler/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/options/polyfill.ts', `import a from 'webextension-polyfill'; export const b = a;`, 'no-restricted-imports'],
  ['src/background/compiler.ts', `import { a } from '../compiler/a.ts'; export const b = a;`, 'no-restricted-imports'],
  ['src/popup/polyfill.ts', `import a from 'webextension-polyfill'; export const b = a;`, 'no-restricted-imports'],
  ['src/page/markup.ts', `export const f = (e: Element) => { e.innerHTML = ''; };`, 'no-restricted-properties'],
  ['src/ui/Markup.tsx', `export const F = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;`, 'no-danger'],
  ['src/background/fetch.ts', `export const f = () => fetch('x');`, 'no-restricted-globals'],
  ['src/content/window-fetch.ts', `export const f = () => window.fetch('x');`, 'no-restricted-properties'],
  ['src/content/request.ts', `export const f = () => new XMLHttpRequest();`, 'no-restricted-globals'],
  ['src/content/socket.ts', `export const f = () => new WebSocket('x');`, 'no-restricted-globals'],
  ['src/content/beacon.ts', `export const f = () => navigator.sendBeacon('x');`, 'no-restricted-properties'],
  ['src/options/eval.ts', `export const f = (s: string) => eval(s);`, 'no-eval'],
];

const accepted: readonly [file: string, source: string][] = [
  ['src/detect/sibling.ts', `import { fold } from './fold.ts'; export const a = fold;`],
  ['src/compiler/detect.ts', `import { fold } from '../detect/fold.ts'; export const a = fold;`],
  ['src/packs/detect.ts', `import { fold } from '../detect/fold.ts'; export const a = fold;`],
  ['src/platform/packs.ts', `import { a } from '../packs/a.ts'; export const b = a;`],
  ['src/page/detect.ts', `import { fold } from '../detect/fold.ts'; export const a = fold;`],
  ['src/ui/types.ts', `import type { Entry } from '../detect/entry.ts'; export type A = Entry;`],
  ['src/explain/types.ts', `import type { A } from '../platform/a.ts'; export type B = A;`],
  ['src/platform/polyfill.ts', `import a from 'webextension-polyfill'; export const b = a;`],
  ['src/explain/types.ts', `import type { A } from '../platform/a.ts'; export type B = A;`],
  ['src/welcome/explain.ts', `import { a } from '../explain/a.ts'; export const b = a;`],
  ['src/content/all.ts', `import { a } from '../page/a.ts'; import { b } from '../ui/b.ts'; export const c = [a, b];`],
];

let folder: string;
/** `file: rule` of everything the linter found. */
let findings: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  writeFileSync(join(folder, '.oxlintrc.json'), readFileSync(join(root, '.oxlintrc.json')));
  for (const [file, source] of [...refused, ...accepted]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${source}\n`);
  }
  const linter = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [linter, '-f', 'json'], { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(stdout) as { diagnostics: { filename: string; code?: string }[] };
  findings = report.diagnostics.map(({ filename, code }) => {
    const file = relative(folder, resolve(folder, filename)).replaceAll('\\', '/');
    return `${file}: ${code?.replace(/^.*\((.*)\)$/, '$1')}`;
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(refused)('the linter refuses %s: %s', (file, _source, rule) => {
  expect(findings).toContain(`${file}: ${rule}`);
});

test.each(accepted)('the linter accepts %s: %s', (file) => {
  expect(findings.filter((finding) => finding.startsWith(file))).toEqual([]);
});
