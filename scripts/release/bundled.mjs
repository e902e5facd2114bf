// @ts-check
// Which packages end up in the built extension, and under what licence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { preact } from '@preact/preset-vite';
import { root } from '../env.mjs';
import { filesBelow } from './files.mjs';

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence its SPDX name
 * @property {string} source where its source code is kept
 * @property {string} text the licence in full
 */

/**
 * Licences that let the package go with ours (MIT) into a shop, with what they ask for: their text, which is shipped.
 * MPL-2.0 asks besides that its files' source can be had: they are used unchanged and the address stands beside them.
 */
const allowedLicences = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MPL-2.0'];

/** Helpers that the bundler writes into what it bundles. @type {Readonly<Record<string, string>>} */
const helpers = { '\0vite/': 'vite', '\0rolldown/': 'rolldown' };

/**
 * The packages of which any code is left in the bundle, by name. A bundling of its own, because crxjs shows nobody what
 * goes into the content script: of all files that run in the browser, so that none of its parts can be forgotten.
 * @returns {Promise<readonly BundledPackage[]>}
 */
export async function bundledPackages() {
  const names = new Set((await bundledModules()).flatMap((id) => packageOf(id) ?? []));
  return [...names].sort().map(describePackage);
}

/**
 * The file that goes with the extension: every package in it with its licence. Throws where one is not allowed or lacks
 * its text.
 * @param {readonly BundledPackage[]} packages
 * @returns {string}
 */
export function licencesText(packages) {
  const refused = packages.filter(({ licence, text }) => !allowedLicences.includes(licence) || text === '');
  if (refused.length > 0) {
    const faults = refused.map(
      ({ name, licence }) => `${name}: ${licence || 'no licence'} is not allowed or has no text`,
    );
    throw new Error(`${faults.join('\n')}\nscripts/release/bundled.mjs lists the licences that may be shipped.`);
  }
  const parts = packages.map(
    ({ name, version, licence, source, text }) => `${name} ${version}\n${licence}\n${source}\n\n${text}\n`,
  );
  const intro =
    'The extension contains code of these packages, unchanged but for bundling, under the licences below.\n';
  return [intro, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** @returns {Promise<readonly string[]>} ids of all modules that are not ours */
async function bundledModules() {
  const files = filesBelow(join(root, 'src'), (name) => name === 'compiler').filter((file) => /\.tsx?$/.test(file));
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [preact()],
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: files.map((file) => join(root, 'src', file)),
        external: /\/build\/glossary\//, // may not have been written yet, and is ours
      },
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const chunks = outputs.flatMap(({ output }) => output.flatMap((part) => (part.type === 'chunk' ? [part] : [])));
  return chunks.flatMap(({ modules }) =>
    Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
  );
}

/**
 * @param {string} id of a module
 * @returns {string | undefined} the package it belongs to; undefined where it is ours
 */
function packageOf(id) {
  const helper = Object.keys(helpers).find((start) => id.startsWith(start));
  if (helper) return helpers[helper];
  const inPackage = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'));
  return inPackage?.[1];
}

/**
 * @param {string} name
 * @returns {BundledPackage}
 */
function describePackage(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
  const text = file ? readFileSync(join(folder, file), 'utf8') : '';
  return {
    name,
    version,
    licence: typeof license === 'string' ? license : '',
    source: addressOf(repository, name),
    // What a package has bundled for itself is not in ours.
    text: text.replaceAll('\r\n', '\n').split('\n# Licenses of bundled dependencies')[0]?.trim() ?? '',
  };
}

/**
 * @param {unknown} repository as package.json has it: an address, an object with one, or a short form
 * @param {string} name
 */
function addressOf(repository, name) {
  const named =
    typeof repository === 'object' && repository !== null && 'url' in repository ? repository.url : repository;
  if (typeof named !== 'string') return `https://www.npmjs.com/package/${name}`;
  const address = named
    .replace(/^git\+/, '')
    .replace(/^(git|ssh):\/\/(git@)?/, 'https://')
    .replace(/\.git$/, '');
  return address.startsWith('https://') ? address : `https://github.com/${address.replace(/^github:/, '')}`;
}
