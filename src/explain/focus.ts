import type { CardView } from './card-view.tsx';

/**
 * Lets the Tab key into a pinned card and out again. The card's controls are no tab stops of the page: they are reached
 * once, from wherever the focus was, and leaving them at either end leads back there.
 */
export interface CardFocus {
  /** A card was opened that may be entered. */
  opened(): void;
  /** The card is going: give the focus back if it is inside. */
  closing(): void;
}

export function watchFocus(view: CardView, { signal }: { signal: AbortSignal }): CardFocus {
  let isOpen = false;
  let cameFrom: Element | undefined;

  const leave = (): void => {
    isOpen = false; // the next Tab goes on in the page
    if (cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
    cameFrom = undefined;
  };

  const tab = (event: KeyboardEvent): void => {
    if (!event.isTrusted || event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey || !isOpen) return;
    const controls = view.controls();
    const focused = view.focused();
    if (!focused) {
      if (event.shiftKey || !controls[0]) return;
      cameFrom = activeElement();
      controls[0].focus();
    } else if (focused === (event.shiftKey ? controls[0] : controls.at(-1))) leave();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('keydown', tab, { signal, capture: true });
  // A click in the card takes the focus as well; what had it before gets it back.
  addEventListener(
    'focusin',
    ({ isTrusted, target, relatedTarget }) => {
      if (isTrusted && view.isCard(target) && relatedTarget instanceof Element) cameFrom ??= relatedTarget;
    },
    { signal, capture: true },
  );

  return {
    opened: () => void (isOpen = true),
    closing() {
      if (view.focused()) leave();
      isOpen = false;
      cameFrom = undefined;
    },
  };
}

/** The element with the focus, inside whatever open shadow trees it is. */
function activeElement(): Element | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element ?? undefined;
}
