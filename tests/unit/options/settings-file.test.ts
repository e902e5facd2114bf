import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSettingsFile } from '../../../src/options/settings-file.ts';
import { settingNames } from '../../../src/platform/settings.ts';

const file = (content: string | Uint8Array<ArrayBuffer>): File => new File([content], 'settings.json');
const read = (value: unknown) => readSettingsFile(file(JSON.stringify(value)));

describe('a settings file', () => {
  test('gives what it names, and nothing that it does not', async () => {
    expect(await read({ isOn: false, pausedSites: ['a.org'], theme: 'dark' })).toEqual({
      isOn: false,
      pausedSites: ['a.org'],
      theme: 'dark',
    });
  });

  test('loses what no version knows, and what cannot be read, each by itself', async () => {
    expect(
      await read({ isOn: 'perhaps', theme: 'dark', policies: { contactLine: 'x' }, packs: [], future: 1 }),
    ).toEqual({
      theme: 'dark',
    });
  });

  test.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['that is empty', ''],
    ['of another kind', '<html></html>'],
    ['that ends in the middle', '{"isOn": fal'],
    ['that holds a list', '["isOn"]'],
    ['that holds nothing', 'null'],
    ['with settings of something else', '{"colour": 3, "enabled": true}'],
    ['of bytes', new Uint8Array([0xff, 0xfe, 0x00])],
    ['that is too large', `{"isOn":false}${' '.repeat(1_000_000)}`],
    ['that is too deep', `{"isOn":${'['.repeat(100_000)}`],
  ])('%s is refused as a whole', async (_, content) => {
    expect(await readSettingsFile(file(content))).toBeUndefined();
  });

  test('cannot reach the prototype of anything', async () => {
    const given =
      '{"__proto__": {"isOn": false, "evil": 1}, "constructor": {"prototype": {"evil": 1}}, "theme": "dark"}';
    expect(await readSettingsFile(file(given))).toEqual({ theme: 'dark' });
    expect(({} as { evil?: number }).evil).toBeUndefined();
  });

  test('of any shape gives settings this version knows, or nothing', async () => {
    const names = fc.oneof(fc.constantFrom<string>(...settingNames), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, fc.jsonValue()), async (value) => {
        const settings = (await read(value)) ?? {};
        expect(Object.keys(settings).filter((name) => !(settingNames as readonly string[]).includes(name))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
