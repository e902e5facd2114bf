import { describe, expect, test } from 'vitest';
import { americanize, britishSpellingsOf, foldForm, foldTokens } from '../../../src/detect/fold.ts';

describe('one form for all its spellings', () => {
  test.each<[string, ...string[]]>([
    [
      'PD-1',
      'PD1',
      'PD 1',
      'pd-1',
      'PD\u20101',
      'PD\u20111',
      'PD\u20131',
      'PD\u20141',
      'PD\u22121',
      'PD-₁',
      'ＰＤ－１',
      'PD\u00a01',
      'PD\u200b-1',
    ],
    ['IL-2', 'IL2', 'IL 2', 'il\u20092'],
    ['TGF-β', 'TGF-beta', 'TGFβ', 'TGF beta', 'Tgf-Β'],
    ['IFN-γ', 'IFN-gamma', 'IFNγ'],
    ['γδ T cell', 'gamma delta T cells', 'γδ T-cells'],
    ['tumor', 'tumour', 'tumors', 'Tumours', 'TUMOR'],
    ['leukemia', 'leukaemia', 'leukaemias'],
    ['immunotherapy', 'immuno\u00adtherapy', 'Immunotherapies', 'immuno\u2060therapy'],
    ['inflammation', 'inﬂammation'],
    ['efficacy', 'eﬃcacy'],
    ['Hodgkin lymphoma', "Hodgkin's lymphoma", 'Hodgkin’s lymphoma', 'Hodgkinʼs lymphoma'],
    ['Sjögren', 'Sjogren', 'SJÖGREN'],
    ['CD8+ T cell', 'CD8 T cells', 'CD8+ T-cell'],
    ['biopsy', 'biopsies', 'Biopsies'],
    ['randomized', 'randomised'],
    ['diarrhea', 'diarrhoea'],
    ['esophageal cancer', 'oesophageal cancers'],
    ['checkpoint inhibitor', 'checkpoint\n   inhibitors', 'check\u00adpoint in\u00adhib\u00adi\u00adtor'],
  ])('%s', (form, ...spellings) => {
    expect(spellings.map(foldForm)).toEqual(spellings.map(() => foldForm(form)));
  });

  test.each([
    ['PD-1', 'PD-2'],
    ['PD-1', 'PD-L1'],
    ['IL-2', 'IL-12'],
    ['HLA-A*02', 'HLA-A02'],
    ['MSI-H/dMMR', 'MSI-H dMMR'],
    ['PD-(L)1', 'PD-L1'],
    ['TGF-α', 'TGF-β'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(foldForm(one)).not.toBe(foldForm(other));
  });
});

describe('tokens of a form', () => {
  test.each([
    ['IL-2Rα', ['il', '2', 'r', 'alpha'], ['', '', '']],
    ['HLA-A*02:01', ['hla', 'a', '02', '01'], ['', '*', ':']],
    ['PD-(L)1', ['pd', 'l', '1'], ['(', ')']],
    ['T cell', ['t', 'cell'], ['']],
    ['MSI-H/dMMR', ['msi', 'h', 'dmmr'], ['', '/']],
    ["Crohn's disease", ['crohn', 'disease'], ['']],
    ['10–20', ['10', '20'], ['']],
    ['Straße', ['strasse'], []],
    ['', [], []],
    ['—…!', [], []],
  ])('%s', (text, tokens, gaps) => {
    expect(foldTokens(text)).toMatchObject({ tokens, gaps });
  });

  test('keep the letters that an exact form must show', () => {
    expect(foldTokens('HER-2/neu').letters).toBe('HER2neu');
    expect(foldTokens('pCR').letters).toBe('pCR');
  });
});

describe('British and American spelling', () => {
  test.each([
    ['tumour', 'tumor'],
    ['haematology', 'hematology'],
    ['anaemia', 'anemia'],
    ['leukaemia', 'leukemia'],
    ['oedema', 'edema'],
    ['oesophagitis', 'esophagitis'],
    ['oestrogen', 'estrogen'],
    ['ischaemic', 'ischemic'],
    ['paediatric', 'pediatric'],
    ['diarrhoea', 'diarrhea'],
    ['dyspnoea', 'dyspnea'],
    ['neutropaenia', 'neutropenia'],
    ['sulphate', 'sulfate'],
    ['colour', 'color'],
    ['centre', 'center'],
    ['randomisation', 'randomization'],
    ['immunise', 'immunize'],
    ['metastasised', 'metastasized'],
    ['counselling', 'counseling'],
  ])('%s is %s, and the other way round', (british, american) => {
    expect(americanize(british)).toBe(american);
    expect(britishSpellingsOf(american)).toContain(british);
  });

  test.each(['tour', 'four', 'hour', 'promise', 'disease', 'exercise', 'advise', 'heme', 'chemo', 'cell'])(
    'leaves %s alone',
    (word) => {
      expect(americanize(word)).toBe(word);
    },
  );

  test('undoes only what it would do again', () => {
    for (const word of [
      'tumor',
      'hemoglobin',
      'leukemia',
      'edema',
      'pediatric',
      'fiber',
      'chemotherapy',
      'schema',
      'item',
      'pedal',
    ]) {
      for (const spelling of britishSpellingsOf(word)) expect(americanize(spelling)).toBe(word);
    }
  });
});
