/** Stems that only British spelling has. "gastroesophageal" holds one by chance. */
const BRITISH =
  /tumour|leukaemi|haem(?=a|o|i)|anaemi|paediatric|(?<!gastr)oesophag|oedema|diarrhoea|\bprogramme\b|fibre|colour|behaviour/i;

/** Whether a form is spelled as in Britain. Cards show American names; the detector finds both spellings of either. */
export function isBritish(form: string): boolean {
  return BRITISH.test(form);
}
