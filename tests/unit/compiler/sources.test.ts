import { describe, expect, test } from 'vitest';
import { testBroken } from './broken.ts';
import { changed, linesOf } from './sample.ts';

const sources = 'sources.yaml';
const fever = 'side-effects/fever.md';
const pembrolizumab = 'checkpoint-inhibitors/pembrolizumab.md';

describe('sources.yaml', () => {
  testBroken([
    {
      rule: 'takes only https addresses',
      file: sources,
      change: [['https://example.org/ctcae', 'http://example.org/ctcae']],
      says: 'ctcae.url - must be an https address',
    },
    {
      rule: 'has every key of a source',
      file: sources,
      change: [['  organisation: CTCAE\n', '']],
      says: 'ctcae.organisation - is missing',
    },
    {
      rule: 'has each address once',
      file: sources,
      change: [['https://example.org/dictionary', 'https://example.org/ctcae']],
      says: 'dictionary.url - is the address of "ctcae" too: keep one',
    },
    {
      rule: 'has no date in the future',
      file: sources,
      change: [['seen: 2026-01-31', 'seen: 2026-02-02']],
      says: 'ctcae.seen - 2026-02-02 lies in the future',
    },
  ]);

  test('has each id once', () => {
    const twice = `dictionary:\n  label: Another\n  url: https://example.org/b\n  organisation: NCI\n  seen: 2026-01-31\n`;
    expect(linesOf(changed(sources, ['\nctcae:', `\n${twice}ctcae:`]))).toEqual([
      'glossary/sources.yaml: dictionary - stands twice',
    ]);
  });

  test('has no source that nobody uses', () => {
    const unused = `spare:\n  label: Spare\n  url: https://example.org/c\n  organisation: NCI\n  seen: 2026-01-31\n`;
    expect(linesOf(changed(sources, ['\nctcae:', `\n${unused}ctcae:`]))).toEqual([
      'glossary/sources.yaml: spare - is used by no entry',
    ]);
  });
});

describe('an entry', () => {
  testBroken([
    {
      rule: 'names only known sources',
      file: 'checkpoint-inhibitors/pd-1-inhibitor.md',
      change: [['[ dictionary ]', '[ dictionary, encyclopedia ]']],
      says: 'sources[1] - "encyclopedia" is not in glossary/sources.yaml',
    },
    {
      rule: 'names a source once',
      file: 'checkpoint-inhibitors/pd-1-inhibitor.md',
      change: [['[ dictionary ]', '[ dictionary, dictionary ]']],
      says: 'sources[1] - "dictionary" stands twice',
    },
    {
      rule: 'has two sources for a side effect',
      file: fever,
      change: [['[ ctcae, dictionary ]', '[ ctcae ]']],
      says: 'sources - a side effect needs two sources',
    },
    {
      rule: 'has two sources for a medicine',
      file: pembrolizumab,
      change: [['[ ctcae, dictionary ]', '[ ctcae ]']],
      says: 'sources - a medicine needs two sources',
    },
  ]);

  test('has a regulator, label or guideline for a side effect', () => {
    expect(linesOf(changed(sources, ['organisation: CTCAE', 'organisation: Daily News']))).toEqual([
      'glossary/checkpoint-inhibitors/pembrolizumab.md: sources - a medicine needs a regulator, a product label or a guideline among its sources',
      'glossary/side-effects/fever.md: sources - a side effect needs a regulator, a product label or a guideline among its sources',
    ]);
  });
});
