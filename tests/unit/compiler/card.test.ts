import { describe, expect, test } from 'vitest';
import { toEntries } from '../../../src/compiler/card.ts';
import { readGlossary } from '../../../src/compiler/read.ts';
import type { Entry } from '../../../src/detect/entry.ts';
import { changed, inFolder, SAMPLE } from './sample.ts';

const fever = 'side-effects/fever.md';

function entriesOf(files: Readonly<Record<string, string>>): ReadonlyMap<string, Entry> {
  const entries = inFolder(files, (folder, root) => toEntries(readGlossary(folder, root).glossary));
  return new Map(entries.map((entry) => [entry.id, entry]));
}

describe('an entry for the card', () => {
  test('holds what its file says', () => {
    expect(entriesOf(SAMPLE).get('pembrolizumab')).toEqual({
      id: 'pembrolizumab',
      term: 'pembrolizumab',
      say: 'pem-broh-LIH-zoo-mab',
      kind: 'medicine',
      category: 'checkpoint-inhibitors',
      tier: 3,
      also: [],
      senses: [],
      plain: [
        {
          listed: false,
          inlines: [
            {
              text: 'A cancer medicine that blocks PD-1, a brake on T cells. With the brake off, T cells can attack the cancer. It is given by drip every few weeks. The United States approved it in 2014. It does not work for everyone.',
            },
          ],
        },
      ],
      ask: [],
      broader: ['pd-1-inhibitor'],
      related: ['fever'],
      opposite: [],
      notSame: [],
      urgent: false,
      drug: {
        brands: [{ name: 'Keytruda', region: 'US' }],
        class: 'pd-1-inhibitor',
        targets: [],
        route: ['iv'],
        status: 'approved',
        first: [{ region: 'US', date: '2014-09', use: 'melanoma that has spread' }],
        asOf: '2026-01',
      },
      sources: [
        {
          label: 'Common Terminology Criteria for Adverse Events',
          organisation: 'CTCAE',
          url: 'https://example.org/ctcae',
        },
        { label: 'Dictionary of Cancer Terms', organisation: 'NCI', url: 'https://example.org/dictionary' },
      ],
      written: '2026-01-31',
    });
  });

  test('names a review only when there was one', () => {
    const entries = entriesOf(SAMPLE);
    expect(entries.get('pd-1-inhibitor')?.reviewed).toEqual({ by: 'A. Reader, oncologist', on: '2026-01-31' });
    expect(entries.get('fever')).not.toHaveProperty('reviewed');
  });

  test('shows opposites and differences from both ends', () => {
    const entries = entriesOf(SAMPLE);
    expect(entries.get('pd-1-inhibitor')?.opposite).toEqual(['progressive-disease']);
    expect(entries.get('progressive-disease')?.opposite).toEqual(['pd-1-inhibitor']);
    expect(entries.get('fever')?.notSame).toEqual([
      { id: 'progressive-disease', difference: 'A fever is no sign of it.' },
    ]);
  });

  test('keeps its own words where both ends tell the difference', () => {
    const entries = entriesOf(
      changed(fever, ['urgent: yes', 'not-same: { progressive-disease: Growth is no fever. }']),
    );
    expect(entries.get('fever')?.notSame).toEqual([{ id: 'progressive-disease', difference: 'Growth is no fever.' }]);
    expect(entries.get('progressive-disease')?.notSame).toEqual([
      { id: 'fever', difference: 'A fever is no sign of it.' },
    ]);
  });

  test('tells what else an ambiguous form can mean', () => {
    expect(entriesOf(SAMPLE).get('progressive-disease')?.senses).toEqual([
      { form: 'PD', others: ["Parkinson's disease", 'police department'] },
    ]);
  });
});

describe('other names', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['lay phrases are left out', ['fever', '{ text: running hot, lay: yes }'], []],
    ['ambiguous forms are left out', ['pyrexia', '{ text: temperature, context: yes }'], ['pyrexia']],
    ['plurals and hyphens are no other names', ['fevers', 'pyrexia', 'pyrexias'], ['pyrexia']],
    ['fillers are no other names', ['fever treatment', 'the fever', 'drug fever'], []],
    ['order is no other name', ['raised body heat', 'body heat raised'], ['raised body heat']],
    ['word endings are no other names', ['hyperthermia', 'hyperthermic'], ['hyperthermia']],
    ['words that begin alike stay', ['antigen test', 'antibody test'], ['antigen test', 'antibody test']],
    ['plurals of letters are no other names', ['CAR-T', 'CAR-Ts'], ['CAR-T']],
    ['abbreviations stay', ['body temperature rise', '{ text: BTR, exact: yes }'], ['body temperature rise', 'BTR']],
  ])('%s', (_, forms, also) => {
    const files = changed(fever, [
      '- { text: fever, common: yes }\n  - pyrexia',
      forms.map((form) => `- ${form}`).join('\n  '),
    ]);
    expect(entriesOf(files).get('fever')?.also).toEqual(also);
  });

  test('brand names stand with the facts', () => {
    expect(entriesOf(SAMPLE).get('pembrolizumab')?.also).toEqual([]);
  });
});
