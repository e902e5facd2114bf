import { describe, expect, test } from 'vitest';
import { findDefinition } from '../../../src/detect/abbreviations.ts';
import { mentionsIn, reasonFor, smallLexicon } from './small-lexicon.ts';

/** The long form that a text gives for the short form between guillemets. */
function longFormIn(marked: string): string | undefined {
  const text = marked.replaceAll(/[‹›]/g, '');
  const start = marked.indexOf('‹');
  const found = findDefinition(text, start, marked.indexOf('›') - 1);
  return found && text.slice(found.start, found.end);
}

describe('long form first', () => {
  test.each([
    ['He had progressive disease (‹PD›) at week 9.', 'progressive disease'],
    ['Cytokine release syndrome (‹CRS›) is common.', 'Cytokine release syndrome'],
    ['the overall survival [‹OS›] rate', 'overall survival'],
    ['the hazard ratio (‹HR›; adjusted)', 'hazard ratio'],
    ['immune checkpoint inhibitors (‹ICI›s) help', 'immune checkpoint inhibitors'],
    ['the tumor microenvironment (“‹TME›”)', 'tumor microenvironment'],
    ['objective response rate, or ‹ORR›, was', 'objective response rate'],
    ['minimal residual disease, called ‹MRD›', 'minimal residual disease'],
    ['dendritic cells (the ‹DC›s) were grown', 'dendritic cells'],
    ['the duration of response (‹DOR›)', 'duration of response'],
    ["He lived with Parkinson's disease (‹PD›).", "Parkinson's disease"],
    ['chimeric antigen receptor (also called ‹CAR›)', 'chimeric antigen receptor'],
  ])('%s', (text, long) => {
    expect(longFormIn(text)).toBe(long);
  });
});

describe('short form first', () => {
  test.each([
    ['‹PD› (progressive disease) ended it.', 'progressive disease'],
    ['‹ADC› stands for antibody-drug conjugate.', 'antibody-drug conjugate'],
    ['‹ACT›, or adoptive cell therapy, uses cells', 'adoptive cell therapy'],
    ['‹TMB›: tumor mutational burden', 'tumor mutational burden'],
    ['‹ORR› = objective response rate', 'objective response rate'],
    ['‹HCC› means hepatocellular carcinoma here', undefined],
    ['‹OS› – overall survival', 'overall survival'],
    ['‹CRS› [cytokine release syndrome]', 'cytokine release syndrome'],
  ])('%s', (text, long) => {
    expect(longFormIn(text)).toBe(long);
  });
});

describe('no definition', () => {
  test.each([
    'The response (‹PD›) was read by two people.',
    'Some had ‹PD›, others SD.',
    'in four people (‹PD›, n = 3)',
    'The week began. Then came dread (‹PD›)',
    'He waited for an answer (‹PD›)',
    '‹PD› (n = 12)',
    '‹PD› (see above)',
    'cells or ‹OS›',
    '‹PD› or not, the treatment goes on',
  ])('%s', (text) => {
    expect(longFormIn(text)).toBeUndefined();
  });
});

describe('what a definition decides', () => {
  const small = smallLexicon([
    { text: 'progressive disease', entry: 'progressive', topic: 1 },
    {
      text: 'PD',
      entry: 'progressive',
      exact: true,
      senses: ["Parkinson's disease"],
      for: ['RECIST'],
      against: ['levodopa'],
    },
    { text: 'cytokine release syndrome', entry: 'crs', topic: 2 },
    { text: 'CRS', entry: 'crs', exact: true, senses: ['rhinosinusitis'], for: ['tocilizumab'] },
    { text: 'nivolumab', entry: 'nivolumab', topic: 2 },
  ]);

  test('shows the form everywhere after it, with the words of the page as the reason', () => {
    const text = 'Some had progressive disease (PD).\n\nThose with PD left the study.';
    expect(mentionsIn(text, small)).toEqual(['progressive disease|progressive', 'PD|progressive', 'PD|progressive']);
    expect(reasonFor('PD', text, small)).toEqual({ kind: 'defined', words: 'progressive disease' });
  });

  test('holds for what stands before it as well, where nothing else does', () => {
    expect(mentionsIn('Those with PD left.\n\nPD (progressive disease) is growth.', small)).toContain('PD|progressive');
  });

  test('is stronger than cues', () => {
    expect(mentionsIn("RECIST was used. Parkinson's disease (PD) was seen in one; his PD was mild.", small)).toEqual(
      [],
    );
    expect(mentionsIn('He took levodopa. Progressive disease (PD) came later.', small)).toContain('PD|progressive');
  });

  test('silences the form where it means something else', () => {
    const text =
      'Rhinosinusitis that stays (CRS) and tocilizumab.\n\nChronic rhinosinusitis syndrome (CRS) needs sprays; CRS is common.';
    expect(mentionsIn(text, small)).toEqual([]);
  });

  test('gives way to a later one', () => {
    const text =
      "Progressive disease (PD) ended it: PD.\n\nParkinson's disease (PD) is another thing: PD.\n\nStill PD.";
    expect(mentionsIn(text, small)).toEqual(['Progressive disease|progressive', 'PD|progressive', 'PD|progressive']);
  });

  test('gives way in the other direction too', () => {
    const text = "Parkinson's disease (PD): PD.\n\nProgressive disease (PD): PD.";
    expect(mentionsIn(text, small)).toEqual(['Progressive disease|progressive', 'PD|progressive', 'PD|progressive']);
  });
});
