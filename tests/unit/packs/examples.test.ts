import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/env.mjs';
import { builtInForms } from '../../../src/packs/built-in.ts';
import { readPackFile, readPackValue } from '../../../src/packs/read-pack.ts';
import { readBuiltInLexicon } from '../../../src/platform/lexicon.ts';
import { readPolicies } from '../../../src/platform/policies.ts';

/** The files that docs/packs.md and docs/hospitals.md give to copy. */
const options = { isBuiltIn: builtInForms(readBuiltInLexicon()), today: '2026-11-23' };
const bytesOf = (name: string): Buffer => readFileSync(join(root, 'docs/examples', name));

test.each(['ward-7.json', 'ward-7.csv'])('%s is taken in whole', (name) => {
  const reading = readPackFile(name, bytesOf(name), options);
  expect(reading).toMatchObject({ notes: [] });
  expect('pack' in reading && reading.pack.entries.map(({ term }) => term)).toEqual([
    'Ward 7 Hotline',
    'Immunotherapy Day Unit',
  ]);
});

test.each<[string, (file: never) => Record<string, unknown>]>([
  [
    'chromium-policies.json',
    (file: { '3rdparty': { extensions: object } }) => Object.values(file['3rdparty'].extensions)[0],
  ],
  [
    'firefox-policies.json',
    (file: { policies: { '3rdparty': { Extensions: object } } }) =>
      Object.values(file.policies['3rdparty'].Extensions)[0],
  ],
  ['firefox-managed-storage.json', (file: { data: Record<string, unknown> }) => file.data],
])('%s is taken in whole', (name, policiesOf) => {
  const { policies, packs, faults } = readPolicies(policiesOf(JSON.parse(bytesOf(name).toString()) as never));
  expect(faults).toEqual([]);
  expect(policies.contactLine).toBe('Ward 7, day and night: 555 0100');
  for (const pack of packs) expect(readPackValue(pack, 'organisation', options)).toMatchObject({ notes: [] });
});
