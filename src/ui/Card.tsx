import { CardFrame, type CardLook } from './CardFrame.tsx';
import { EntryBody, type EntryBodyProps } from './EntryBody.tsx';
import { Icon } from './Icon.tsx';
import { NamesNote } from './NamesNote.tsx';
import { SenseNote, type ChosenSense } from './SenseNote.tsx';
import { SourceNote } from './SourceNote.tsx';
import { languageOf } from './strings.ts';

export interface CardProps extends Omit<EntryBodyProps, 'isReachable' | 'children'> {
  /** Only for the entry a word of the page stands for, and only if that word could have meant something else. */
  readonly sense: ChosenSense | undefined;
  /** Opened by click or key: it has a close button and takes part in the tab order. */
  readonly isPinned: boolean;
  readonly look: CardLook;
  readonly canGoBack: boolean;
  readonly onLevelChanged: (level: EntryBodyProps['level']) => void;
  readonly onBack: () => void;
  readonly onDismissed: () => void;
}

/** More names than this make the card longer without helping anybody; the detailed level has them all. */
const NAMES_AT_A_GLANCE = 3;

/** What the reader sees: one entry, explained. */
export function Card(props: CardProps) {
  const { entry, level, strings, isPinned, sense, look } = props;
  const tabIndex = isPinned ? 0 : -1;
  const isDetailed = level === 'detailed';
  return (
    <CardFrame look={look} strings={strings}>
      <header>
        {props.canGoBack && (
          <button
            type="button"
            class="round"
            tabIndex={tabIndex}
            aria-label={strings.text('back')}
            onClick={props.onBack}
          >
            <Icon name="back" />
          </button>
        )}
        <h2 class="term">
          <dfn id="term" lang={languageOf(entry)}>
            {entry.term}
          </dfn>
        </h2>
        <button
          type="button"
          class="level"
          tabIndex={tabIndex}
          aria-expanded={isDetailed}
          onClick={() => props.onLevelChanged(isDetailed ? 'plain' : 'detailed')}
        >
          {strings.text(isDetailed ? 'lessDetail' : 'moreDetail')}
        </button>
        {isPinned && (
          <button type="button" class="round" aria-label={strings.text('close')} onClick={props.onDismissed}>
            <Icon name="close" />
          </button>
        )}
      </header>
      <div class="body" key={entry.id}>
        <NamesNote entry={entry} mostNames={isDetailed ? Infinity : NAMES_AT_A_GLANCE} strings={strings} />
        <EntryBody {...props} isReachable={isPinned}>
          {sense && <SenseNote sense={sense} term={entry.term} strings={strings} />}
        </EntryBody>
      </div>
      <footer>
        <SourceNote entry={entry} strings={strings} />
      </footer>
    </CardFrame>
  );
}
