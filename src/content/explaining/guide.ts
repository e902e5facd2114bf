import type { EntryIndex } from '../../detect/lexicon.ts';
import type { Annotation, PlacedMention } from '../../page/annotation.ts';

/** ms the ring stays when the reader does nothing: long enough to find it after a scroll. */
const RING_TIME = 6_000;

/** Leads the eye to mentions: scrolls there and rings them. */
export interface Guide {
  /** Show a mention of this entry; asked again, the next one. False where there is none. */
  showEntry(entry: EntryIndex): boolean;
  show(mention: PlacedMention): boolean;
}

export function createGuide(annotation: Annotation, { signal }: { signal: AbortSignal }): Guide {
  let ringed: PlacedMention | undefined;
  let fading: ReturnType<typeof setTimeout> | undefined;

  const clear = (): void => {
    clearTimeout(fading);
    annotation.setCurrent(undefined);
  };
  signal.addEventListener('abort', () => clearTimeout(fading));
  addEventListener('pointerdown', clear, { signal, capture: true, passive: true });

  const show = (mention: PlacedMention): boolean => {
    clearTimeout(fading);
    fading = setTimeout(clear, RING_TIME);
    ringed = mention;
    annotation.setCurrent(mention);
    return bringIntoView(mention);
  };

  return {
    show,
    showEntry(entry) {
      const mentions = annotation.mentions().filter(({ mention }) => mention.entry === entry);
      const last = ringed ? mentions.indexOf(ringed) : -1;
      const next = mentions[(last + 1) % mentions.length];
      return next !== undefined && show(next);
    },
  };
}

/** Scroll a mention to the middle of the view, through every scrolling box and frame around it. */
function bringIntoView(mention: PlacedMention): boolean {
  const range = mention.toRange();
  const element = range?.startContainer.parentElement;
  if (!range || !element) return false;
  element.scrollIntoView({ block: 'center', inline: 'nearest' });
  // The middle of a long block may be far from the word itself.
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) scrollBy({ top: (top + bottom - innerHeight) / 2 });
  return true;
}
