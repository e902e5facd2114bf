import { describe, expect, test } from 'vitest';
import { compile, GlossaryError } from '../../../src/compiler/compile.ts';
import { scan } from '../../../src/detect/scan.ts';
import { unpackLexicon } from '../../../src/detect/unpack.ts';
import { changed, inFolder, SAMPLE } from './sample.ts';

const UNWRITTEN = 'id\tcategory\tform\tmarks\tsenses\tfor\n';

describe('compiling', () => {
  test('gives entries sorted by id, and the same result every time', () => {
    const once = inFolder(SAMPLE, (folder) => compile(folder));
    const again = inFolder(Object.fromEntries(Object.entries(SAMPLE).toReversed()), (folder) => compile(folder));
    expect(once.entries.map(({ id }) => id)).toEqual([
      'fever',
      'pd-1-inhibitor',
      'pembrolizumab',
      'progressive-disease',
    ]);
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  });

  test('gives a lexicon whose indexes are those of the entries', () => {
    const { entries, lexicon, ids } = inFolder(SAMPLE, (folder) => compile(folder));
    const mentions = scan('Keytruda for melanoma: the scan showed PD.', unpackLexicon(lexicon));
    expect(lexicon.entryCount).toBe(entries.length);
    expect(mentions.map(({ entry }) => entries[entry]?.id)).toEqual(['pembrolizumab', 'progressive-disease']);
    expect(ids.slice(0, entries.length)).toEqual(entries.map(({ id }) => id));
  });

  test('throws all faults and gives nothing when there is an error', () => {
    const files = changed('side-effects/fever.md', ['tier: 1', 'tier: 9'], ['urgent: yes', 'urgent: maybe']);
    const thrown = inFolder(files, (folder) => {
      try {
        return compile(folder);
      } catch (error) {
        return error;
      }
    });
    expect(thrown).toBeInstanceOf(GlossaryError);
    expect((thrown as GlossaryError).faults.map(({ field }) => field)).toEqual(['tier', 'urgent']);
  });

  test('does not mind warnings', () => {
    const files = changed('side-effects/fever.md', ['hotter', 'febrile']);
    expect(inFolder(files, (folder) => compile(folder)).entries).toHaveLength(4);
  });

  test('counts an entry id that is also a word as both, so that it speaks inside a longer mention', () => {
    const files = changed('response-and-outcome/progressive-disease.md', ['for: [ tumor,', 'for: [ fever, tumor,']);
    const lexicon = inFolder(
      { ...files, 'forms-without-entries.tsv': `${UNWRITTEN}low-fever\tside-effects\tlow fever\t\t\t\n` },
      (folder) => compile(folder).lexicon,
    );
    expect(scan('A low fever and PD.', unpackLexicon(lexicon)).map(({ start }) => start)).toEqual([16]);
  });
});

describe('concepts without an entry', () => {
  const files = {
    ...SAMPLE,
    'forms-without-entries.tsv': `${UNWRITTEN}chills\tside-effects\tchills\tcontext\t\t\nchills\tside-effects\tpyrexia\t\t\t\nfever\tside-effects\tfever\t\t\t\n`,
  };

  test('come after the entries and are shown to nobody', () => {
    const { entries, lexicon, ids } = inFolder(files, (folder) => compile(folder));
    expect(ids).toEqual([...entries.map(({ id }) => id), 'chills']);
    expect(lexicon.entryCount).toBe(4);
  });

  test('give up forms that an entry has', () => {
    const { lexicon } = inFolder(files, (folder) => compile(folder));
    const mentions = scan('Pyrexia with pembrolizumab for cancer, a PD-1 inhibitor.', unpackLexicon(lexicon));
    expect(mentions[0]).toMatchObject({ start: 0, entry: 0 });
  });

  test('are refused with other columns', () => {
    expect(() =>
      inFolder({ ...SAMPLE, 'forms-without-entries.tsv': 'id\tform\n' }, (folder) => compile(folder)),
    ).toThrow('line 1 - must name the columns id, category, form, marks, senses, for');
  });
});

describe('a draft', () => {
  test('leaves out what names no entry and forms that collide', () => {
    const files = {
      ...changed(
        'side-effects/fever.md',
        ['related: [ pembrolizumab ]', 'related: [ pembrolizumab, chills ]'],
        ['- pyrexia', '- Keytruda'],
      ),
      'checkpoint-inhibitors/pd-1-inhibitor.md': (SAMPLE['checkpoint-inhibitors/pd-1-inhibitor.md'] ?? '').replace(
        '(fever)',
        '(t-cell)',
      ),
    };
    const { entries, lexicon } = inFolder(files, (folder) => compile(folder, { isDraft: true }));
    expect(entries[0]?.related).toEqual(['pembrolizumab']);
    expect(entries[1]?.plain[0]?.inlines[1]).toEqual({ text: 'the T cells' });
    expect(scan('Keytruda', unpackLexicon(lexicon)).map(({ entry }) => entry)).toEqual([0]);
  });
});
