import { americanize, foldTokens } from './fold.ts';
import { singularsOf } from './plurals.ts';

/** The folded token sequence of a form, gaps that matter included as tokens of their own. */
export function sequenceOf(text: string): readonly string[] {
  // A leading article would make every "the" of a page the beginning of a form.
  const { tokens, gaps } = foldTokens(text.replace(/^(?:the|an?) (?=\S)/i, ''));
  return tokens.flatMap((token, i) => {
    const gap = gaps[i] ?? '';
    return gap === '' || i === tokens.length - 1 ? [americanize(token)] : [americanize(token), gap];
  });
}

/** Prefixes that are written joined, hyphened or apart without a difference. */
const PREFIXES: ReadonlySet<string> = new Set([
  'anti',
  'immuno',
  'co',
  'neo',
  'auto',
  'chemo',
  'radio',
  'micro',
  'cyto',
  'intra',
  'post',
  'pre',
  'non',
]);

/** The ways of joining a form's tokens: as they are, a hyphened prefix joined to its word, letters before a digit joined (PD-L1, PDL1). */
export function spellingsOf(text: string, tokens: readonly string[]): readonly (readonly string[])[] {
  const spellings = [tokens];
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    if (next === undefined || !/^[a-z]+$/.test(next)) return;
    const isPrefix = PREFIXES.has(token) && next.length > 2 && text.toLowerCase().includes(`${token}-`);
    const isSplitName =
      /^[a-z]{1,4}$/.test(token) &&
      next.length === 1 &&
      /^\d/.test(tokens[i + 2] ?? '') &&
      new RegExp(`${token}[- ]${next}\\d`, 'i').test(text);
    if (isPrefix || isSplitName)
      spellings.push([...tokens.slice(0, i), americanize(token + next), ...tokens.slice(i + 2)]);
  });
  return spellings;
}

/**
 * Each token's one spelling: its singular where that stands in some form too, itself otherwise. `texts` are the forms and cues
 * as written: what ends in a capital S there (NGS, PFS) is no plural.
 */
export function canonicalTokens(tokens: readonly string[], texts: readonly string[]): Map<string, string> {
  const all = new Set(tokens);
  const plurals = new Set(
    texts.flatMap((text) => text.match(/[\p{L}]+s(?!\p{L})/gu) ?? []).map((word) => word.toLowerCase()),
  );
  const singularOf = (token: string): string | undefined =>
    plurals.has(token) && !KEPT_PLURALS.has(token)
      ? singularsOf(token).find((singular) => singular.length > 1 && all.has(singular))
      : undefined;
  return new Map([...all].map((token) => [token, singularOf(token) ?? token]));
}

/** Words that are no plural of the word they seem to be the plural of. */
const KEPT_PLURALS: ReadonlySet<string> = new Set(['mets', 'aids', 'als', 'ms', 'news', 'gas', 'vas']);
