import type { Entry } from '../../detect/entry.ts';
import type { EntryIndex } from '../../detect/lexicon.ts';
import type { Annotation, PlacedMention } from '../../page/annotation.ts';
import type { AskBackground } from '../../platform/messages.ts';
import type { Settings } from '../../platform/settings.ts';
import { Card } from '../../ui/Card.tsx';
import { CardNotice } from '../../ui/CardNotice.tsx';
import type { OpenCard } from '../../ui/hover.ts';
import type { ChosenSense } from '../../ui/SenseNote.tsx';
import type { Strings } from '../../ui/strings.ts';
import { createCardView } from './card-view.tsx';
import { createEntryCache } from './entry-cache.ts';
import { createGuide } from './guide.ts';
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

/** Explains mentions (step 8 of the walk): from the pointer's wish to the card on screen. It ends with its signal. */
export interface Explaining {
  mentionsChanged(): void;
  choicesChanged(): void;
  /** Scroll to a mention of this entry and ring it; asked again, the next one. False where there is none. */
  showEntry(entry: EntryIndex): boolean;
}

/** ms after mentions changed until their entries are fetched: one batch for a burst of changes, far sooner than a hover. */
const FETCH_DELAY = 100;

/** The card on screen: the way from the mention's own entry to the one being read, and how it was asked for. */
interface Shown {
  readonly open: OpenCard<PlacedMention>;
  readonly by: 'touch' | 'pointer';
  readonly trail: readonly Entry[];
}

export function startExplaining(options: ExplainingOptions): Explaining {
  const { annotation, settings, strings, ask, saveLevel, lastSeen, signal } = options;
  removeLeftovers(document);
  const entries = createEntryCache(ask);
  const view = createCardView({ signal });
  const guide = createGuide(annotation, { signal });
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

  async function want(open: OpenCard<PlacedMention> | undefined, by: Shown['by']): Promise<void> {
    const isSame = open !== undefined && open.mention === shown?.open.mention;
    shown = open && { open, by: isSame && shown ? shown.by : by, trail: isSame && shown ? shown.trail : [] };
    if (!open) return view.clear();
    const index = open.mention.mention.entry;
    const entry = entries.get(index) ?? (await entries.read(index));
    if (shown?.open.mention !== open.mention) return; // the pointer has moved on meanwhile
    if (entry && shown.trail.length === 0) shown = { ...shown, trail: [entry] };
    if (!isSame) view.clear(); // entering the top layer anew puts the card above what the page has opened since
    await draw();
  }

  async function draw(): Promise<void> {
    if (!shown) return;
    const { open, by } = shown;
    const isSheet = by === 'touch';
    const rect = await view.draw({ mention: open.mention, pointer: open.exit, isSheet, content: content(shown) });
    if (rect) pointer.placed(rect);
    else pointer.dismiss();
  }

  function content({ open, by, trail }: Shown) {
    const entry = trail.at(-1);
    if (!entry) return <CardNotice text={strings.text('entryGone')} strings={strings} />;
    const { theme, textSize } = settings();
    return (
      <Card
        entry={entry}
        sense={trail.length === 1 ? chosenSense(open.mention, entry) : undefined}
        level={level}
        look={{ theme, textSize, isSheet: by === 'touch' }}
        isPinned={open.isPinned}
        canGoBack={trail.length > 1}
        termOf={entries.termOf}
        strings={strings}
        onLevelChanged={chooseLevel}
        onAsked={(id) => void follow(id)}
        onBack={() => leadTo(trail.slice(0, -1))}
        onDismissed={() => pointer.dismiss()}
      />
    );
  }

  function chooseLevel(next: Settings['level']): void {
    level = next;
    saveLevel(level);
    void draw();
  }

  async function follow(id: string): Promise<void> {
    const from = shown;
    const entry = await entries.readById(id);
    if (entry && from && shown === from) leadTo([...from.trail, entry]);
  }

  /** Show another entry in the same card. Whoever goes on reading wants the card to stay. */
  function leadTo(trail: readonly Entry[]): void {
    if (!shown) return;
    shown = { ...shown, trail };
    if (shown.open.isPinned) void draw();
    else pointer.pin(shown.open.mention);
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
    entries.prefetch(annotation.mentions().map(({ mention }) => mention.entry));
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
    showEntry: (entry) => guide.showEntry(entry),
  };
}

function hoverChoice({ show, restTime }: Settings) {
  const key = { hover: undefined, never: undefined, alt: 'altKey', shift: 'shiftKey' } as const;
  return { show: key[show] ? ('key' as const) : (show as 'hover' | 'never'), restTime, key: key[show] };
}

/** Present when the word could have meant something else; tells what, in the entry's own words. */
function chosenSense({ mention, text }: PlacedMention, entry: Entry): ChosenSense | undefined {
  if (!mention.reason) return undefined;
  const senses = entry.senses.find(({ form }) => form === text) ?? entry.senses[0];
  return { form: text, reason: mention.reason, others: senses?.others ?? [] };
}
