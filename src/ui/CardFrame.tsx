import type { ComponentChildren } from 'preact';
import type { Strings } from './strings.ts';

/** How the reader wants cards to look, and where this one stands. */
export interface CardLook {
  readonly theme: 'system' | 'light' | 'dark';
  readonly textSize: 'small' | 'medium' | 'large' | 'largest';
  /** Across the foot of the window, for fingers. */
  readonly isSheet: boolean;
}

interface CardFrameProps {
  readonly look: CardLook;
  readonly strings: Strings;
  readonly children: ComponentChildren;
}

/** What all cards share: a dialog that is not modal, named by the element with the id "term". */
export function CardFrame({ look, strings, children }: CardFrameProps) {
  return (
    <div
      class={look.isSheet ? 'card sheet' : 'card'}
      data-theme={look.theme}
      data-size={look.textSize}
      role="dialog"
      aria-labelledby="term"
      lang={strings.locale}
      dir={strings.direction}
      tabIndex={-1}
    >
      {children}
    </div>
  );
}
