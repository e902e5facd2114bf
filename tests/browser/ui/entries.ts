import type { Entry, Paragraph } from '../../../src/detect/entry.ts';

const says = (text: string): Paragraph[] => [{ listed: false, inlines: [{ text }] }];

/** An entry with nothing but what every entry has. */
export const bare: Entry = {
  id: 'antigen',
  term: 'antigen',
  kind: 'molecule',
  category: 'basics-immune-system',
  tier: 1,
  also: [],
  senses: [],
  plain: says('A part of a germ or a cell that the immune system can see.'),
  ask: [],
  broader: [],
  related: [],
  opposite: [],
  notSame: [],
  urgent: false,
  sources: [{ label: 'NCI: antigen', organisation: 'NCI', url: 'https://example.org/antigen' }],
  written: '2026-11-23',
};

/** An entry with everything an entry can have. */
export const full: Entry = {
  ...bare,
  id: 'pembrolizumab',
  term: 'pembrolizumab',
  say: 'pem-broh-LIH-zoo-mab',
  kind: 'medicine',
  also: ['pembro', 'MK-3475', 'lambrolizumab', 'a fourth name'],
  senses: [{ form: 'PD', others: ['programmed death', 'Parkinson’s disease'] }],
  plain: [
    {
      listed: false,
      inlines: [
        { text: 'A medicine that blocks ' },
        { text: 'PD-1', entry: 'pd-1' },
        { text: ', a ' },
        { text: 'brake', strong: true },
        { text: '.' },
      ],
    },
  ],
  more: [
    ...says('It is an antibody.'),
    { listed: true, inlines: [{ text: 'one' }] },
    { listed: true, inlines: [{ text: 'two' }] },
  ],
  why: says('Tell your team about new symptoms.'),
  ask: ['How long will I have it?'],
  broader: ['pd-1-inhibitor'],
  related: ['nivolumab', 'gone-from-the-glossary'],
  opposite: ['placebo'],
  notSame: [{ id: 'nivolumab', difference: 'Another medicine of the same kind.' }],
  drug: {
    brands: [
      { name: 'Keytruda', region: 'US' },
      { name: 'Keytruda', region: 'EU' },
    ],
    class: 'pd-1-inhibitor',
    targets: ['pd-1'],
    route: ['iv'],
    status: 'approved',
    first: [{ region: 'US', date: '2014-09', use: 'melanoma' }],
    asOf: '2026-06',
  },
  sources: [
    { label: 'NCI: pembrolizumab', organisation: 'NCI', url: 'https://example.org/nci' },
    { label: 'FDA label', organisation: 'FDA', url: 'https://example.org/fda' },
    { label: 'FDA again', organisation: 'FDA', url: 'https://example.org/fda2' },
  ],
};

export const urgent: Entry = {
  ...full,
  id: 'crs',
  term: 'cytokine release syndrome',
  kind: 'side effect',
  urgent: true,
};

const terms: Readonly<Record<string, string>> = {
  'pd-1': 'PD-1',
  'pd-1-inhibitor': 'PD-1 inhibitor',
  nivolumab: 'nivolumab',
  placebo: 'placebo',
};

export const termOf = (id: string): string | undefined => terms[id];
