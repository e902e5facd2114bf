import { foldForm } from '../../detect/fold.ts';
import { isBritish } from '../british.ts';
import type { FormSource } from '../entry.ts';
import { error, warning, type Fault } from '../fault.ts';
import type { EntrySource, Glossary } from '../glossary.ts';
import type { WordFrequencies } from '../words.ts';

/** From this count in 51 million words of film subtitles on, a single word is an everyday word. */
const EVERYDAY_COUNT = 40;

/** Check each form by itself: is it well written, and is it declared for what it is? */
export function checkForms(glossary: Glossary, frequencies: WordFrequencies): Fault[] {
  const needed = new Set<string>();
  const allowances = new Set(glossary.allowed.map(({ form, entry }) => `${entry} ${form}`));
  const faults = glossary.entries.flatMap((entry) =>
    entry.front.forms.flatMap((form, index) => {
      const field = `forms[${index}]`;
      const found = [...checkShape(form), ...checkEvidence(form)].map(([part, message]) =>
        error(entry.file, `${field}${part}`, message),
      );
      const reason = whyDeclare(form.text, frequencies);
      if (!reason || form.senses || form.common || form.context) return found;
      needed.add(`${entry.id} ${form.text}`);
      return allowances.has(`${entry.id} ${form.text}`)
        ? found
        : [...found, error(entry.file, field, undeclared(form.text, reason))];
    }),
  );
  return [...faults, ...checkAllowances(glossary, needed)];
}

type Problem = readonly [part: string, message: string];

function checkShape({ text }: FormSource): Problem[] {
  const problems: Problem[] = [];
  if ([...text].length < 2) problems.push(['', `"${text}" is too short for a form`]);
  if (/^[-\s]|[-\s]$/.test(text)) problems.push(['', `"${text}" begins or ends with a hyphen`]);
  if ((text.match(/\(/g) ?? []).length !== (text.match(/\)/g) ?? []).length) {
    problems.push(['', `"${text}" has a bracket without its partner`]);
  }
  if (/\b([a-z]{3,})[ -]\1\b/i.test(text)) problems.push(['', `"${text}" has a doubled word`]);
  // joined to another word the two spellings are found apart, so both may stand
  if (isBritish(text) && !/gastrooesoph/i.test(text)) {
    problems.push(['', `"${text}" is British spelling: write the American one, and both are found`]);
  }
  return problems;
}

/** `senses` come with what decides them; without `senses` there is nothing to decide. */
function checkEvidence(form: FormSource): Problem[] {
  const parts = ['for', 'against', 'hit', 'miss'] as const;
  if (!form.senses) {
    return parts
      .filter((part) => form[part])
      .map((part) => [`.${part}`, `stands without senses: "${form.text}" is not declared ambiguous`] as const);
  }
  const missing = parts
    .filter((part) => part !== 'against' && !form[part])
    .map((part) => [`.${part}`, `is missing: "${form.text}" has senses`] as const);
  const absent = (['hit', 'miss'] as const).flatMap((part) =>
    (form[part] ?? []).flatMap((sentence, index): Problem[] =>
      stands(form.text, sentence) ? [] : [[`.${part}[${index}]`, `does not contain "${form.text}": "${sentence}"`]],
    ),
  );
  return [...missing, ...absent];
}

function stands(form: string, sentence: string): boolean {
  const key = foldForm(form).replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\p{L}\\p{N}])${key}(?![\\p{L}\\p{N}])`, 'u').test(foldForm(sentence));
}

/** Why a form needs a declaration, or nothing when it does not. */
function whyDeclare(text: string, frequencies: WordFrequencies): string | undefined {
  if (text.length < 2) return undefined; // refused for that already
  if (isShortAbbreviation(text)) return 'is an abbreviation of four letters or fewer';
  if (/^[a-z]+$/i.test(text) && frequencies.countOf(text) >= EVERYDAY_COUNT) return 'is an everyday English word';
  return undefined;
}

/** "ADC", "irAE", "R/R", "MSI-H"; not "PD-1" or "IL-2", whose digit makes them rare by themselves. */
function isShortAbbreviation(text: string): boolean {
  const letters = text.replace(/[&/.-]/g, '');
  return /^[a-z]{1,4}$/i.test(letters) && /[A-Z]/.test(letters.slice(1));
}

function undeclared(text: string, reason: string): string {
  return `"${text}" ${reason}: declare senses, common or context, or add it to glossary/allowed-forms.yaml`;
}

function checkAllowances({ allowed, entries }: Glossary, needed: ReadonlySet<string>): Fault[] {
  const known = new Map<string, EntrySource>(entries.map((entry) => [entry.id, entry]));
  return allowed
    .filter(({ form, entry }) => known.has(entry) && !needed.has(`${entry} ${form}`))
    .map(({ form, entry }) =>
      warning('unused-allowance', 'glossary/allowed-forms.yaml', form, `is not needed by ${entry} any more`),
    );
}
