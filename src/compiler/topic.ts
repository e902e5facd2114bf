import { IMMUNE_FIELD, OUTCOME_FIELD, THERAPY_FIELD, TRIAL_FIELD } from '../detect/tables.ts';

/**
 * How much a form tells about its document's topic (docs/detection.md, "The topic"): 2 speaks for cancer immunotherapy by
 * itself, 1 speaks for cancer, 0 is met on other pages as well. A form's category gives the rule, its words the exceptions.
 */
export type TopicWeight = 0 | 1 | 2;

const IMMUNOTHERAPY_CATEGORIES: ReadonlySet<string> = new Set([
  'checkpoint-inhibitors',
  'bispecifics',
  'car-t-and-cell-therapies',
  'tcr-til',
  'cancer-vaccines',
  'oncolytic-viruses',
  'antibody-drug-conjugates',
]);

const IMMUNOTHERAPY_WORDS =
  /immunotherap|immuno-?oncolog|checkpoint (?:inhib|block)|\bCAR[- ]?T\b|chimeric antigen|\bPD-?1\b|\bPD-?L1\b|\bCTLA-?4\b|programmed (?:cell )?death|tumor-infiltrating|T-cell engager|neoantigen|immune-related adverse|cytokine release|adoptive cell|antitumor immun/i;

const CANCER_WORDS =
  /cancer|tumou?r|carcinoma|lymphoma|leuka?emia|melanoma|sarcoma|myeloma|mesothelioma|oncolog|chemo|metasta|malignan|glioma|blastoma|neuroendocrine|neoplas|radiotherap|radiation therapy|RECIST|progression-free|overall survival|mastectom|lymphoedema|lymphedema|tumor marker|carcinogen|\bHER2\b|\bEGFR\b|\bKRAS\b|\bBRAF\b|\bBRCA|microsatellite|mismatch repair|Hodgkin|myelodysplas|(?:limab|ituximab|tuzumab|vedotin|deruxtecan|leucel|platin|taxel|ciclib|rafenib|metinib)\b/i;

/** Immunotherapy categories hold some words that other fields use as well; these speak for nothing by themselves. */
const SHARED_WORDS =
  /^(?:infusion|vaccine|vaccines|mRNA|dendritic cell|booster|BCG|TICE|hepatitis B|HPV|Gardasil|Cervarix|virus|herpes|plasmid|adjuvant|immuniz|vaccinat|peptide|HBV|human papilloma|lymphodepletion|apheresis|leukapheresis|biosimilar|monoclonal|bispecific|antibod|gene therap|gene-therap|autologous|allogeneic|cell therap|cellular therap|bone marrow|stem cell|hematopoietic|donor|off-the-shelf|preventive|prophylactic|viral vector|lentivir|adenovir)/i;

export function topicWeightOf(category: string, text: string): TopicWeight {
  if (IMMUNOTHERAPY_WORDS.test(text)) return 2;
  if (SHARED_WORDS.test(text)) return CANCER_WORDS.test(text) ? 1 : 0;
  if (IMMUNOTHERAPY_CATEGORIES.has(category)) return 2;
  if (category === 'cancer-types' || CANCER_WORDS.test(text)) return 1;
  return 0;
}

/** Categories whose names are written alike in every language that uses Latin letters. */
const NAME_CATEGORIES: ReadonlySet<string> = new Set([
  ...IMMUNOTHERAPY_CATEGORIES,
  'other-immunomodulators',
  'side-effect-management',
]);

/**
 * Whether a form is a name that stays the same on a page in another language: medicine and brand names, PD-1, CAR T.
 * Single-word names of medicines by their stems, and abbreviations with a digit.
 */
export function isInternational(category: string, text: string, isDrugName: boolean): boolean {
  if (isDrugName && !/\s/.test(text)) return true;
  if (/^[A-Z]{2,5}-?[A-Z]?\d{1,2}$/.test(text)) return true;
  if (/^CAR[- ]?T$/.test(text)) return true;
  return (
    NAME_CATEGORIES.has(category) &&
    /(?:mab|leucel|cel|vec|kin|cept|fusp|tecan|vedotin|relatlimab)$/.test(text) &&
    !/\s/.test(text)
  );
}

/**
 * Fields whose words keep company: where PFS stands, OS is overall survival. 0 for categories whose words turn up anywhere.
 */
const FIELDS: Readonly<Record<string, number>> = {
  'clinical-trial-and-statistics': TRIAL_FIELD,
  'response-and-outcome': OUTCOME_FIELD,
  'cancer-types': 2,
  'biomarkers-and-tests': 2,
  'treatment-contrasts': 2,
  'basics-immune-system': IMMUNE_FIELD,
  'immune-cells': 3,
  'molecules-and-targets': 3,
  cytokines: 3,
  'checkpoint-inhibitors': THERAPY_FIELD,
  bispecifics: THERAPY_FIELD,
  'car-t-and-cell-therapies': THERAPY_FIELD,
  'tcr-til': THERAPY_FIELD,
  'cancer-vaccines': THERAPY_FIELD,
  'oncolytic-viruses': THERAPY_FIELD,
  'antibody-drug-conjugates': THERAPY_FIELD,
  'other-immunomodulators': THERAPY_FIELD,
  'side-effects': 5,
  'side-effect-management': 5,
};

export function fieldOfCategory(category: string): number {
  return FIELDS[category] ?? 0;
}
