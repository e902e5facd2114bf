import { after, atRest, wakesAt, type HoverChoice, type HoverEvent, type OpenCard, type Under } from '../ui/hover.ts';
import type { Point, Rect } from '../ui/safe-triangle.ts';
import type { Anchor, By } from './anchor.ts';
import { selectionOfWords } from './selection.ts';
import { isInEditable, isPartOfControl } from './targets.ts';

export interface PointerOptions {
  readonly mentionAt: (x: number, y: number) => Anchor | undefined;
  /** Whether an event's target is our card. */
  readonly isCard: (target: EventTarget | null) => boolean;
  readonly choice: () => HoverChoice & { readonly key: 'altKey' | 'shiftKey' | undefined };
  /** A card is wanted, or wanted pinned; undefined when none is wanted any more. */
  readonly onWanted: (open: OpenCard<Anchor> | undefined, by: By) => void;
  /** Where the pointer was before anybody listened here. */
  readonly lastSeen: SeenPointer | undefined;
  readonly signal: AbortSignal;
}

/** A place of the pointer, and when it came there (milliseconds of performance.now). */
export interface SeenPointer extends Point {
  readonly at: number;
}

export interface Pointer {
  /** Mentions came or went: one may now be known where the pointer stopped. */
  mentionsChanged(): void;
  /** The card stands here now. */
  placed(rect: Rect): void;
  /** Show a card that stays. */
  pin(anchor: Anchor, by: By): void;
  dismiss(): void;
}

/** ms. Words found this long after the pointer came to rest were not pointed at: the page has changed under it. */
const RECENT = 2_000;

type EventWithoutTime = HoverEvent<Anchor> extends infer E ? (E extends { at: number } ? Omit<E, 'at'> : never) : never;

/** Carry what the pointer and the keys do to the hover machine, and its wish to the card. Events made by scripts count for nothing. */
export function watchPointer(options: PointerOptions): Pointer {
  const { mentionAt, isCard, choice, onWanted, signal } = options;
  let { lastSeen } = options;
  let state = atRest<Anchor>();
  let by: By = 'pointer';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const report = (event: EventWithoutTime): void => {
    const before = state.open;
    state = after(state, { ...event, at: performance.now() } as HoverEvent<Anchor>, choice());
    const now = state.open;
    clearTimeout(timer);
    const wake = wakesAt(state, choice());
    if (wake !== undefined) timer = setTimeout(report, Math.max(0, wake - performance.now()), { type: 'waited' });
    if (now?.mention !== before?.mention || now?.isPinned !== before?.isPinned) onWanted(now, by);
  };
  signal.addEventListener('abort', () => clearTimeout(timer));

  const under = (event: MouseEvent): Under<Anchor> => {
    if (isCard(event.target)) return { kind: 'card' };
    const mention = mentionAt(event.clientX, event.clientY);
    return mention ? { kind: 'mention', mention } : { kind: 'page' };
  };

  /** A card pins only where the click does nothing else: links, buttons and selections keep their meaning. */
  const pins = (event: MouseEvent): boolean =>
    event.button === 0 && !event.defaultPrevented && !isPartOfControl(event) && !selectionOfWords();

  const on = <Type extends keyof WindowEventMap>(type: Type, heard: (event: WindowEventMap[Type]) => void): void =>
    addEventListener(type, (event) => event.isTrusted && heard(event), {
      signal,
      capture: true,
      passive: type !== 'keydown',
    });

  on('pointermove', (event) => {
    if (event.pointerType === 'touch') return;
    if (!state.open) by = 'pointer';
    lastSeen = { x: event.clientX, y: event.clientY, at: performance.now() };
    const { key } = choice();
    if (key && event[key] !== state.isKeyHeld) report({ type: 'keyed', isHeld: event[key] });
    report({ type: 'moved', x: event.clientX, y: event.clientY, under: under(event), isPressed: event.buttons !== 0 });
  });
  on('pointerout', (event) => {
    if (event.relatedTarget !== null || event.pointerType === 'touch') return;
    report({ type: 'moved', x: event.clientX, y: event.clientY, under: { kind: 'page' }, isPressed: false });
  });
  on('pointerdown', (event) => {
    by = event.pointerType === 'touch' ? 'touch' : 'pointer';
    report({ type: 'pressed', under: under(event), pins: pins(event) });
  });
  on('click', (event) => {
    const place = under(event);
    if (place.kind === 'mention' && pins(event)) report({ type: 'pinned', mention: place.mention });
  });
  on('keydown', (event) => {
    if (event.key === 'Escape' && state.open) {
      // Ours closes first, the page's dialog with the next press.
      event.preventDefault();
      event.stopImmediatePropagation();
      return report({ type: 'dismissed' });
    }
    const { key } = choice();
    if (key && event[key] && !state.isKeyHeld) report({ type: 'keyed', isHeld: true });
    if (isInEditable(event)) report({ type: 'typed' });
  });
  on('keyup', (event) => {
    const { key } = choice();
    if (key && !event[key] && state.isKeyHeld) report({ type: 'keyed', isHeld: false });
  });
  on('blur', () => report({ type: 'keyed', isHeld: false }));

  const dismiss = (): void => {
    if (state.open) report({ type: 'dismissed' });
  };
  for (const type of ['visibilitychange', 'fullscreenchange'] as const) {
    document.addEventListener(type, ({ isTrusted }) => isTrusted && dismiss(), { signal, capture: true });
  }
  document.addEventListener(
    'selectionchange',
    ({ isTrusted }) => {
      if (!isTrusted) return;
      const selection = selectionOfWords();
      if (selection && !isInCard(selection.anchorNode) && !state.open?.isPinned) dismiss();
    },
    { signal },
  );

  /** Firefox reports the very node inside the closed root; Chromium the card's host or what it stands in, or nothing at all. */
  const isInCard = (node: Node | null): boolean => {
    const root = node?.getRootNode();
    if (root instanceof ShadowRoot && isCard(root.host)) return true;
    return node?.nodeType === Node.ELEMENT_NODE && state.over === undefined;
  };

  const mentionsChanged = (): void => {
    if (!lastSeen || state.open || state.over || performance.now() - lastSeen.at > RECENT) return;
    const mention = mentionAt(lastSeen.x, lastSeen.y);
    if (mention) report({ type: 'found', mention });
  };
  mentionsChanged();

  return {
    mentionsChanged,
    placed: (rect) => report({ type: 'placed', rect }),
    pin(anchor, how) {
      by = how;
      report({ type: 'pinned', mention: anchor });
    },
    dismiss,
  };
}
