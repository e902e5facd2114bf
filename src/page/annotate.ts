import type { EntryIndex } from '../detect/lexicon.ts';
import type { AnnotateOptions, Annotation } from './annotation.ts';
import { createDensity } from './density.ts';
import { isElement } from './dom.ts';
import { Placed } from './flow.ts';
import { HitTest } from './hit-test.ts';
import { Mentions } from './mentions.ts';
import { Painter } from './paint.ts';
import { Passages } from './passages.ts';
import { Reading } from './reading.ts';
import { createSlices } from './schedule.ts';
import { Sheet, createNames, holderOfRules, ruleText } from './sheet.ts';
import { isLeftAlone } from './skip.ts';
import { sparingly } from './sparingly.ts';
import { Upgrades } from './upgrades.ts';
import { Viewport, isShown } from './viewport.ts';
import { watch } from './watch.ts';
import { WeakNodes } from './weak-nodes.ts';

/**
 * Find and underline the mentions of a document, now and as it changes, until the signal aborts. Nothing of the page's DOM
 * is changed. This is where the parts of steps 3 to 8 are put together; they know each other only through what they are
 * handed here.
 */
export function annotate(document: Document, options: AnnotateOptions): Annotation {
  const { signal } = options;
  const mentions = new Mentions();
  const density = createDensity(options.underline, mentions);
  const roots = new WeakNodes<ShadowRoot>();
  const notify = sparingly(options.onChanged, { signal });
  const passages = new Passages({
    detector: options.detector,
    mentions,
    includeCommon: options.includeCommon,
    onDecided(flow) {
      const { viewport, painter } = (showing ??= startShowing());
      density.changed();
      const matters = flow.isKept && flow.mentions.length > 0 ? viewport.watch(flow) : viewport.unwatch(flow);
      if (matters) painter.refresh();
      notify();
    },
  });
  /** Made with the first mention; most pages have none. */
  let showing: { readonly viewport: Viewport; readonly painter: Painter } | undefined;

  function startShowing(): { readonly viewport: Viewport; readonly painter: Painter } {
    const names = createNames();
    const css = ruleText(names, options.style, holderOfRules());
    const sheet = new Sheet(document, css, options.insertUserStyle, () => roots, { signal });
    const viewport = new Viewport(document, () => painter.refresh(), { signal });
    const painter = new Painter({ document, names, sheet, viewport, density, signal });
    return { viewport, painter };
  }

  function onLateShadow(root: ShadowRoot): void {
    if (roots.has(root)) return;
    reading.readShadow(root);
    slices.request();
  }

  const hitTest = new HitTest(document, mentions, onLateShadow);
  const upgrades = new Upgrades(onLateShadow, { signal });
  const watching = watch(onRecords, { signal });
  const reading = new Reading({
    document,
    detector: options.detector,
    mentions,
    passages,
    onRegion: () => showing?.viewport.cut(),
    onShadowless: (element) => upgrades.await(element),
    onShadowRoot(root) {
      watching.observe(root);
      return roots.add(root);
    },
  });
  const slices = createSlices(document, reading.work, { signal });

  function onRecords(records: readonly MutationRecord[]): void {
    if (!reading.queue.push(records)) reading.readAll();
    reading.sweepSoon();
    showing?.painter.recheck();
    slices.request();
  }

  // Text may become editable without a change of text; then somebody sets the caret into it.
  document.addEventListener('focusin', (event) => dropEdited(event, mentions, passages), { signal, capture: true });

  watching.observe(document);
  slices.start();

  return {
    mentionAt(x, y) {
      showing?.painter.heal();
      return hitTest.at(x, y);
    },
    mentions: () => listShown(mentions),
    entries: () => entriesIn(mentions),
    setCurrent: (mention) =>
      showing?.painter.setCurrent(mention instanceof Placed && mention.isStanding ? mention : undefined),
    get isReading() {
      return reading.isFirst;
    },
  };
}

function listShown(mentions: Mentions): Placed[] {
  return mentions.inOrder().flatMap((flow) => {
    return flow.mentions.length > 0 && isShown(flow) ? flow.mentions.filter((placed) => placed.isStanding) : [];
  });
}

function entriesIn(mentions: Mentions): Set<EntryIndex> {
  const entries = new Set<EntryIndex>();
  for (const flow of mentions.all()) for (const { entry } of flow.mentions) entries.add(entry);
  return entries;
}

function dropEdited(event: Event, mentions: Mentions, passages: Passages): void {
  const edited = event.composedPath()[0];
  if (mentions.size === 0 || !(edited instanceof Node) || !isElement(edited) || !isLeftAlone(edited)) return;
  for (const flow of mentions.within(edited)) passages.drop(flow);
}
