import { expect, test } from 'vitest';
import { withPacks } from '../../../src/content/packs.ts';
import { detectorOver } from '../../../src/detect/detect.ts';
import { plainFormsOf } from '../../../src/detect/plain-forms.ts';
import { unpackLexicon } from '../../../src/detect/unpack.ts';
import { readBuiltInLexicon } from '../../../src/platform/lexicon.ts';

/** Where the glossary and a pack meet. */
const file = readBuiltInLexicon();
const builtIn = unpackLexicon(file);
const first = file.entryCount;
const pack = {
  first,
  ...plainFormsOf([
    { text: 'Ward Seven Hotline', entry: 0 },
    { text: 'Immunotherapy Day Unit', entry: 1 },
    { text: 'therapy hotline', entry: 2 },
    { text: 'PD-1', entry: 3 },
    { text: 'PFS', entry: 4 },
  ]),
};
const detector = withPacks(detectorOver(builtIn), pack, '');

/** What is marked in a text, the pack's by their number in it, the glossary's as "own". */
function marked(text: string): string[] {
  const passage = detector.read(text);
  detector.add(passage);
  const mentions = detector.decide(passage);
  return mentions.map(({ start, end, entry }) => `${text.slice(start, end)}|${entry < first ? 'own' : entry - first}`);
}

test.each<[string, string, string[]]>([
  ['a pack’s word stands by itself', 'Call the Ward Seven Hotline.', ['Ward Seven Hotline|0']],
  ['both stand side by side', 'Ward Seven Hotline: nivolumab', ['Ward Seven Hotline|0', 'nivolumab|own']],
  ['a pack’s longer name holds the glossary’s word', 'the Immunotherapy Day Unit', ['Immunotherapy Day Unit|1']],
  ['the glossary’s word goes before one that only shares letters', 'immunotherapy hotline', ['immunotherapy|own']],
  ['words that overlap leave the glossary’s', 'CAR T-cell therapy hotline', ['CAR T-cell therapy|own']],
  ['the same word is the glossary’s', 'PD-1 on T cells', ['PD-1|own', 'T cells|own']],
  ['nothing', 'Nothing of either.', []],
])('%s', (_, text, expected) => {
  expect(marked(text)).toEqual(expected);
});

test('a pack’s words are never the everyday ones that are left out by default', () => {
  const passage = detector.read('Ward Seven Hotline');
  expect(detector.decide(passage)).toEqual([{ start: 0, end: 18, entry: first, common: false }]);
});

test('without packs the glossary’s detector is used as it is', () => {
  const alone = detectorOver(builtIn);
  expect(withPacks(alone, undefined, '')).toBe(alone);
  expect(withPacks(alone, { first, tokens: [], aliases: [], forms: [] }, '')).toBe(alone);
});
