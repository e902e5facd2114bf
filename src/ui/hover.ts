import { isOnTheWayTo, type Point, type Rect } from './safe-triangle.ts';

/**
 * Decides when a card opens and closes (step 8 of the walk). Pure: the caller reports what happened and when, and asks
 * when to report the passing of time. Times are milliseconds of one steady clock, places CSS pixels of the viewport.
 */
export interface HoverState<M> {
  readonly pointer: (Point & { readonly at: number }) | undefined;
  /** The mention under the pointer. */
  readonly over: M | undefined;
  /** Since when the pointer has been calm over it. */
  readonly calmSince: number | undefined;
  readonly open: OpenCard<M> | undefined;
  /** Dismissed while the pointer was on it: stays quiet until the pointer has left. */
  readonly quiet: M | undefined;
  readonly silentUntil: number;
  readonly closedAt: number;
  readonly isKeyHeld: boolean;
}

export interface OpenCard<M> {
  readonly mention: M;
  /** Asked for by click, tap or key: leaving does not close it. */
  readonly isPinned: boolean;
  readonly rect: Rect | undefined;
  /** Where the pointer was last seen on the mention. */
  readonly exit: Point | undefined;
  readonly closesAt: number | undefined;
  /** The pointer is between mention and card, on its way there. */
  readonly isTravelling: boolean;
}

/** What lies under the pointer. */
export type Under<M> = { readonly kind: 'mention'; readonly mention: M } | { readonly kind: 'card' | 'page' };

export type HoverEvent<M> = { readonly at: number } & (
  | (Point & { readonly type: 'moved'; readonly under: Under<M>; readonly isPressed: boolean })
  /** The mention where the pointer stopped a moment ago has only now been found. */
  | { readonly type: 'found'; readonly mention: M }
  /** A button went down. `pins`: the click it may become would pin the mention under it. */
  | { readonly type: 'pressed'; readonly under: Under<M>; readonly pins: boolean }
  /** Asked for: clicked, tapped, stepped to by key, chosen in a menu. */
  | { readonly type: 'pinned'; readonly mention: M }
  /** The card stands here. */
  | { readonly type: 'placed'; readonly rect: Rect }
  /** The key that shows cards went down or up. */
  | { readonly type: 'keyed'; readonly isHeld: boolean }
  /** A key went down in an editable. */
  | { readonly type: 'typed' }
  /** Esc, close button, tab hidden, mention gone or out of sight. */
  | { readonly type: 'dismissed' }
  /** Nothing but time has passed. */
  | { readonly type: 'waited' }
);

export interface HoverChoice {
  readonly show: 'hover' | 'key' | 'never';
  /** Milliseconds of calm before a card opens. */
  readonly restTime: number;
}

/** px/ms. A pointer crossing the page is faster, a reading one slower (the gate 10ten uses). */
const CALM_SPEED = 0.5;
/** ms of calm for the next card when one is open or was a moment ago: the reader is plainly looking things up. */
const WARM_REST = 80;
/** ms after closing during which the next card counts as "next". */
const WARM_WINDOW = 400;
/** ms a card waits for a pointer that left (Page Previews waits as long). */
const GRACE = 300;
/** ms without cards after a key press in an editable: nobody wants one over what they type. */
const TYPING_SILENCE = 1_000;

/** The state before anything happened. */
export function atRest<M>(): HoverState<M> {
  return {
    pointer: undefined,
    over: undefined,
    calmSince: undefined,
    open: undefined,
    quiet: undefined,
    silentUntil: -Infinity,
    closedAt: -Infinity,
    isKeyHeld: false,
  };
}

/** The state after an event. Time is accounted for first, so a late timer never opens what was already left. */
export function after<M>(state: HoverState<M>, event: HoverEvent<M>, choice: HoverChoice): HoverState<M> {
  switch (event.type) {
    case 'waited':
      return settled(state, event.at, choice);
    case 'moved':
      return moved(state, event);
    case 'found':
      return { ...state, over: event.mention, calmSince: event.at };
    case 'pressed':
      return pressed(state, event);
    case 'pinned':
      return { ...state, open: opened(event.mention, state, true), quiet: undefined };
    case 'placed':
      return state.open ? { ...state, open: { ...state.open, rect: event.rect } } : state;
    case 'keyed':
      return { ...state, isKeyHeld: event.isHeld };
    case 'typed':
      return { ...dismissed(state, event.at), silentUntil: event.at + TYPING_SILENCE };
    case 'dismissed':
      return dismissed(state, event.at);
  }
}

/** When to report `waited` next, or undefined while nothing is pending. */
export function wakesAt<M>(state: HoverState<M>, choice: HoverChoice): number | undefined {
  const closesAt = state.open?.closesAt ?? Infinity;
  const earliest = Math.min(opensAt(state, choice) ?? Infinity, closesAt);
  return earliest === Infinity ? undefined : earliest;
}

function settled<M>(state: HoverState<M>, at: number, choice: HoverChoice): HoverState<M> {
  const next = opensAt(state, choice);
  if (next !== undefined && next <= at && state.over !== undefined) {
    return { ...state, open: opened(state.over, state, false) };
  }
  if (state.open?.closesAt !== undefined && state.open.closesAt <= at) return closed(state, at);
  return state;
}

/** When the mention under the pointer may show its card, if it may at all. */
function opensAt<M>(state: HoverState<M>, choice: HoverChoice): number | undefined {
  const { over, calmSince, open } = state;
  if (over === undefined || calmSince === undefined || over === state.quiet) return undefined;
  if (open && (open.isPinned || open.isTravelling || open.mention === over)) return undefined;
  if (choice.show === 'never' || (choice.show === 'key' && !state.isKeyHeld)) return undefined;
  const isWarm = choice.show === 'key' || open !== undefined || calmSince - state.closedAt < WARM_WINDOW;
  return Math.max(calmSince + (isWarm ? WARM_REST : choice.restTime), state.silentUntil);
}

type Moved<M> = Extract<HoverEvent<M>, { type: 'moved' }>;

function moved<M>(state: HoverState<M>, event: Moved<M>): HoverState<M> {
  const over = event.under.kind === 'mention' && !event.isPressed ? event.under.mention : undefined;
  return {
    ...state,
    pointer: { x: event.x, y: event.y, at: event.at },
    over,
    calmSince: over === undefined ? undefined : calmSince(state, over, event),
    quiet: over === state.quiet ? state.quiet : undefined,
    open: state.open && followed(state.open, event),
  };
}

function calmSince<M>(state: HoverState<M>, over: M, { x, y, at }: Moved<M>): number | undefined {
  const { pointer } = state;
  if (!pointer) return at;
  const distance = Math.hypot(x - pointer.x, y - pointer.y);
  const isSame = over === state.over;
  // The page scrolled or grew under a pointer at rest. Nobody pointed at this word: wait for a real move.
  if (distance === 0) return isSame ? state.calmSince : undefined;
  const isCalm = distance < CALM_SPEED * (at - pointer.at);
  return isSame && isCalm ? (state.calmSince ?? at) : at;
}

/** The open card after the pointer moved: is it still wanted? */
function followed<M>(open: OpenCard<M>, { under, x, y, at }: Moved<M>): OpenCard<M> {
  if (open.isPinned) return open;
  const stays = { ...open, closesAt: undefined, isTravelling: false };
  if (under.kind === 'card') return { ...stays, exit: undefined };
  if (under.kind === 'mention' && under.mention === open.mention) return { ...stays, exit: { x, y } };
  const isTravelling =
    open.rect !== undefined && open.exit !== undefined && isOnTheWayTo(open.rect, open.exit, { x, y });
  // Each step towards the card renews the grace; resting half-way uses it up.
  if (isTravelling) return { ...open, isTravelling, closesAt: at + GRACE };
  return { ...open, isTravelling, closesAt: open.closesAt ?? at + GRACE };
}

function pressed<M>(state: HoverState<M>, event: Extract<HoverEvent<M>, { type: 'pressed' }>): HoverState<M> {
  const { under, pins, at } = event;
  if (under.kind === 'card') return state;
  const isOnOpen = under.kind === 'mention' && under.mention === state.open?.mention;
  if (isOnOpen && pins) return state;
  return { ...dismissed(state, at), quiet: under.kind === 'mention' ? under.mention : undefined };
}

function dismissed<M>(state: HoverState<M>, at: number): HoverState<M> {
  const quieted = { ...state, calmSince: undefined };
  return state.open ? { ...closed(quieted, at), quiet: state.open.mention } : quieted;
}

function closed<M>(state: HoverState<M>, at: number): HoverState<M> {
  return { ...state, open: undefined, closedAt: at };
}

function opened<M>(mention: M, { pointer }: HoverState<M>, isPinned: boolean): OpenCard<M> {
  return { mention, isPinned, rect: undefined, exit: pointer, closesAt: undefined, isTravelling: false };
}
