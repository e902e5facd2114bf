import { Fragment } from 'preact';
import type { Entry } from '../detect/entry.ts';
import { DOT, kindKeys, languageOf, type Strings } from './strings.ts';

interface NamesNoteProps {
  readonly entry: Entry;
  /** Long lists of code names help nobody at a glance. */
  readonly mostNames?: number;
  readonly strings: Strings;
}

/** What kind of thing an entry is, what else it is called, and how to say it: one muted line under the headword. */
export function NamesNote({ entry, mostNames = Infinity, strings }: NamesNoteProps) {
  const names = entry.also.slice(0, mostNames);
  const language = languageOf(entry);
  // "Idea" is what is left when a pack names no kind: it would say nothing of a telephone line.
  const hasKind = !(entry.pack && entry.kind === 'idea');
  const parts = [
    hasKind && <span class="kind">{strings.text(kindKeys[entry.kind])}</span>,
    names.length > 0 && (
      <>
        {strings.text('also')} <span lang={language}>{names.join(', ')}</span>
      </>
    ),
    entry.say && (
      <span class="say">
        {strings.text('say')} <span lang={language}>{entry.say}</span>
      </span>
    ),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <p class="names">
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && DOT}
          {part}
        </Fragment>
      ))}
    </p>
  );
}
