import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  isActiveOn,
  readSettings,
  settingKeys,
  settingNames,
  withSite,
  type SettingName,
} from '../../../src/platform/settings.ts';

/** Check 15: a store may hold anything, written by a damaged disk, another version, or a page that took over its process. */
const RUNS = 10_000;

const list = v.pipe(
  v.array(v.string()),
  v.maxLength(5_000),
  v.check((members) => new Set(members).size === members.length, 'each only once'),
);

/** What settings may be, written down a second time, so that a rule that lets something through is seen. */
const schema = v.strictObject({
  isOn: v.boolean(),
  isPaused: v.boolean(),
  pausedSites: list,
  underline: v.picklist(['paragraph', 'every', 'page', 'none']),
  includeCommon: v.boolean(),
  level: v.picklist(['plain', 'detailed']),
  show: v.picklist(['hover', 'alt', 'shift', 'never']),
  restTime: v.picklist([150, 300, 600]),
  line: v.picklist(['dotted', 'solid', 'background']),
  colour: v.picklist(['text', 'accent']),
  textSize: v.picklist(['small', 'medium', 'large', 'largest']),
  theme: v.picklist(['system', 'light', 'dark']),
  knownEntries: list,
  showCount: v.boolean(),
  policies: v.strictObject({
    enabledByDefault: v.optional(v.boolean()),
    disabledSites: v.optional(list),
    enabledSitesOnly: v.optional(list),
    language: v.optional(v.picklist(['en', 'es'])),
    hideFirstRun: v.optional(v.boolean()),
    hiddenTerms: v.optional(list),
    contactLine: v.optional(v.string()),
  }),
  packStamp: v.pipe(v.number(), v.safeInteger()),
});

const odd = fc.constantFrom<unknown>(
  'expert',
  '',
  'true',
  0,
  1,
  -0,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  301,
  '300',
  null,
  undefined,
  [],
  [[]],
  {},
  [null],
  { length: 2 },
  'constructor',
  '__proto__',
  true,
  300,
  'none',
  'light',
  'detailed',
);
const sites = fc.array(
  fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '[::1]:8080', 'a.org'), fc.anything()),
);
const long = fc
  .integer({ min: 4_990, max: 5_010 })
  .map((length) => Array.from({ length }, (_, index) => `${index}.org`));
/** One value of the store: by chance a good one, one that is nearly good, or anything at all. */
const value = fc.oneof(
  { weight: 4, arbitrary: odd },
  { weight: 3, arbitrary: sites },
  {
    weight: 4,
    arbitrary: fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withNullPrototype: true,
    }),
  },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: long },
);
/** A whole store: keys of ours, of other versions, and such as every object has. */
const store = fc.dictionary(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<string>(...settingKeys) },
    fc.constantFrom('__proto__', 'constructor', 'version', 'toString'),
    fc.string(),
  ),
  value,
  { maxKeys: 20, noNullPrototype: false },
);

test('15 settings fuzz: whatever is stored, reading never throws, and gives complete settings that survive saving', () => {
  let damaged = 0;
  fc.assert(
    fc.property(store, (stored) => {
      const { settings, unreadable } = readSettings(stored);
      const again = readSettings({ ...stored, ...settings });
      damaged += unreadable.length;
      // Compared by hand, because ten thousand times `expect` take ten seconds.
      return (
        v.is(schema, settings) &&
        unreadable.every((name) => settingNames.includes(name)) &&
        again.unreadable.length === 0 &&
        JSON.stringify(again.settings) === JSON.stringify(settings)
      );
    }),
    { numRuns: RUNS },
  );
  expect(damaged).toBeGreaterThan(RUNS / 10); // or nothing was tried
});

test('15 settings fuzz: reading changes nothing in what is stored', () => {
  const look = (stored: Record<string, unknown>) =>
    Object.entries(stored).flatMap(([key, each]) => [key, each, Array.isArray(each) ? each.length : 0]);
  fc.assert(
    fc.property(store, (stored) => {
      const before = look(stored);
      readSettings(stored);
      const after = look(stored);
      expect(after).toHaveLength(before.length);
      expect(after.every((each, index) => Object.is(each, before[index]))).toBe(true);
    }),
    { numRuns: RUNS / 10 },
  );
});

describe('a choice', () => {
  const { settings: defaults } = readSettings({});
  const name = fc.constantFrom<SettingName>(...settingNames);

  test('15 settings fuzz: changes its own key alone; what other versions or damage left in the others stays', () => {
    fc.assert(
      fc.property(store, name, (stored, name) => {
        const before = readSettings(stored);
        const after = readSettings({ ...stored, [name]: defaults[name] });
        expect(after.settings).toEqual({ ...before.settings, [name]: defaults[name] });
        expect(after.unreadable).toEqual(before.unreadable.filter((each) => each !== name));
      }),
      { numRuns: RUNS / 10 },
    );
  });

  test('15 settings fuzz: a site switched off is off, and on again it is on, whatever the list was', () => {
    fc.assert(
      fc.property(
        value,
        fc.oneof(fc.constantFrom('__proto__', 'constructor', 'a.org'), fc.string({ minLength: 1 })),
        (pausedSites, site) => {
          const running = readSettings({ pausedSites }).settings;
          // Saved and read again, as every page does.
          const off = readSettings({ pausedSites: withSite(running, site, false) }).settings;
          expect(isActiveOn(off, site)).toBe(false);
          const on = readSettings({ pausedSites: withSite(off, site, true) }).settings;
          expect(isActiveOn(on, site)).toBe(true);
        },
      ),
      { numRuns: RUNS / 5 },
    );
  });
});
