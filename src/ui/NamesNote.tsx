import type { Entry } from '../detect/entry.ts';
import { kindKeys, languageOf, type Strings } from './strings.ts';

interface NamesNoteProps {
  readonly entry: Entry;
  /** Long lists of code names help nobody at a glance. */
  readonly mostNames?: number;
  readonly strings: Strings;
}

/** What kind of thing an entry is, what else it is called, and how to say it: one muted line under the headword. */
export function NamesNote({ entry, mostNames = Infinity, strings }: NamesNoteProps) {
  const names = entry.also.slice(0, mostNames);
  return (
    <p class="names">
      <span class="kind">{strings.text(kindKeys[entry.kind])}</span>
      {names.length > 0 && (
        <>
          {' · '}
          {strings.text('also')} <span lang={languageOf(entry)}>{names.join(', ')}</span>
        </>
      )}
      {entry.say && (
        <>
          {' · '}
          {strings.text('say')} <span lang={languageOf(entry)}>{entry.say}</span>
        </>
      )}
    </p>
  );
}
