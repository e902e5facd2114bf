import type { Entry } from '../detect/entry.ts';
import type { EntryIndex } from '../detect/lexicon.ts';
import type { Annotation } from '../page/annotation.ts';
import type { AskBackground, Meanings } from '../platform/messages.ts';
import type { Settings } from '../platform/settings.ts';
import type { OpenCard } from '../ui/hover.ts';
import type { Strings } from '../ui/strings.ts';
import { isSelected, selectedWords, type Anchor, type By } from './anchor.ts';
import { CardContent, firstEntry, spoken } from './card-content.tsx';
import { createCardView } from './card-view.tsx';
import { createEntryCache } from './entry-cache.ts';
import { watchFocus } from './focus.ts';
import { createGuide, type Guide } from './guide.ts';
import { removeLeftovers } from './leftovers.ts';
import { watchPointer, type SeenPointer } from './pointer.ts';

export interface ExplainingOptions {
  readonly annotation: Annotation;
  readonly settings: () => Settings;
  readonly strings: Strings;
  readonly ask: AskBackground;
  /** Where the pointer was before this script came. */
  readonly lastSeen: SeenPointer | undefined;
  /** Keep the level that the reader chose in a card. */
  readonly saveLevel: (level: Settings['level']) => void;
  readonly signal: AbortSignal;
}

/** Explains mentions (step 8 of the walk): from the reader's wish to the card on screen. It ends with its signal. */
export interface Explaining {
  mentionsChanged(): void;
  choicesChanged(): void;
  showEntry: Guide['showEntry'];
  /** Go to the next mention or the one before and explain it. False at the end of the document. */
  step: (...given: Parameters<Guide['step']>) => boolean;
  readonly isStepping: boolean;
  /** Explain the words selected in this frame. False where none are. */
  explainSelection(meanings: Meanings): boolean;
}

/** The card on screen: what it hangs on, how it was asked for, and the way through the glossary so far. */
interface Shown {
  readonly open: OpenCard<Anchor>;
  readonly by: By;
  readonly trail: readonly Entry[];
}

/** ms after mentions changed until their entries are fetched: one batch for a burst of changes, far sooner than a hover. */
const FETCH_DELAY = 100;

/** Begin to answer the pointer, the keys and the popup in one document. */
export function startExplaining(options: ExplainingOptions): Explaining {
  const { annotation, settings, strings, ask, saveLevel, lastSeen, signal } = options;
  removeLeftovers(document);
  const entries = createEntryCache(ask);
  const view = createCardView(() => pointer.dismiss(), { signal });
  const guide = createGuide(annotation, { signal });
  const focus = watchFocus(view, { signal });
  const pointer = watchPointer({
    mentionAt: (x, y) => annotation.mentionAt(x, y),
    isCard: view.isCard,
    choice: () => hoverChoice(settings()),
    onWanted: (open, by) => void want(open, by),
    lastSeen,
    signal,
  });
  let shown: Shown | undefined;
  let level = settings().level;

  async function want(open: OpenCard<Anchor> | undefined, by: By): Promise<void> {
    if (!open) {
      shown = undefined;
      mark(undefined);
      focus.closing();
      return view.clear();
    }
    const anchor = open.mention;
    const isSame = anchor === shown?.open.mention;
    shown = { open, by: isSame && shown ? shown.by : by, trail: isSame && shown ? shown.trail : [] };
    if (!isSame) {
      const entry = isSelected(anchor) ? undefined : await entryAt(anchor.mention.entry);
      if (shown?.open.mention !== anchor) return; // the pointer has moved on meanwhile
      shown = { ...shown, trail: firstEntry(anchor, entry) };
      focus.closing();
      view.clear(); // entering the top layer anew puts the card above what the page has opened since
    }
    mark(anchor);
    if (shown.open.isPinned) focus.opened();
    await draw();
    if (!isSame && by === 'keyboard') announce(shown);
  }

  /** In forced colours the page carries no underlines: the word being explained is the one that is marked. */
  function mark(anchor: Anchor | undefined): void {
    if (!matchMedia('(forced-colors: active)').matches) return;
    annotation.setCurrent(anchor && !isSelected(anchor) ? anchor : undefined);
  }

  async function entryAt(index: EntryIndex): Promise<Entry | undefined> {
    return entries.get(index) ?? entries.read(index);
  }

  async function draw(): Promise<void> {
    if (!shown) return;
    const { open, by } = shown;
    const isSheet = by === 'touch';
    const rect = await view.draw({ anchor: open.mention, pointer: open.exit, isSheet, content: content(shown) });
    if (rect) pointer.placed(rect);
    else pointer.dismiss();
  }

  function content({ open, by, trail }: Shown) {
    const { theme, textSize, policies } = settings();
    return (
      <CardContent
        anchor={open.mention}
        trail={trail}
        level={level}
        look={{ theme, textSize, isSheet: by === 'touch' }}
        isPinned={open.isPinned}
        termOf={entries.termOf}
        contactLine={policies.contactLine}
        strings={strings}
        onLevelChanged={chooseLevel}
        onAsked={(id) => void follow(id)}
        onBack={() => leadTo(trail.slice(0, -1))}
        onDismissed={() => pointer.dismiss()}
      />
    );
  }

  /** Only what the reader asked for by key or menu is read out: a screen reader that named every term would be switched off. */
  function announce({ open, trail }: Shown): void {
    view.announce(...spoken(open.mention, trail.at(0), strings));
  }

  function chooseLevel(next: Settings['level']): void {
    level = next;
    saveLevel(level);
    void draw();
  }

  async function follow(id: string): Promise<void> {
    const from = shown;
    const entry = await entries.readById(id);
    const isThere = from !== undefined && shown?.open.mention === from.open.mention && shown.trail === from.trail;
    if (entry && isThere) leadTo([...from.trail, entry]);
  }

  /** Show another entry in the same card. Whoever goes on reading wants the card to stay. */
  function leadTo(trail: readonly Entry[]): void {
    if (!shown) return;
    shown = { ...shown, trail };
    if (shown.open.isPinned) void draw();
    else pointer.pin(shown.open.mention, shown.by);
    view.focus();
  }

  let settling: number | undefined;
  const follows = (): void => {
    if (!shown || settling !== undefined) return;
    settling = requestAnimationFrame(() => {
      settling = undefined;
      void draw();
    });
  };
  addEventListener('scroll', follows, { signal, capture: true, passive: true });
  addEventListener('resize', follows, { signal, passive: true });

  let fetching: ReturnType<typeof setTimeout> | undefined;
  const fetchEntries = (): void => {
    fetching = undefined;
    // Not by `mentions`, which asks the browser what is shown: the underlines' own style, just put in, would have it work out
    // the style of the whole page first.
    entries.prefetch(annotation.entries());
  };
  fetchEntries();

  signal.addEventListener('abort', () => {
    clearTimeout(fetching);
    view.clear();
  });

  return {
    mentionsChanged() {
      if (shown && !shown.open.mention.toRange()) pointer.dismiss();
      pointer.mentionsChanged();
      fetching ??= setTimeout(fetchEntries, FETCH_DELAY);
    },
    choicesChanged() {
      ({ level } = settings());
      void draw();
    },
    showEntry: guide.showEntry,
    step(...given) {
      const mention = guide.step(...given);
      if (mention) pointer.pin(mention, 'keyboard');
      else pointer.dismiss();
      return mention !== undefined;
    },
    get isStepping() {
      return shown?.by === 'keyboard';
    },
    explainSelection({ batch, others }) {
      const meanings = entries.keep(batch);
      const words = selectedWords(meanings, others);
      if (words) pointer.pin(words, 'keyboard');
      return words !== undefined;
    },
  };
}

function hoverChoice({ show, restTime }: Settings) {
  const key = { hover: undefined, never: undefined, alt: 'altKey', shift: 'shiftKey' } as const;
  return { show: key[show] ? ('key' as const) : (show as 'hover' | 'never'), restTime, key: key[show] };
}
