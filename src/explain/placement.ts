import { computePosition, flip, inline, offset, shift, size } from '@floating-ui/dom';
import type { Point, Rect } from '../ui/safe-triangle.ts';
import type { CardHost } from './card-host.ts';

/** CSS px between the word and the card: near enough to belong together, far enough to keep the underline in sight. */
const GAP = 8;
/** CSS px kept free along the edges of the viewport. */
const MARGIN = 8;

/** Lines of text below which a fixed head and foot leave too little to read between them: then all of it scrolls. */
const LOW = 16;

export interface Placing {
  readonly host: Pick<CardHost, 'element' | 'inside' | 'place'>;
  readonly words: Range;
  /** Where the pointer is: tells which line of a wrapped term was meant. */
  readonly pointer: Point | undefined;
  /** Across the foot of the window instead of beside the word, for fingers. */
  readonly isSheet: boolean;
}

/** Put the card beside its word, or at the foot of the window; returns where it stands. */
export async function placeCard({ host, words, pointer, isSheet }: Placing): Promise<Rect> {
  const { element, inside, place } = host;
  if (isSheet) {
    place('auto 0 0 0');
  } else {
    inside.style.removeProperty('--room'); // its full height decides on which side there is room
    const { x, y } = await computePosition(reference(words), element, {
      strategy: 'fixed',
      placement: isVertical(words) ? 'right-start' : 'bottom-start',
      middleware: [
        inline(pointer ?? {}),
        offset(GAP),
        // Above if not below; beside the word where a low window has no room for either.
        flip({ padding: MARGIN, crossAxis: false, fallbackPlacements: ['top-start', 'right', 'left'] }),
        shift({ padding: MARGIN }),
        size({
          padding: MARGIN,
          apply({ availableHeight }) {
            inside.style.setProperty('--room', `${Math.floor(availableHeight)}px`);
            inside.toggleAttribute('data-low', availableHeight < LOW * lineHeight(inside));
          },
        }),
      ],
    });
    place(`${Math.round(y)}px auto auto ${Math.round(x)}px`);
  }
  return element.getBoundingClientRect();
}

function lineHeight(inside: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(inside).fontSize) * 1.45;
}

/** Whether a mention stands within the visible part of the window. */
export function isInView(mention: Range): boolean {
  return [...mention.getClientRects()].some(
    ({ top, bottom, left, right }) => bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
  );
}

function reference(mention: Range) {
  const contextElement = mention.startContainer.parentElement;
  return {
    getBoundingClientRect: () => mention.getBoundingClientRect(),
    getClientRects: () => mention.getClientRects(),
    ...(contextElement && { contextElement }),
  };
}

function isVertical(mention: Range): boolean {
  const element = mention.startContainer.parentElement;
  return element !== null && getComputedStyle(element).writingMode.startsWith('vertical');
}
