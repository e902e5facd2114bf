import type { SenseReason } from '../detect/lexicon.ts';
import { formatList, type Strings } from './strings.ts';

/** An ambiguous form as it stands in the page, why it was given this sense, and what else it can mean. */
export interface ChosenSense {
  readonly form: string;
  readonly reason: SenseReason;
  readonly others: readonly string[];
}

/** Tells which meaning was chosen and why, so that a reader can disagree. */
export function SenseNote(props: { readonly sense: ChosenSense; readonly term: string; readonly strings: Strings }) {
  const { sense, term, strings } = props;
  return (
    <p class="sense">
      {because(sense, term, strings)}
      {sense.others.length > 0 && ` ${strings.text('senseOthers', formatList(sense.others, strings.locale, 'or'))}`}
    </p>
  );
}

function because({ form, reason }: ChosenSense, term: string, strings: Strings): string {
  const words = reason.kind === 'defined' ? reason.words : formatList(reason.words, strings.locale);
  if (words === '') return strings.text('senseTopic', form, term);
  switch (reason.kind) {
    case 'defined':
      return strings.text('senseDefined', form, term, words);
    case 'cues':
      return strings.text('senseCues', form, term, words);
    case 'topic':
      return strings.text('senseTopic', form, term);
  }
}
