import { render, type ComponentChild } from 'preact';
import type { PlacedMention } from '../../page/annotation.ts';
import cardCss from '../../ui/card.css?inline';
import entryCss from '../../ui/entry.css?inline';
import type { Point, Rect } from '../../ui/safe-triangle.ts';
import tokensCss from '../../ui/tokens.css?inline';
import { createCardHost, type CardHost } from './card-host.ts';
import { isInView, placeCard } from './placement.ts';

export interface Drawing {
  readonly mention: PlacedMention;
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
}

/** CSS px. A frame smaller than this (a banner, a counter) cannot hold a card that anybody could read. */
const SMALLEST_FRAME = { width: 160, height: 120 };

export function createCardView({ signal }: { signal: AbortSignal }): CardView {
  let host: CardHost | undefined; // appended with the first card, so that pages nobody asks about stay untouched

  const clear = (): void => {
    if (!host) return;
    render(null, host.inside);
    host.hide();
  };

  return {
    clear,
    isCard: (target) => host !== undefined && target === host.element,
    focus: () => host?.inside.querySelector<HTMLElement>('.card')?.focus(),
    async draw({ mention, pointer, isSheet, content }) {
      const range = mention.toRange();
      const isTooSmall = innerWidth < SMALLEST_FRAME.width || innerHeight < SMALLEST_FRAME.height;
      if (!range || isTooSmall || !isInView(range)) return undefined;
      host ??= createCardHost(tokensCss + entryCss + cardCss, { signal });
      if (!host.show(range)) return undefined;
      render(content, host.inside);
      return placeCard({ host: host.element, mention: range, pointer, isSheet });
    },
  };
}
