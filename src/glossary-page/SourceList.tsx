import type { Entry } from '../detect/entry.ts';
import {
  DOT,
  formatMonth,
  GLOSSARY_LANGUAGE,
  languageLine,
  languageOf,
  originOf,
  type Strings,
} from '../ui/strings.ts';

/** Where an entry comes from, with links for those who want to read on. They are followed only when clicked. */
export function SourceList({ entry, strings }: { readonly entry: Entry; readonly strings: Strings }) {
  const { reviewed, written, sources } = entry;
  const origin = originOf(entry, strings);
  const language = languageLine(languageOf(entry), strings);
  if (origin) return <p class="note">{[origin, strings.text('notAdvice'), language].filter(Boolean).join(DOT)}</p>;
  return (
    <section class="sources">
      <h3>{strings.text('sourcesTitle')}</h3>
      <ul lang={GLOSSARY_LANGUAGE}>
        {sources.map(({ label, organisation, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {label}
            </a>{' '}
            ({organisation})
          </li>
        ))}
      </ul>
      <p class="note">
        {[
          strings.text('notAdvice'),
          reviewed
            ? strings.text('reviewed', reviewed.by, formatMonth(reviewed.on, strings.locale))
            : strings.text('notReviewed'),
          strings.text('written', formatMonth(written, strings.locale)),
          language,
        ]
          .filter(Boolean)
          .join(DOT)}
      </p>
    </section>
  );
}
