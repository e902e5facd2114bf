import type { FaultKind, PackFault, PackNote } from '../packs/faults.ts';
import type { PolicyFault } from '../platform/policies.ts';
import type { StringKey, Strings } from '../ui/strings.ts';

const faultKeys = {
  fileTooLarge: 'faultFileTooLarge',
  notUtf8: 'faultNotUtf8',
  badJson: 'faultBadJson',
  tooDeep: 'faultTooDeep',
  notObject: 'faultNotObject',
  noEntries: 'faultNoEntries',
  tooManyEntries: 'faultTooManyEntries',
  tooManyForms: 'faultTooManyForms',
  tooManyPacks: 'faultTooManyPacks',
  unknownField: 'faultUnknownField',
  fieldTwice: 'faultFieldTwice',
  fieldMissing: 'faultFieldMissing',
  notText: 'faultNotText',
  notList: 'faultNotList',
  notYesOrNo: 'faultNotYesOrNo',
  tooLong: 'faultTooLong',
  tooMany: 'faultTooMany',
  hiddenCharacters: 'faultHiddenCharacters',
  lineBreak: 'faultLineBreak',
  badId: 'faultBadId',
  idTwice: 'faultIdTwice',
  badKind: 'faultBadKind',
  badLanguage: 'faultBadLanguage',
  formTwice: 'faultFormTwice',
  formTooShort: 'faultFormTooShort',
  formTooLong: 'faultFormTooLong',
  formTooCommon: 'faultFormTooCommon',
  openQuote: 'faultOpenQuote',
  strayQuote: 'faultStrayQuote',
  cellCount: 'faultCellCount',
} as const satisfies Record<FaultKind, StringKey>;

const noteKeys = {
  formBuiltIn: 'noteFormBuiltIn',
  entryBuiltIn: 'noteEntryBuiltIn',
} as const satisfies Record<PackNote['kind'], StringKey>;

const policyKeys = {
  unknownPolicy: 'policyUnknown',
  notYesOrNo: 'policyNotYesOrNo',
  notText: 'policyNotText',
  notList: 'policyNotList',
  notSite: 'policyNotSite',
  notLanguage: 'policyNotLanguage',
  tooLong: 'policyTooLong',
  hidden: 'policyHidden',
} as const satisfies Record<PolicyFault['kind'], StringKey>;

/** What is wrong with a pack, in words. */
export function faultWords({ kind, given }: PackFault, strings: Strings): string {
  return strings.text(faultKeys[kind], ...given);
}

/** What was left out of a pack, in words. */
export function noteWords({ kind, given }: PackNote, strings: Strings): string {
  return strings.text(noteKeys[kind], ...given);
}

/** Why a policy is not used, in words. */
export function policyWords({ kind }: PolicyFault, strings: Strings): string {
  return strings.text(policyKeys[kind]);
}
