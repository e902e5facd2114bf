import { describe, expect, test } from 'vitest';
import { scan } from '../../../src/detect/scan.ts';
import { mentionsIn, pageOver, reasonFor, smallLexicon } from './small-lexicon.ts';

/** Fields as compiler/topic.ts numbers them: words of trials keep each other company, so do words of outcomes. */
const TRIALS = 1;

const small = smallLexicon([
  { text: 'nivolumab', entry: 'nivolumab', topic: 2, international: true },
  { text: 'melanoma', entry: 'melanoma', topic: 1 },
  { text: 'lymphoma', entry: 'lymphoma', topic: 1 },
  { text: 'RECIST', entry: 'recist', topic: 1 },
  { text: 'partial response', entry: 'partial-response', topic: 1 },
  { text: 'biopsy', entry: 'biopsy' },
  { text: 'fever', entry: 'fever', context: true, common: true },
  { text: 'protocol', entry: 'protocol', context: true },
  {
    text: 'PD',
    entry: 'progressive-disease',
    exact: true,
    senses: ["Parkinson's disease", 'police department'],
    for: ['recist', 'partial-response', 'new lesions'],
    against: ['levodopa', 'tremor', 'officers'],
    field: TRIALS,
  },
  { text: 'progressive disease', entry: 'progressive-disease', topic: 1 },
  {
    text: 'OS',
    entry: 'overall-survival',
    exact: true,
    senses: ['operating system'],
    for: ['median'],
    against: ['Windows'],
    field: TRIALS,
  },
  {
    text: 'PFS',
    entry: 'progression-free-survival',
    exact: true,
    senses: ['prefilled syringe'],
    for: ['median'],
    field: TRIALS,
  },
  { text: 'ORR', entry: 'response-rate', exact: true, senses: ['office'], for: ['median'], field: TRIALS },
  { text: 'checkpoint', entry: 'checkpoint', senses: ['border'], for: ['T cells'], against: ['soldiers'], topic: 0 },
]);

describe('an ambiguous form', () => {
  test.each([
    ['a cue near by', 'By RECIST two had PD.', ['RECIST|recist', 'PD|progressive-disease']],
    ['a cue of several words', 'A scan with new lesions means PD.', ['PD|progressive-disease']],
    [
      'an entry as a cue',
      'After a partial response came PD.',
      ['partial response|partial-response', 'PD|progressive-disease'],
    ],
    ['nothing', 'Three people had PD.', []],
    ['its other sense', 'Levodopa helps in PD.', []],
    ['its other sense in capitals', 'LEVODOPA AND PD', []],
    ['another other sense', 'Officers of the PD came at once.', []],
    ['as much against it as for it', 'RECIST is no word for PD and levodopa.', ['RECIST|recist']],
    ['its letters in another case', 'By RECIST pd and Pd are nothing.', ['RECIST|recist']],
    ['its plural', 'By RECIST there were two PDs.', ['RECIST|recist', 'PDs|progressive-disease']],
  ])('with %s: %s', (_, text, expected) => {
    expect(mentionsIn(text, small)).toEqual(expected);
  });

  test('names the cues that decided, as the page writes them', () => {
    expect(reasonFor('PD', 'By RECIST, with New Lesions, she had PD.', small)).toEqual({
      kind: 'cues',
      words: expect.arrayContaining(['RECIST', 'New Lesions']) as string[],
    });
  });

  test('says why it is silent', () => {
    expect(reasonFor('PD', 'Levodopa helps in PD.', small)).toBe('against it: Levodopa');
    expect(reasonFor('PD', 'Three people had PD.', small)).toMatch(/too little/);
  });

  test('a cue in a far paragraph is not enough, two are', () => {
    const far = ' Nothing happened for a long time.'.repeat(20);
    expect(mentionsIn(`It was read by RECIST.${far}\n\nThree people had PD.`, small)).not.toContain(
      'PD|progressive-disease',
    );
    expect(mentionsIn(`A partial response by RECIST.${far}\n\nThree people had PD.`, small)).toContain(
      'PD|progressive-disease',
    );
  });

  test('a cue in the title is enough', () => {
    const page = pageOver(small);
    page.add('How RECIST works', 'title');
    expect(page.add('Three people had PD.').shown()).toEqual(['PD|progressive-disease']);
  });

  test('abbreviations of one field prove each other on a page about cancer', () => {
    const text = 'People with melanoma got nivolumab. PFS and ORR were better, and so was OS.';
    expect(mentionsIn(text, small)).toEqual(
      expect.arrayContaining(['PFS|progression-free-survival', 'ORR|response-rate', 'OS|overall-survival']),
    );
    expect(mentionsIn('The OS is new.', small)).toEqual([]);
  });

  test('a word against it undoes that company', () => {
    expect(mentionsIn('Windows is an OS. PFS and ORR were better with nivolumab in melanoma.', small)).not.toContain(
      'OS|overall-survival',
    );
  });
});

describe('a word with another everyday sense', () => {
  test.each([
    ['The checkpoint holds T cells back.', ['checkpoint|checkpoint']],
    ['Soldiers stood at the checkpoint.', []],
    ['We drove past the checkpoint.', []],
    ['It is a checkpoint of the game.', []],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, small)).toEqual(expected);
  });
});

describe('the topic of a page', () => {
  test('medicines of immunotherapy are shown anywhere', () => {
    expect(mentionsIn('The mayor said that nivolumab had saved him.', small)).toEqual(['nivolumab|nivolumab']);
  });

  test('a context form is silent where no cancer is spoken of', () => {
    expect(mentionsIn('The two computers agree on a protocol.', small)).toEqual([]);
    expect(mentionsIn('The protocol of the melanoma trial allowed nivolumab.', small)).toContain('protocol|protocol');
  });

  test('a shared word is off at the default density unless the page is about cancer', () => {
    const isOff = (text: string) =>
      scan(text, small.lexicon).find(({ entry }) => small.ids[entry] === 'biopsy')?.common;
    expect(isOff('A biopsy of the skin.')).toBe(true);
    expect(isOff('A biopsy showed melanoma; nivolumab was started.')).toBe(false);
  });

  test('a long page with one word of cancer is not about cancer', () => {
    const life = 'She built bridges and taught mathematics, and her pupils loved her. '.repeat(40);
    expect(
      mentionsIn(`${life}\n\nShe died of lymphoma.\n\n${life} The protocol was signed by three kings.`, small),
    ).not.toContain('protocol|protocol');
  });
});

describe('a page that changes', () => {
  test('what comes later can still decide', () => {
    const page = pageOver(small);
    const first = page.add('Three people had PD.');
    expect(first.shown()).toEqual([]);
    const version = page.version();
    page.add('A partial response by RECIST means that the lesions shrank.');
    expect(page.version()).toBeGreaterThan(version);
    expect(first.shown()).toEqual(['PD|progressive-disease']);
  });

  test('a mention once shown stays when what spoke for it goes', () => {
    const page = pageOver(small);
    const cues = page.add('A partial response by RECIST means that the lesions shrank.');
    const first = page.add('Three people had PD.');
    expect(first.shown()).toEqual(['PD|progressive-disease']);
    cues.remove();
    expect(first.shown()).toEqual(['PD|progressive-disease']);
  });

  test('it goes when something speaks against it', () => {
    const page = pageOver(small);
    const cues = page.add('A partial response by RECIST means that the lesions shrank.');
    const first = page.add('Three people had PD.');
    expect(first.shown()).toEqual(['PD|progressive-disease']);
    cues.remove();
    page.add('Levodopa eases the tremor.');
    expect(first.shown()).toEqual([]);
  });

  test('taking back everything leaves nothing', () => {
    const page = pageOver(small);
    page.add('Levodopa eases the tremor of PD.').remove();
    page.add("Parkinson's disease (PD) is slow.").remove();
    page.add('A partial response by RECIST.');
    expect(page.add('Three people had PD.').shown()).toEqual(['PD|progressive-disease']);
  });
});

describe('a page in another language', () => {
  test('shows only names that are the same everywhere', () => {
    const text = 'Das Melanom sprach auf Nivolumab an; die Biopsy blieb aus, RECIST auch.';
    expect(mentionsIn(text, small, { language: 'de' })).toEqual(['Nivolumab|nivolumab']);
  });

  test('is recognised by its words when it declares none or the wrong one', () => {
    const text =
      'Die Patientin bekam das Mittel Nivolumab und wird mit der Biopsy nicht warten, das ist bei der Visite und mit dem Arzt so besprochen.';
    expect(mentionsIn(text, small)).toEqual(['Nivolumab|nivolumab']);
    expect(mentionsIn(text, small, { language: 'en-US' })).toEqual(['Nivolumab|nivolumab']);
  });

  test('English that names a foreign place stays English', () => {
    const text =
      'The biopsy for the melanoma was read at the Hospital de la Santa Creu, and the patient was given nivolumab.';
    expect(mentionsIn(text, small)).toEqual(['biopsy|biopsy', 'melanoma|melanoma', 'nivolumab|nivolumab']);
  });
});
