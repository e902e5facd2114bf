import type { Entry } from '../detect/entry.ts';
import { DOT, formatMonth, languageLine, languageOf, originOf, type Strings } from './strings.ts';

/** Where an entry comes from, how old it is, and what it is not. */
export function SourceNote({ entry, strings }: { readonly entry: Entry; readonly strings: Strings }) {
  const origin = originOf(entry, strings);
  const language = languageLine(languageOf(entry), strings);
  if (origin) return <p class="note">{[origin, strings.text('notAdvice'), language].filter(Boolean).join(DOT)}</p>;
  const organisations = [...new Set(entry.sources.map(({ organisation }) => organisation))];
  const { reviewed } = entry;
  const parts = [
    strings.text('notAdvice'),
    reviewed
      ? strings.text('reviewed', reviewed.by, formatMonth(reviewed.on, strings.locale))
      : strings.text('notReviewed'),
    organisations.length > 0 && strings.text('sources', organisations.join(', ')),
    strings.text('written', formatMonth(entry.written, strings.locale)),
    language,
  ];
  return <p class="note">{parts.filter(Boolean).join(DOT)}</p>;
}
