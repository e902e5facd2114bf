import { INSIDE } from './leftovers.ts';

/**
 * The one element of ours in the page: a plain div with a closed shadow root (custom elements do not exist in
 * Chromium's isolated world), appended when the first card is shown. It carries no word and no name.
 */
export interface CardHost {
  /** What cards are drawn into. */
  readonly inside: HTMLElement;
  readonly root: ShadowRoot;
  /** What is written here is read out. */
  readonly live: HTMLElement;
  readonly element: HTMLElement;
  /** Stand in the top layer over what holds the mention, unseen until it has a place. False where the page keeps removing it. */
  show(mention: Range): boolean;
  /** Stand here and be seen; `inset` as in CSS. */
  place(inset: string): void;
  hide(): void;
  isHost(target: EventTarget | null): boolean;
}

/** A page that removes the host is obeyed after this many times within a while: a fight would cost it more than us. */
const MOST_RETURNS = 3;
/** ms */
const FIGHT_WINDOW = 10_000;

export function createCardHost(css: string, { signal }: { signal: AbortSignal }): CardHost {
  const element = document.createElement('div');
  const root = element.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // In a sheet of the closed root and not on the element, where the page could move the card under a click.
  const place = new CSSStyleSheet();
  const stand = (inset: string, visibility: 'hidden' | 'visible'): void =>
    place.replaceSync(`:host(:popover-open) { inset: ${inset} !important; visibility: ${visibility} !important; }`);
  root.adoptedStyleSheets = [sheet, place];
  const inside = document.createElement('div');
  inside.className = INSIDE;
  const live = document.createElement('div');
  live.className = 'live';
  live.ariaLive = 'polite';
  root.append(inside, live);
  element.popover = 'manual';
  let isPlaced = false;
  let returns: number[] = [];

  const hide = (): void => {
    if (element.isConnected && element.matches(':popover-open')) element.hidePopover();
  };
  signal.addEventListener('abort', () => {
    hide();
    element.remove();
  });

  const mayReturn = (): boolean => {
    const now = performance.now();
    returns = returns.filter((at) => now - at < FIGHT_WINDOW);
    if (returns.length >= MOST_RETURNS) return false;
    returns.push(now);
    return true;
  };

  return {
    inside,
    root,
    live,
    element,
    hide,
    isHost: (target) => target === element,
    show(mention) {
      const parent = parentFor(mention.commonAncestorContainer);
      if (element.parentNode === parent && element.matches(':popover-open')) return true;
      if (isPlaced && !element.isConnected && !mayReturn()) return false;
      if (element.parentNode !== parent) parent.append(element);
      isPlaced = true;
      stand('0 auto auto 0', 'hidden');
      element.showPopover();
      return true;
    },
    place: (inset) => stand(inset, 'visible'),
  };
}

/**
 * A popover outside a modal dialog or fullscreen element is painted over it, yet dead to the pointer. So the host goes
 * into the innermost of them that holds the mention. Methods come from the prototypes: a form's controls can stand in
 * for its own in Chromium.
 */
function parentFor(mention: Node): Element {
  for (let node = mention; ;) {
    const element = node instanceof Element ? node : node.parentElement;
    const layer = element && Element.prototype.closest.call(element, 'dialog:modal, :fullscreen');
    if (layer) return layer;
    const root = Node.prototype.getRootNode.call(node);
    if (!(root instanceof ShadowRoot)) return document.documentElement;
    node = root.host;
  }
}
