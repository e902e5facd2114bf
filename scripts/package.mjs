// @ts-check
// Everything a release consists of, in release/: `npm run package`. docs/release.md says what is done with it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, modes } from './build.mjs';
import { browserNames, checkNode, ensurePackages, fail, root, say } from './env.mjs';
import { filesBelow, sourceFiles, uncommitted } from './release/files.mjs';
import { sbom } from './release/sbom.mjs';
import { sums, zip } from './release/zip.mjs';

checkNode();
await ensurePackages();
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const changes = uncommitted(root);
if (changes.length > 0) say(`Not a release, because these files are not committed:\n${changes.join('\n')}`);
if (!(await build(browserNames))) fail('The extension does not build: see above.');

/** What goes into each archive. @type {[archive: string, files: import('./release/zip.mjs').Packed[]][]} */
const archives = [
  ...browserNames.map((browser) => packed(modes[browser], filesBelow(join(root, 'dist', modes[browser])), 'dist')),
  packed('source', sourceFiles(root)),
];

/** @type {import('./release/zip.mjs').Packed[]} */
const release = [];
for (const [archive, files] of archives) release.push([`${name}-${version}-${archive}.zip`, await zip(files)]);
release.push(['sbom.cdx.json', Buffer.from(sbom())]);
release.push(['licences.txt', readFileSync(join(root, 'dist', modes.chromium, 'licences.txt'))]);
// A shop signs and packs anew, and another Node may compress differently: single files can be compared all the same.
/** @type {import('./release/zip.mjs').Packed[]} */
const contents = archives.flatMap(([archive, files]) =>
  files.map(([file, content]) => /** @type {import('./release/zip.mjs').Packed} */ ([`${archive}/${file}`, content])),
);
release.push(['contents.sha256', Buffer.from(sums(contents))]);
release.push(['SHA256SUMS', Buffer.from(sums(release))]);

const folder = join(root, 'release');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [file, content] of release) writeFileSync(join(folder, file), content);
say(`In release/:\n${sums(release)}`);

/**
 * @param {string} archive
 * @param {readonly string[]} files
 * @param {string} [parent] of the folder with the archive's name; without it, files lie at the top
 * @returns {[string, import('./release/zip.mjs').Packed[]]}
 */
function packed(archive, files, parent) {
  const from = parent ? join(root, parent, archive) : root;
  return [archive, files.map((file) => [file, readFileSync(join(from, file))])];
}
