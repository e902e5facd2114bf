// @ts-check
// The list of what the extension is made of (CycloneDX), as npm writes it, without what differs from run to run.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../env.mjs';

/**
 * What is taken of npm's list.
 * @typedef {{ 'bom-ref': string, name: string, [key: string]: unknown }} Component
 * @typedef {object} Bom
 * @property {string} $schema
 * @property {string} bomFormat
 * @property {string} specVersion
 * @property {{ lifecycles: unknown, tools: { vendor: string, name: string }[], component: Component }} metadata
 * @property {Component[]} components
 * @property {{ ref: string, dependsOn?: string[] }[]} dependencies
 */

/**
 * Runtime dependencies and what they bring, from the lock file. Throws where npm cannot say.
 * @returns {string} JSON
 */
export function sbom() {
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only', '--omit=dev'];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32', // npm is a .cmd file there
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`npm sbom failed:\n${stderr}`);
  const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return `${JSON.stringify(settled(JSON.parse(stdout), name), null, 2)}\n`;
}

/**
 * The same list from the same lock file on every machine: no moment, no version of npm, no name of the folder, everything
 * sorted, and a serial number that follows from the content.
 * @param {Bom} bom
 * @param {string} name the project's
 * @returns {object}
 */
export function settled(bom, name) {
  const { $schema, bomFormat, specVersion, metadata, components, dependencies } = bom;
  const content = {
    version: 1,
    metadata: {
      lifecycles: metadata.lifecycles,
      tools: metadata.tools.map(({ vendor, name }) => ({ vendor, name })),
      component: { ...metadata.component, name }, // npm takes the folder's
    },
    components: components.toSorted((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
    dependencies: dependencies
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.toSorted() }))
      .toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
  const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(content))}`;
  return { $schema, bomFormat, specVersion, serialNumber, ...content };
}

/**
 * A UUID of version 8 (RFC 9562): made from a hash.
 * @param {string} text
 */
function uuidOf(text) {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
