import { APOSTROPHE, EXPANDED, IGNORED, classOf, expansionOf, isDash, isDigitClass, isPlus, isSpace } from './chars.ts';
import { singularsOf } from './plurals.ts';

/** A text as the detector sees it: its tokens, and what stands between them. */
export interface FoldedForm {
  /** Folded tokens in order. */
  readonly tokens: readonly string[];
  /** `gaps[i]` stands between tokens i and i + 1: '' where a space, a hyphen or nothing may stand, else the characters that must. */
  readonly gaps: readonly string[];
  /** The tokens as written, without what lies between: the letters that an exact form must show. */
  readonly letters: string;
}

/**
 * Fold a form into tokens, by the same rules as `readTokens` but keeping every token. Used at build time for forms and
 * cues; the two are held together by a property test.
 */
export function foldTokens(text: string): FoldedForm {
  const tokens: string[] = [];
  const gaps: string[] = [];
  let letters = '';
  let token = '';
  let gap = '';
  let isDigits = false;
  const close = (): void => {
    if (token === '') return;
    tokens.push(token);
    token = '';
    gap = '';
  };
  const open = (): void => {
    if (token === '' && tokens.length > 0) gaps.push(normalGap(gap));
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const unitClass = classOf(unit);
    if (unitClass === IGNORED) continue;
    if (unitClass >= EXPANDED) {
      const expansion = unitClass === EXPANDED ? expansionOf(unit) : undefined;
      const digit = expansion === undefined && isDigitClass(unitClass);
      if (token !== '' && (digit !== isDigits || expansion?.isWord === true)) close();
      open();
      token += expansion?.text ?? String.fromCharCode(unitClass);
      isDigits = digit;
      letters += text[i];
      if (expansion?.isWord === true) close();
      continue;
    }
    close();
    if (unitClass === APOSTROPHE && /^['’ʼ]s(?![\p{L}\p{N}])/iu.test(text.slice(i))) {
      i++;
      continue;
    }
    gap += text[i];
  }
  close();
  return { tokens, gaps, letters };
}

/** What a gap requires: nothing for spaces, hyphens, plus signs and apostrophes; else its other characters. */
export function normalGap(gap: string): string {
  let kept = '';
  for (let i = 0; i < gap.length; i++) {
    const unit = gap.charCodeAt(i);
    const unitClass = classOf(unit);
    if (isSpace(unit) || isDash(unit) || unitClass === IGNORED || unitClass === APOSTROPHE || isPlus(unit)) continue;
    kept += gap[i];
  }
  return kept;
}

/** American spelling of a folded token: one spelling of each word stands in the lexicon, the others point to it. */
export function americanize(token: string): string {
  let word = token;
  for (const [british, american] of BRITISH) word = word.replace(british, american);
  return word;
}

/** British spellings of a folded American token: every way of undoing `americanize` that it would do again. */
export function britishSpellingsOf(token: string): readonly string[] {
  const found = new Set<string>([token]);
  for (const [american, british] of AMERICAN) {
    for (const word of Array.from(found)) {
      const other = word.replace(american, british);
      if (other !== word && americanize(other) === token) found.add(other);
    }
  }
  found.delete(token);
  return [...found];
}

/** British to American, applied in order; the stems are those of medical words, not all of English. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/tumour/g, 'tumor'],
  [/haem/g, 'hem'],
  [/aemi(?=[ac])/g, 'emi'],
  [/leukaem/g, 'leukem'],
  [/oedema/g, 'edema'],
  [/oesoph/g, 'esoph'],
  [/oestr/g, 'estr'],
  [/anaem/g, 'anem'],
  [/anaes/g, 'anes'],
  [/aetiol/g, 'etiol'],
  [/ischaem/g, 'ischem'],
  [/paed/g, 'ped'],
  [/gynaec/g, 'gynec'],
  [/(?<=^|p)caec/g, 'cec'],
  [/faec/g, 'fec'],
  [/foet/g, 'fet'],
  [/coeli/g, 'celi'],
  [/paenia/g, 'penia'],
  [/paenic/g, 'penic'],
  [/diarrhoea/g, 'diarrhea'],
  [/rrhoea/g, 'rrhea'],
  [/dyspnoea/g, 'dyspnea'],
  [/apnoea/g, 'apnea'],
  [/sulph/g, 'sulf'],
  [/(?<=col|fav|behavi|lab|hum|vap|od)our/g, 'or'],
  [/centre/g, 'center'],
  [/fibre/g, 'fiber'],
  [/litre/g, 'liter'],
  [/defence/g, 'defense'],
  [/licence/g, 'license'],
  [/programme(?=s?$)/g, 'program'],
  [/(?<=[a-z]{3})isation/g, 'ization'],
  [
    /(?<=(?:random|immun|hospital|personal|metastas|character|neutral|organ|stabil|normal|special|local|sensit|recogn|minim|opt?im|tumor|individual))is(?=e|ing)/g,
    'iz',
  ],
  [/(?<=travel|label|signal|counsel|model|cancel)l(?=ed|ing|er)/g, ''],
  [/grey/g, 'gray'],
  [/ageing/g, 'aging'],
  [/judgement/g, 'judgment'],
];

const AMERICAN: readonly (readonly [RegExp, string])[] = [
  [/tumor/, 'tumour'],
  [/hem/, 'haem'],
  [/emi(?=[ac])/, 'aemi'],
  [/edema/, 'oedema'],
  [/esoph/, 'oesoph'],
  [/estr/, 'oestr'],
  [/anem/, 'anaem'],
  [/anes/, 'anaes'],
  [/etiol/, 'aetiol'],
  [/ischem/, 'ischaem'],
  [/ped/, 'paed'],
  [/gynec/, 'gynaec'],
  [/cec/, 'caec'],
  [/fec/, 'faec'],
  [/fet/, 'foet'],
  [/celi/, 'coeli'],
  [/penia/, 'paenia'],
  [/penic/, 'paenic'],
  [/rrhea/, 'rrhoea'],
  [/pnea/, 'pnoea'],
  [/sulf/, 'sulph'],
  [/(?<=col|fav|behavi|lab|hum|vap|od)or/, 'our'],
  [/center/, 'centre'],
  [/fiber/, 'fibre'],
  [/liter/, 'litre'],
  [/defense/, 'defence'],
  [/license/, 'licence'],
  [/program(?=s?$)/, 'programme'],
  [/ization/, 'isation'],
  [/iz(?=e|ing)/, 'is'],
  [/(?<=travel|label|signal|counsel|model|cancel)(?=ed|ing|er)/, 'l'],
  [/gray/, 'grey'],
  [/aging/, 'ageing'],
  [/judgment/, 'judgement'],
];

/**
 * The key by which two forms are the same form: tokens in American spelling and singular, with the gaps that matter.
 * Two forms with one key collide unless their letter case tells them apart.
 */
export function foldForm(text: string): string {
  const { tokens, gaps } = foldTokens(text);
  return tokens
    .map((token, i) => (i === 0 ? '' : (gaps[i - 1] ?? '') + ' ') + regularSingular(americanize(token)))
    .join('');
}

/** The commonest singular, for keys only; the lexicon itself knows which singulars exist. */
function regularSingular(token: string): string {
  return token.length > 3 ? (singularsOf(token)[0] ?? token) : token;
}
