import { describe, expect, test } from 'vitest';
import { testBroken } from './broken.ts';
import { changed, linesOf, SAMPLE } from './sample.ts';

const fever = 'side-effects/fever.md';
const pembrolizumab = 'checkpoint-inhibitors/pembrolizumab.md';
const progressive = 'response-and-outcome/progressive-disease.md';

describe('a form', () => {
  testBroken([
    {
      rule: 'that is an everyday word is declared',
      file: fever,
      change: [['{ text: fever, common: yes }', 'fever']],
      says: 'forms[0] - "fever" is an everyday English word: declare senses, common or context, or add it to glossary/allowed-forms.yaml',
    },
    {
      rule: 'that is a short abbreviation is declared',
      file: pembrolizumab,
      change: [['- Keytruda', '- KEYT']],
      says: 'forms[1] - "KEYT" is an abbreviation of four letters or fewer: declare senses, common or context, or add it to glossary/allowed-forms.yaml',
    },
    {
      rule: 'has two characters',
      file: fever,
      change: [['- pyrexia', '- p']],
      says: 'forms[1] - "p" is too short for a form',
    },
    {
      rule: 'does not end with a hyphen',
      file: fever,
      change: [['- pyrexia', '- pyrexia-']],
      says: 'forms[1] - "pyrexia-" begins or ends with a hyphen',
    },
    {
      rule: 'closes its brackets',
      file: fever,
      change: [['- pyrexia', '- pyrexia (high']],
      says: 'forms[1] - "pyrexia (high" has a bracket without its partner',
    },
    {
      rule: 'doubles no word',
      file: fever,
      change: [['- pyrexia', '- pyrexia pyrexia']],
      says: 'forms[1] - "pyrexia pyrexia" has a doubled word',
    },
    {
      rule: 'is spelled as in the United States',
      file: fever,
      change: [['- pyrexia', '- tumour fever']],
      says: 'forms[1] - "tumour fever" is British spelling: write the American one, and both are found',
    },
    {
      rule: 'stands once in an entry, whatever its hyphens and plurals',
      file: 'checkpoint-inhibitors/pd-1-inhibitor.md',
      change: [['[ PD-1 inhibitor ]', '[ PD-1 inhibitor, PD1 inhibitors ]']],
      says: 'forms[1] - "PD1 inhibitors" is the same as "PD-1 inhibitor" after folding: leave one out',
    },
    {
      rule: 'belongs to one entry',
      file: pembrolizumab,
      change: [['- Keytruda', '- Pyrexia']],
      says: 'forms[1] - "Pyrexia" is the same as "pyrexia" of fever after folding: only one entry may have it, unless both declare senses',
    },
  ]);

  test('may be short when it was reviewed', () => {
    const files = changed(pembrolizumab, ['- Keytruda', '- KEYT']);
    const allowed = '- { form: KEYT, entry: pembrolizumab, reason: the only thing with this name }';
    expect(linesOf({ ...files, 'allowed-forms.yaml': allowed })).toEqual([]);
  });

  test('may be short when it needs a page about cancer treatment', () => {
    expect(linesOf(changed(pembrolizumab, ['- Keytruda', '- { text: KEYT, context: yes }']))).toEqual([]);
  });

  test('may be shared when both are exact and differ in case', () => {
    const declared = (text: string): string =>
      `- { text: ${text}, exact: yes, senses: [a], for: [zebrafish], hit: [zebrafish ${text}., ${text} of zebrafish.], miss: [An ${text}., The ${text}.] }`;
    const files = {
      ...changed(fever, ['- pyrexia', declared('EGFR')]),
      [pembrolizumab]: (SAMPLE[pembrolizumab] ?? '').replace('- Keytruda', declared('eGFR')),
    };
    expect(linesOf(files)).toEqual([]);
  });

  test('is not asked for twice: an allowance that nothing needs is counted', () => {
    const allowed = '- { form: Keytruda, entry: pembrolizumab, reason: a brand name }';
    expect(linesOf({ ...SAMPLE, 'allowed-forms.yaml': allowed }, 'warnings')).toEqual([
      'warning: glossary/allowed-forms.yaml: Keytruda - is not needed by pembrolizumab any more',
    ]);
  });

  test('is allowed only with a reason', () => {
    const allowed = '- { form: Keytruda, entry: pembrolizumab }';
    expect(linesOf({ ...SAMPLE, 'allowed-forms.yaml': allowed })).toEqual([
      'glossary/allowed-forms.yaml: [0].reason - is missing',
    ]);
  });
});

describe('an ambiguous form', () => {
  testBroken([
    {
      rule: 'has cues for our sense',
      file: progressive,
      change: [
        ['    for: [ tumor, scan, progressive disease ]\n', ''],
        ['The scan showed PD after two cycles.', 'The progressive disease (PD).'],
        ['"PD means that the tumor has grown."', '"Progressive disease (PD) means growth."'],
      ],
      says: 'forms[1].for - is missing: "PD" has senses',
    },
    {
      rule: 'has sentences that must stay silent',
      file: progressive,
      change: [['    miss: [ The Chicago PD closed the street., People with PD often have a tremor. ]\n', '']],
      says: 'forms[1].miss - is missing: "PD" has senses',
    },
    {
      rule: 'has cues only together with senses',
      file: fever,
      change: [['{ text: fever, common: yes }', '{ text: fever, common: yes, for: [chemotherapy] }']],
      says: 'forms[0].for - stands without senses: "fever" is not declared ambiguous',
    },
    {
      rule: 'stands in its sentences',
      file: progressive,
      change: [['People with PD often have a tremor.', 'People often have a tremor.']],
      says: 'forms[1].miss[1] - does not contain "PD": "People often have a tremor."',
    },
    {
      rule: 'is found in every hit',
      file: progressive,
      change: [['The scan showed PD after two cycles.', 'They saw PD after two cycles.']],
      says: 'forms[1].hit[0] - "PD" is not found in "They saw PD after two cycles.": too little for it (nothing)',
    },
    {
      rule: 'is silent in every miss',
      file: progressive,
      change: [['People with PD often have a tremor.', 'A brain scan of people with PD.']],
      says: 'forms[1].miss[1] - "PD" is found in "A brain scan of people with PD.", because of: scan',
    },
    {
      rule: 'has no cue that is ambiguous itself',
      file: progressive,
      change: [['for: [ tumor, scan,', 'for: [ tumor, scan, PD,']],
      says: 'forms[1].for - cue "PD" is itself ambiguous',
    },
  ]);

  test('has no entry for a cue whose every form is ambiguous', () => {
    const doubtful =
      'forms: [ { text: PD-1 inhibitor, senses: [a], for: [zebrafish], hit: [A zebrafish PD-1 inhibitor., PD-1 inhibitor of zebrafish.], miss: [A PD-1 inhibitor., The PD-1 inhibitor.] } ]';
    const files = {
      ...changed(progressive, ['for: [ tumor,', 'for: [ pd-1-inhibitor, tumor,']),
      'checkpoint-inhibitors/pd-1-inhibitor.md': (SAMPLE['checkpoint-inhibitors/pd-1-inhibitor.md'] ?? '').replace(
        'forms: [ PD-1 inhibitor ]',
        doubtful,
      ),
    };
    expect(linesOf(files)).toEqual([
      'glossary/response-and-outcome/progressive-disease.md: forms[1].for - every form of "pd-1-inhibitor" is itself ambiguous',
    ]);
  });
});
