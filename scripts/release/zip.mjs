// @ts-check
// Archives that come out the same, byte for byte, wherever and whenever they are made from the same files.
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A file to be packed: its name in the archive, with slashes, and what it holds. @typedef {[name: string, content: Buffer]} Packed */

const PLAIN_FILE = 0o100644;

/**
 * Pack files: sorted by name, with one date and one mode for all, and no field that the format leaves to the system.
 * @param {readonly Packed[]} files
 * @returns {Promise<Buffer>}
 */
export function zip(files) {
  const archive = new ZipFile();
  const always = new Date(1980, 0, 1, 12); // in local time, as the format's field is: the same in every zone
  for (const [name, content] of inOrder(files)) {
    archive.addBuffer(content, name, {
      mtime: always,
      mode: PLAIN_FILE,
      forceDosTimestamp: true, // the newer field would hold the moment in UTC, which does depend on the zone
      compress: true,
      compressionLevel: 9,
    });
  }
  archive.end();
  return buffer(archive.outputStream);
}

/**
 * By code units: the same order in every language of the system.
 * @template {readonly [string, unknown]} Named
 * @param {readonly Named[]} files
 * @returns {Named[]}
 */
function inOrder(files) {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Lines that `sha256sum --check` reads.
 * @param {readonly Packed[]} files
 */
export function sums(files) {
  return inOrder(files)
    .map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`)
    .join('');
}
