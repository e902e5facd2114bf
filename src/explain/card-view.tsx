import { render, type ComponentChild } from 'preact';
import cardCss from '../ui/card.css?inline';
import entryCss from '../ui/entry.css?inline';
import type { Point, Rect } from '../ui/safe-triangle.ts';
import tokensCss from '../ui/tokens.css?inline';
import type { Anchor } from './anchor.ts';
import { createCardHost, type CardHost } from './card-host.ts';
import { isInView, placeCard } from './placement.ts';
import { closeBySwipe } from './swipe.ts';

export interface Drawing {
  readonly anchor: Anchor;
  readonly pointer: Point | undefined;
  readonly isSheet: boolean;
  readonly content: ComponentChild;
}

/** Draws cards into the page; knows nothing of what they say. */
export interface CardView {
  /** Draw, or draw anew. Undefined where the mention is out of sight or the page leaves no place for a card. */
  draw(drawing: Drawing): Promise<Rect | undefined>;
  clear(): void;
  isCard(target: EventTarget | null): boolean;
  /** Put the keyboard's focus on the card as a whole. */
  focus(): void;
  /** What the Tab key reaches in the card, in order. */
  controls(): readonly HTMLElement[];
  /** What in the card has the focus. */
  focused(): Element | undefined;
  /** Have a screen reader say this, in its language, when it is done with what it says now. */
  announce(text: string, language: string): void;
}

/** CSS px. A frame smaller than this (a banner, a counter) cannot hold a card that anybody could read. */
const SMALLEST_FRAME = { width: 160, height: 120 };

export function createCardView(onSwipedAway: () => void, { signal }: { signal: AbortSignal }): CardView {
  let host: CardHost | undefined; // appended with the first card, so that pages nobody asks about stay untouched

  const createHost = (): CardHost => {
    const created = createCardHost(tokensCss + entryCss + cardCss, { signal });
    closeBySwipe(created.inside, onSwipedAway, { signal });
    return created;
  };

  const clear = (): void => {
    if (!host) return;
    render(null, host.inside);
    host.hide();
  };

  return {
    clear,
    isCard: (target) => host !== undefined && target === host.element,
    focus: () => host?.inside.querySelector<HTMLElement>('.card')?.focus(),
    controls: () => [...(host?.inside.querySelectorAll<HTMLElement>('button:not([tabindex="-1"])') ?? [])],
    focused: () => host?.root.activeElement ?? undefined,
    announce: (...given) => announce(host, ...given),
    async draw({ anchor, pointer, isSheet, content }) {
      const range = anchor.toRange();
      const isTooSmall = innerWidth < SMALLEST_FRAME.width || innerHeight < SMALLEST_FRAME.height;
      if (!range || isTooSmall || !isInView(range)) return undefined;
      host ??= createHost();
      if (!host.show(range)) return undefined;
      render(content, host.inside);
      return placeCard({ host, words: range, pointer, isSheet });
    },
  };
}

/**
 * Both browsers have ariaNotify; a live region in our own root serves those that do not. The region speaks in either case,
 * because what an element says is said in that element's language.
 */
function announce(host: CardHost | undefined, text: string, language: string): void {
  if (!host) return;
  const live: HTMLElement & { ariaNotify?(text: string): void } = host.live;
  live.lang = language;
  if (live.ariaNotify) live.ariaNotify(text);
  else live.textContent = text;
}
