import type { EntryIndex } from '../detect/lexicon.ts';
import type { Annotation, PlacedMention } from '../page/annotation.ts';

/** ms the ring stays when the reader does nothing: long enough to find it after a scroll. */
const RING_TIME = 6_000;

/** Leads the eye to mentions: scrolls there and rings them. */
export interface Guide {
  /** Show a mention of this entry; asked again, the next one. False where there is none. */
  showEntry(entry: EntryIndex): boolean;
  /** Show the mention after or before the last one shown; `isFresh`: the document's first or last. Undefined at its end. */
  step(direction: 1 | -1, isFresh: boolean): PlacedMention | undefined;
}

export function createGuide(annotation: Annotation, { signal }: { signal: AbortSignal }): Guide {
  let ringed: PlacedMention | undefined;
  let fading: ReturnType<typeof setTimeout> | undefined;

  const clear = (): void => {
    clearTimeout(fading);
    annotation.setCurrent(undefined);
  };
  signal.addEventListener('abort', () => clearTimeout(fading));
  addEventListener('pointerdown', ({ isTrusted }) => isTrusted && clear(), { signal, capture: true, passive: true });

  const show = (mention: PlacedMention): boolean => {
    clearTimeout(fading);
    fading = setTimeout(clear, RING_TIME);
    ringed = mention;
    annotation.setCurrent(mention);
    return bringIntoView(mention);
  };

  return {
    showEntry(entry) {
      const mentions = annotation.mentions().filter(({ mention }) => mention.entry === entry);
      const last = ringed ? mentions.indexOf(ringed) : -1;
      const next = mentions[(last + 1) % mentions.length];
      return next !== undefined && show(next);
    },
    step(direction, isFresh) {
      const mentions = annotation.mentions();
      const last = ringed && !isFresh ? mentions.indexOf(ringed) : -1;
      const first = isFresh ? (direction > 0 ? 0 : mentions.length - 1) : firstInView(mentions);
      let index = last === -1 ? first : last + direction;
      // A mention that cannot be shown (its text went out of the layout) is passed over.
      while (mentions[index] && !mentions[index]?.toRange()) index += direction;
      const next = mentions[index];
      return next && show(next) ? next : undefined;
    },
  };
}

/** Where reading begins: the first mention not above the window's upper edge. */
function firstInView(mentions: readonly PlacedMention[]): number {
  const index = mentions.findIndex((mention) => (mention.toRange()?.getBoundingClientRect().top ?? -1) >= 0);
  return Math.max(index, 0);
}

/** Scroll a mention to the middle of the view, through every scrolling box and frame around it. */
function bringIntoView(mention: PlacedMention): boolean {
  const range = mention.toRange();
  const element = range?.startContainer.parentElement;
  if (!range || !element) return false;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  // The middle of a long block may be far from the word itself.
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: 'instant' });
  return true;
}
