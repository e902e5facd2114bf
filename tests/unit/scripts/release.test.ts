import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../../scripts/env.mjs';
import { bundledPackages, licencesText } from '../../../scripts/release/bundled.mjs';
import { sourceFiles } from '../../../scripts/release/files.mjs';
import { settled } from '../../../scripts/release/sbom.mjs';
import { sums, zip, type Packed } from '../../../scripts/release/zip.mjs';

describe('archives', () => {
  const files: Packed[] = [
    ['b/file.txt', Buffer.from('second '.repeat(100))],
    ['a.txt', Buffer.from('first')],
    ['B.txt', Buffer.from('capital')],
  ];

  test('the same files give the same bytes in any order', async () => {
    expect(await zip(files)).toEqual(await zip(files.toReversed()));
  });

  test('are the same in every time zone', async () => {
    const here = process.env['TZ'];
    const archives = [];
    for (const zone of ['Pacific/Kiritimati', 'America/St_Johns']) {
      process.env['TZ'] = zone;
      archives.push(await zip(files));
    }
    if (here === undefined) delete process.env['TZ'];
    else process.env['TZ'] = here;
    expect(archives[0]).toEqual(archives[1]);
  });

  test('hold every file under its name, sorted, with one date and one mode', async () => {
    const entries = centralDirectory(await zip(files));
    expect(entries.map(({ name }) => name)).toEqual(['B.txt', 'a.txt', 'b/file.txt']);
    const wanted = new Map(files.map(([name, content]) => [name, crc32(content)]));
    for (const { name, date, mode, crc, extra } of entries) {
      expect([date, mode, extra], name).toEqual(['1980-1-1', 0o100644, 0]);
      expect(crc, name).toBe(wanted.get(name));
    }
  });

  test('sums are lines that sha256sum reads', () => {
    expect(sums([['a.txt', Buffer.from('abc')]])).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n',
    );
  });
});

describe('the files of the source archive', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sources-'));
    for (const inside of ['release', 'scripts/release', 'node_modules/package', '.ci'])
      mkdirSync(join(folder, inside), { recursive: true });
    for (const file of [
      'release/old.zip',
      'scripts/release/zip.mjs',
      'node_modules/package/index.js',
      '.ci/run',
      'a.log',
    ])
      writeFileSync(join(folder, file), '');
    writeFileSync(join(folder, '.gitignore'), readFileSync(join(root, '.gitignore')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const own = ['.ci/run', '.gitignore', 'scripts/release/zip.mjs'];

  test('are what .gitignore leaves, where there is no git', () => {
    expect(sourceFiles(folder).toSorted()).toEqual(own);
  });

  test('are what git tracks, and what is new only where asked for', () => {
    spawnSync('git', ['init', '-q'], { cwd: folder });
    spawnSync('git', ['add', '.ci', '.gitignore'], { cwd: folder });
    expect(sourceFiles(folder).toSorted()).toEqual(own.slice(0, 2));
    expect(sourceFiles(folder, { andNew: true }).toSorted()).toEqual(own);
  });
});

describe('licences', () => {
  const good = {
    name: 'good',
    version: '1.0.0',
    licence: 'MIT',
    source: 'https://example.org',
    text: 'Copyright Good',
  };

  test('go into the package in full', () => {
    expect(licencesText([good])).toContain('good 1.0.0\nMIT\nhttps://example.org\n\nCopyright Good\n');
  });

  test.each([
    ['one that is not on the list', { ...good, licence: 'GPL-3.0-only' }, /good: GPL-3\.0-only is not allowed/],
    ['none at all', { ...good, licence: '' }, /good: no licence/],
    ['no text', { ...good, text: '' }, /good: MIT is not allowed or has no text/],
  ])('%s stops the build', (_, refused, message) => {
    expect(() => licencesText([refused])).toThrow(message);
  });

  test('every package in the bundle has an allowed one', async () => {
    expect(() => licencesText([])).not.toThrow();
    expect(licencesText(await bundledPackages())).toMatch(/^preact \d/m);
  });
});

test('the list of parts tells nothing of the machine, the moment or the folder', () => {
  const component = { 'bom-ref': 'b@1', name: 'b' };
  const bom = (folder: string, timestamp: string, random: string, ...refs: string[]) => ({
    $schema: 's',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: random,
    metadata: {
      timestamp,
      lifecycles: [{ phase: 'pre-build' }],
      tools: [{ vendor: 'npm', name: 'cli', version: random }],
      component: { ...component, name: folder },
    },
    components: refs.map((ref) => ({ 'bom-ref': ref, name: ref })),
    dependencies: refs.map((ref) => ({ ref, dependsOn: refs })),
  });
  const here = settled(bom('here', '2026-01-01', '1', 'x', 'y'), 'project');
  expect(settled(bom('there', '2027-01-01', '2', 'y', 'x'), 'project')).toEqual(here);
  expect(here).toHaveProperty('metadata.component.name', 'project');
  expect(here).toHaveProperty(
    'serialNumber',
    expect.stringMatching(/^urn:uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
  );
  // Another part is another list.
  const other = settled(bom('here', '2026-01-01', '1', 'x', 'z'), 'project');
  expect(other).not.toHaveProperty('serialNumber', (here as { serialNumber: string }).serialNumber);
});

/** What an archive's own list says of each file. */
function centralDirectory(archive: Buffer) {
  const entries = [];
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  for (let at = archive.readUInt32LE(end + 16); archive.readUInt32LE(at) === 0x02014b50;) {
    const [nameLength, extra] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30)];
    const day = archive.readUInt16LE(at + 14);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      date: `${1980 + (day >> 9)}-${(day >> 5) & 15}-${day & 31}`,
      mode: archive.readUInt32LE(at + 38) >>> 16,
      crc: archive.readUInt32LE(at + 16),
      extra,
    });
    at += 46 + nameLength + extra;
  }
  return entries;
}
