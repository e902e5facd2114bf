import type { StringKey } from '../ui/strings.ts';

/** The folders of the glossary in the order in which a reader might go through them, with their names. */
export const categoryKeys = {
  'basics-immune-system': 'categoryBasics',
  'immune-cells': 'categoryCells',
  'molecules-and-targets': 'categoryMolecules',
  'checkpoint-inhibitors': 'categoryCheckpoint',
  bispecifics: 'categoryBispecifics',
  'car-t-and-cell-therapies': 'categoryCellTherapies',
  'tcr-til': 'categoryTcrTil',
  'cancer-vaccines': 'categoryVaccines',
  cytokines: 'categoryCytokines',
  'oncolytic-viruses': 'categoryViruses',
  'antibody-drug-conjugates': 'categoryConjugates',
  'other-immunomodulators': 'categoryOther',
  'biomarkers-and-tests': 'categoryTests',
  'side-effects': 'categorySideEffects',
  'side-effect-management': 'categoryManagement',
  procedures: 'categoryProcedures',
  'cancer-types': 'categoryCancers',
  'clinical-trial-and-statistics': 'categoryTrials',
  'response-and-outcome': 'categoryOutcomes',
  'treatment-contrasts': 'categoryTreatments',
  'regulatory-access': 'categoryAccess',
} as const satisfies Record<string, StringKey>;
