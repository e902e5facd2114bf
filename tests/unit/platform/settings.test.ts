import { describe, expect, test } from 'vitest';
import { isActiveOn, readSettings, withSite, type Settings } from '../../../src/platform/settings.ts';

const { settings: defaults } = readSettings({});

test('an empty store gives the defaults a tired reader would want', () => {
  expect(readSettings({})).toEqual({
    settings: {
      isOn: true,
      isPaused: false,
      pausedSites: [],
      underline: 'paragraph',
      includeCommon: false,
      level: 'plain',
      show: 'hover',
      restTime: 300,
      line: 'dotted',
      colour: 'text',
      textSize: 'medium',
      theme: 'system',
      knownEntries: [],
      showCount: false,
      policies: {},
      packStamp: 0,
    },
    unreadable: [],
  });
});

test.each<[string, Record<string, unknown>, Partial<Settings>, string[]]>([
  ['keeps what was set', { isOn: false, restTime: 600 }, { isOn: false, restTime: 600 }, []],
  ['falls back key by key', { isOn: 'yes', level: 'detailed' }, { isOn: true, level: 'detailed' }, ['isOn']],
  ['refuses a value of another version', { level: 'expert' }, { level: 'plain' }, ['level']],
  ['refuses a number that is no choice', { restTime: 301 }, { restTime: 300 }, ['restTime']],
  ['refuses null', { theme: null }, { theme: 'system' }, ['theme']],
  ['ignores keys it does not know', { colourOfTheSky: 'blue' }, {}, []],
  ['keeps the strings of a damaged list', { pausedSites: ['a.org', 7, null, 'a.org'] }, { pausedSites: ['a.org'] }, []],
  ['refuses a list that is none', { pausedSites: { 0: 'a.org' } }, { pausedSites: [] }, ['pausedSites']],
  ['is not misled by inherited names', { constructor: 1, toString: 2 }, {}, []],
])('%s', (_, stored, expected, unreadable) => {
  expect(readSettings(stored)).toEqual({ settings: { ...defaults, ...expected }, unreadable });
});

describe('a site', () => {
  const pausedAt = (...pausedSites: string[]): Settings => ({ ...defaults, pausedSites });

  test.each([
    ['hospital.example.org', 'hospital.example.org', false],
    ['hospital.example.org', 'example.org', true],
    ['example.org', 'hospital.example.org', true],
    ['example.org:8080', 'example.org', true],
    ['[::1]:8080', '[::1]:8080', false],
    ['constructor', 'constructor', false],
    ['constructor', '__proto__', true],
    ['__proto__', '__proto__', false],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de', false],
  ])('paused at %s, a page of %s is active: %s', (paused, site, isActive) => {
    expect(isActiveOn(pausedAt(paused), site)).toBe(isActive);
  });

  test('rests with everything else', () => {
    expect(isActiveOn({ ...defaults, isOn: false }, 'a.org')).toBe(false);
    expect(isActiveOn({ ...defaults, isPaused: true }, 'a.org')).toBe(false);
    expect(isActiveOn(defaults, undefined)).toBe(true);
  });

  test.each(['a.org', 'constructor', '__proto__'])('switched off and on again leaves no trace: %s', (site) => {
    const off = withSite(pausedAt('b.org'), site, false);
    expect(off).toEqual(['b.org', site]);
    expect(withSite({ ...defaults, pausedSites: off }, site, false)).toEqual(off);
    expect(withSite({ ...defaults, pausedSites: off }, site, true)).toEqual(['b.org']);
  });
});
