import type { ComponentChildren } from 'preact';
import type { EntryBodyProps } from './EntryBody.tsx';
import { GLOSSARY_LANGUAGE, languageOf } from './strings.ts';

/** The headword of an entry by id, or undefined where this build has no such entry. */
export type TermOf = (id: string) => string | undefined;

/** Ways on to neighbouring entries. Ids that no longer lead anywhere are left out. */
export function Relations({
  entry,
  level,
  termOf,
  strings,
  onAsked,
  isReachable,
}: Omit<Required<EntryBodyProps>, 'children' | 'contactLine'>) {
  const links = { termOf, onAsked, isReachable };
  const known = (ids: readonly string[]): readonly string[] => ids.filter((id) => termOf(id) !== undefined);
  const related = known([...new Set([...entry.related, ...(level === 'detailed' ? entry.broader : [])])]);
  const opposite = known(entry.opposite);
  const notSame = entry.notSame.filter(({ id }) => termOf(id) !== undefined);
  return (
    <>
      {notSame.length > 0 && level === 'detailed' && (
        <section>
          <h3>{strings.text('notSame')}</h3>
          <ul>
            {notSame.map(({ id, difference }) => (
              <li key={id}>
                <EntryLink id={id} {...links} />
                {': '}
                <span lang={languageOf(entry)}>{difference}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Chips label={strings.text('opposite')}>
        {opposite.map((id) => (
          <EntryLink key={id} id={id} {...links} />
        ))}
      </Chips>
      <Chips label={strings.text('related')}>
        {related.map((id) => (
          <EntryLink key={id} id={id} {...links} />
        ))}
      </Chips>
    </>
  );
}

/** A button that opens another entry, named by its headword; nothing where that entry is gone. */
export function EntryLink(props: {
  readonly id: string;
  readonly termOf: TermOf;
  readonly onAsked: (id: string) => void;
  readonly isReachable: boolean;
}) {
  const term = props.termOf(props.id);
  if (term === undefined) return null;
  return (
    <button
      type="button"
      class="link"
      lang={GLOSSARY_LANGUAGE}
      tabIndex={props.isReachable ? 0 : -1}
      onClick={() => props.onAsked(props.id)}
    >
      {term}
    </button>
  );
}

function Chips({ label, children }: { readonly label: string; readonly children: ComponentChildren[] }) {
  if (children.length === 0) return null;
  return (
    <section class="chips">
      <h3>{label}</h3>
      <ul>
        {children.map((chip, index) => (
          <li key={index}>{chip}</li>
        ))}
      </ul>
    </section>
  );
}
