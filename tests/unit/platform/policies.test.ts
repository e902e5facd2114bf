import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/env.mjs';
import { isAllowedOn, readPolicies } from '../../../src/platform/policies.ts';
import { isActiveOn, readSettings } from '../../../src/platform/settings.ts';

const faultsOf = (managed: Record<string, unknown>): string[] =>
  readPolicies(managed).faults.map(({ place, kind }) => `${place}: ${kind}`);

test('what is as it should be is taken as it is', () => {
  const policies = {
    enabledByDefault: false,
    disabledSites: ['intranet.example.org', '*.example.net:8080', 'file:', '[::1]:8080', 'localhost'],
    enabledSitesOnly: ['hospital.example.org'],
    language: 'es',
    hideFirstRun: true,
    hiddenTerms: ['survival-rate', 'PD-L1'],
    contactLine: 'Ward 7: 555 0100',
  };
  const packs = [{ name: 'Ward 7', entries: [] }];
  expect(readPolicies({ ...policies, packs })).toEqual({ policies, packs, faults: [] });
  expect(readPolicies({})).toEqual({ policies: {}, packs: [], faults: [] });
});

test.each<[Record<string, unknown>, string]>([
  [{ enabledByDefault: 'no' }, 'enabledByDefault: notYesOrNo'],
  [{ hideFirstRun: 1 }, 'hideFirstRun: notYesOrNo'],
  [{ disabledSites: 'a.org' }, 'disabledSites: notList'],
  [{ disabledSites: ['a.org', 7] }, 'disabledSites[1]: notText'],
  [{ disabledSites: ['https://a.org/'] }, 'disabledSites[0]: notSite'],
  [{ disabledSites: ['A.org'] }, 'disabledSites[0]: notSite'],
  [{ disabledSites: ['*'] }, 'disabledSites[0]: notSite'],
  [{ disabledSites: ['a.*.org'] }, 'disabledSites[0]: notSite'],
  [{ enabledSitesOnly: [''] }, 'enabledSitesOnly[0]: notSite'],
  [{ language: 'fr' }, 'language: notLanguage'],
  [{ contactLine: ['a'] }, 'contactLine: notText'],
  [{ contactLine: 'a'.repeat(121) }, 'contactLine: tooLong'],
  [{ contactLine: 'Call\n555' }, 'contactLine: hidden'],
  [{ contactLine: 'Call \u202e0010 555' }, 'contactLine: hidden'],
  [{ hiddenTerms: Array.from({ length: 501 }, (_, n) => `term-${n}`) }, 'hiddenTerms: tooLong'],
  [{ packs: {} }, 'packs: notList'],
  [{ colour: 'blue' }, 'colour: unknownPolicy'],
  [JSON.parse('{"__proto__": 1}') as Record<string, unknown>, '__proto__: unknownPolicy'],
  [{ constructor: 1 }, 'constructor: unknownPolicy'],
])('a value that cannot be one is left out by itself and named: %j', (managed, fault) => {
  expect(faultsOf({ ...managed, contactLine: managed['contactLine'] ?? 'Ward 7' })).toEqual([fault]);
  if (!('contactLine' in managed))
    expect(readPolicies({ ...managed, contactLine: 'Ward 7' }).policies.contactLine).toBe('Ward 7');
});

test('whatever is set, reading never throws, and what was read reads the same again', () => {
  const names = [
    'enabledByDefault',
    'disabledSites',
    'enabledSitesOnly',
    'language',
    'hideFirstRun',
    'hiddenTerms',
    'contactLine',
    'packs',
    '__proto__',
  ];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.anything()), (managed) => {
      const { policies } = readPolicies(managed);
      expect(readPolicies({ ...policies })).toEqual({ policies, packs: [], faults: [] });
    }),
    { numRuns: 2_000 },
  );
});

describe('policies and choices', () => {
  const active = (policies: object, chosen: object, site?: string): boolean =>
    isActiveOn(readSettings({ ...chosen, policies }).settings, site);

  test.each<[string, object, object, string | undefined, boolean]>([
    ['off by default', { enabledByDefault: false }, {}, 'a.org', false],
    ['off by default, the reader has turned it on', { enabledByDefault: false }, { isOn: true }, 'a.org', true],
    ['on by default, the reader has turned it off', { enabledByDefault: true }, { isOn: false }, 'a.org', false],
    ['a site that is off', { disabledSites: ['a.org'] }, { isOn: true }, 'a.org', false],
    ['another site', { disabledSites: ['a.org'] }, {}, 'b.a.org', true],
    ['a site below one that is off with all below', { disabledSites: ['*.a.org'] }, {}, 'b.a.org', false],
    ['the site itself that is off with all below', { disabledSites: ['*.a.org'] }, {}, 'a.org', false],
    ['a site that only ends alike', { disabledSites: ['*.a.org'] }, {}, 'ba.org', true],
    ['one of the only sites', { enabledSitesOnly: ['a.org'] }, {}, 'a.org', true],
    [
      'one of the only sites that the reader has paused',
      { enabledSitesOnly: ['a.org'] },
      { pausedSites: ['a.org'] },
      'a.org',
      false,
    ],
    ['none of the only sites', { enabledSitesOnly: ['a.org'] }, {}, 'b.org', false],
    ['a page without a site where there are only some', { enabledSitesOnly: ['a.org'] }, {}, undefined, false],
    ['a page without a site', { disabledSites: ['a.org'] }, {}, undefined, true],
    [
      'one of the only sites that is off',
      { enabledSitesOnly: ['*.a.org'], disabledSites: ['b.a.org'] },
      {},
      'b.a.org',
      false,
    ],
    ['no only sites', { enabledSitesOnly: [] }, {}, 'a.org', true],
  ])('%s', (_, policies, chosen, site, expected) => {
    expect(active(policies, chosen, site)).toBe(expected);
  });

  test('allow everything where nothing is set', () => {
    expect(isAllowedOn({}, undefined)).toBe(true);
  });
});

test('the schema for Chromium names every policy, in words that its reader knows', () => {
  interface Schema {
    readonly type: string;
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly items?: Schema;
  }
  const schema = JSON.parse(readFileSync(join(root, 'src/static/managed-schema.json'), 'utf8')) as Schema;
  const all = {
    enabledByDefault: 1,
    disabledSites: 1,
    enabledSitesOnly: 1,
    language: 1,
    hideFirstRun: 1,
    hiddenTerms: 1,
    contactLine: 1,
    packs: 1,
  };
  expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(all));
  expect(faultsOf(all).filter((fault) => fault.endsWith('unknownPolicy'))).toEqual([]);
  const check = (part: Schema): void => {
    expect(
      Object.keys(part).filter((key) => !['type', 'title', 'description', 'properties', 'items'].includes(key)),
    ).toEqual([]);
    for (const each of [...Object.values(part.properties ?? {}), ...(part.items ? [part.items] : [])]) check(each);
  };
  check(schema);
});
