import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/env.mjs';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** A claim of a document: `folder/file.test.ts`, "name of a test", perhaps with more names after it. */
interface Proof {
  readonly file: string;
  readonly names: readonly string[];
}

/** The proofs a document quotes. A file of tests without a name after it has none, which is a fault. */
function proofsIn(markdown: string): Proof[] {
  const text = markdown.replace(/\s+/g, ' ');
  return [...text.matchAll(/`([^`\s]+\.test\.tsx?)`((?:(?:,| and) "[^"]+")*)/g)].map(([, file = '', names = '']) => ({
    file,
    names: [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
  }));
}

/** The names of a file's tests and groups, without the places that a table fills. */
function titlesIn(source: string): Set<string> {
  const starts = /(?:\b(?:test|describe)(?:\.(?:only|skip))?|[)\]`])\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g;
  return new Set([...source.matchAll(starts)].map(([, , title = '']) => bare(title)));
}

function bare(title: string): string {
  return title
    .replace(/%[sdifjo]|\$[\w.]+/g, '')
    .replace(/\s+/g, ' ')
    .replace(/([:,])( ?[:,])+/g, '$1')
    .replace(/^[ :,]+|[ :,]+$/g, '');
}

/** What is wrong with the proofs of a document. */
function faultsIn(markdown: string): string[] {
  return proofsIn(markdown).flatMap(({ file, names }) => {
    if (!existsSync(join(root, 'tests', file))) return [`there is no tests/${file}`];
    if (names.length === 0) return [`no test of ${file} is named`];
    const titles = titlesIn(read(`tests/${file}`));
    return names.filter((name) => !titles.has(name)).map((name) => `${file} has no test "${name}"`);
  });
}

test('a document that names what is not there would be refused', () => {
  expect(faultsIn('`unit/repository/proofs.test.ts`, "no such test" and "also\nnone"')).toEqual([
    'unit/repository/proofs.test.ts has no test "no such test"',
    'unit/repository/proofs.test.ts has no test "also none"',
  ]);
  expect(faultsIn('`e2e/nowhere.test.ts`, "a test"')).toEqual(['there is no tests/e2e/nowhere.test.ts']);
  expect(faultsIn('`e2e/page.test.ts` shows it')).toEqual(['no test of e2e/page.test.ts is named']);
  expect(faultsIn('`unit/scripts/release.test.ts`, "archives" and "stops the build"')).toEqual([]);
});

describe.each(['docs/privacy.md', 'docs/threat-model.md', 'docs/release.md', 'SECURITY.md'])('%s', (document) => {
  test('names only tests that there are', () => {
    expect(faultsIn(read(document))).toEqual([]);
  });
});

test('docs/privacy.md proves what it claims at least 20 times', () => {
  expect(proofsIn(read('docs/privacy.md')).length).toBeGreaterThanOrEqual(20);
});

describe('docs/threat-model.md', () => {
  const threats = read('docs/threat-model.md').split(/^### /m).slice(1);

  test('numbers its threats', () => {
    expect(threats.map((threat) => /^\d+/.exec(threat)?.[0])).toEqual(threats.map((_, index) => `${index + 1}`));
    expect(threats.length).toBeGreaterThan(15);
  });

  const titled = threats.map((text) => ({ title: text.split('\n')[0], text }));
  test.each(titled)('says what is gained, what stops it, its proof and what remains: $title', ({ text }) => {
    const parts = [...text.matchAll(/^- \*\*([^*]+):\*\* (.)/gm)].map(([, name]) => name);
    expect(parts).toEqual(['Gain', 'Stopped by', 'Proof', 'Remains']);
    const [, proof = ''] = /^- \*\*Proof:\*\*([^]*?)(?=^- \*\*)/m.exec(text) ?? [];
    expect(proofsIn(proof).length > 0 || /\bno test yet\b/i.test(proof), proof).toBe(true);
  });
});

describe('links', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...markdownIn('docs')];

  test.each(documents)('of %s lead to files', (document) => {
    const targets = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
      const [path = ''] = target.split('#');
      return path === '' || /^[a-z]+:/.test(target) ? [] : [path];
    });
    expect(targets.filter((path) => !existsSync(join(root, dirname(document), path)))).toEqual([]);
  });
});

function markdownIn(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.md')).map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}
