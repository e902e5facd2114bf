import type { ComponentChildren } from 'preact';
import type { Entry } from '../detect/entry.ts';
import { DrugNote } from './DrugNote.tsx';
import { Icon } from './Icon.tsx';
import { Prose } from './Prose.tsx';
import { Relations, type TermOf } from './Relations.tsx';
import { languageOf, type Strings } from './strings.ts';

export interface EntryBodyProps {
  readonly entry: Entry;
  readonly level: 'plain' | 'detailed';
  readonly termOf: TermOf;
  readonly strings: Strings;
  readonly onAsked: (id: string) => void;
  /** Whom to call, where an organisation has said so. */
  readonly contactLine?: string | undefined;
  /** Whether its links take part in the tab order; a card that merely hovers must not. */
  readonly isReachable?: boolean;
  /** What only one place has to add, between the meaning and the facts. */
  readonly children?: ComponentChildren;
}

/** What an entry says, below its name: the same in the card, the popup and the glossary page. */
export function EntryBody({ isReachable = true, children, ...props }: EntryBodyProps) {
  const { entry, level, termOf, strings, contactLine, onAsked } = props;
  const links = { termOf, onAsked, isReachable };
  const isDetailed = level === 'detailed';
  return (
    <>
      <div class="meaning" lang={languageOf(entry)}>
        <Prose paragraphs={entry.plain} {...links} />
        {isDetailed && entry.more && <Prose paragraphs={entry.more} {...links} />}
      </div>
      {entry.urgent ? (
        <div class="urgent">
          <Icon name="warning" />
          <div>
            <p>
              <strong>{strings.text('urgent')}</strong>
            </p>
            {contactLine && <p class="contact">{contactLine}</p>}
            {entry.why && (
              <div lang={languageOf(entry)}>
                <Prose paragraphs={entry.why} {...links} />
              </div>
            )}
          </div>
        </div>
      ) : (
        entry.why && (
          <section class="why">
            <h3>{strings.text('why')}</h3>
            <div lang={languageOf(entry)}>
              <Prose paragraphs={entry.why} {...links} />
            </div>
          </section>
        )
      )}
      {children}
      {entry.drug && <DrugNote drug={entry.drug} {...{ level, strings, ...links }} />}
      {isDetailed && entry.ask.length > 0 && (
        <section>
          <h3>{strings.text('ask')}</h3>
          <ul lang={languageOf(entry)}>
            {entry.ask.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </section>
      )}
      <Relations {...{ entry, level, strings, ...links }} />
    </>
  );
}
