import type { Entry } from '../detect/entry.ts';
import { CardFrame, type CardLook } from './CardFrame.tsx';
import { Icon } from './Icon.tsx';
import { formatList, kindKeys, languageOf, type Strings } from './strings.ts';

interface CardChoicesProps {
  /** The words as they stand in the page. */
  readonly text: string;
  readonly meanings: readonly Entry[];
  readonly others: readonly string[];
  readonly look: CardLook;
  readonly strings: Strings;
  readonly onAsked: (id: string) => void;
  readonly onDismissed: () => void;
}

/** What words can mean when nothing in the page tells which: the reader knows best. */
export function CardChoices({ text, meanings, others, look, strings, onAsked, onDismissed }: CardChoicesProps) {
  return (
    <CardFrame look={look} strings={strings}>
      <header>
        <h2 class="term" id="term">
          {strings.text('canMean', text)}
        </h2>
        <button type="button" class="round" aria-label={strings.text('close')} onClick={onDismissed}>
          <Icon name="close" />
        </button>
      </header>
      <div class="body">
        <ul class="choices">
          {meanings.map((entry) => (
            <li key={entry.id}>
              <button type="button" class="link" lang={languageOf(entry)} onClick={() => onAsked(entry.id)}>
                {entry.term}
              </button>{' '}
              <span class="names">{strings.text(kindKeys[entry.kind])}</span>
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <p class="names">{strings.text('senseOthers', formatList(others, strings.locale, 'or'))}</p>
        )}
      </div>
    </CardFrame>
  );
}
