import type { CardLook } from './CardFrame.tsx';
import { CardFrame } from './CardFrame.tsx';
import { Icon } from './Icon.tsx';
import type { Strings } from './strings.ts';

interface CardNoticeProps {
  readonly text: string;
  readonly look: CardLook;
  readonly isPinned: boolean;
  readonly strings: Strings;
  readonly onDismissed: () => void;
}

/** The card's calm state for an explanation that is not to be had. */
export function CardNotice({ text, look, isPinned, strings, onDismissed }: CardNoticeProps) {
  return (
    <CardFrame look={look} strings={strings}>
      <header class="notice">
        <p id="term">{text}</p>
        {isPinned && (
          <button type="button" class="round" aria-label={strings.text('close')} onClick={onDismissed}>
            <Icon name="close" />
          </button>
        )}
      </header>
    </CardFrame>
  );
}
