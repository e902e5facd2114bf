import { onTestFinished } from 'vitest';
import { annotate } from '../../../src/page/annotate.ts';
import type { Annotation, AnnotateOptions, PlacedMention } from '../../../src/page/annotation.ts';
import { type FakeDetector, fakeDetector } from './fake-detector.ts';

export interface Stage extends Annotation {
  readonly detector: FakeDetector;
  readonly stop: () => void;
  /** The words of all mentions, in reading order. */
  words(): string[];
  /** Resolves when everything has been read and painted. */
  settled(): Promise<void>;
  changes: number;
}

/** Put markup into the test's page; taken out again after the test. */
export function show(markup: string): HTMLElement {
  const stage = document.createElement('main');
  stage.innerHTML = markup;
  document.body.append(stage);
  onTestFinished(() => {
    stage.remove();
    window.scrollTo(0, 0);
  });
  return stage;
}

/** Annotate the test's page with the fake detector; stopped after the test. */
export function start(options: Partial<AnnotateOptions> = {}): Stage {
  const aborting = new AbortController();
  const detector = fakeDetector();
  const stage = {
    changes: 0,
    detector,
    stop: () => aborting.abort(),
    words: () => annotation.mentions().map(({ text }) => text),
    settled,
  };
  const annotation = annotate(document, {
    detector,
    signal: aborting.signal,
    underline: 'every',
    includeCommon: true,
    style: { line: 'dotted', colour: 'text' },
    onChanged: () => stage.changes++,
    insertUserStyle: async () => false,
    ...options,
  });
  onTestFinished(() => aborting.abort());
  return Object.defineProperties(stage, Object.getOwnPropertyDescriptors(annotation)) as unknown as Stage;
}

/** Long enough for mutation, idle slice, intersection and frame on a busy machine. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 200 }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Wait until something holds; fails by the test's own expectation afterwards when it never does. */
export async function until(holds: () => boolean, patience = 5000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** The ranges registered in the page, of all highlights whose rule is not the ring's. */
export function painted(): string[] {
  return [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map((range) => textOf(range)));
}

function textOf(range: AbstractRange): string {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.toString();
}

/** The mention under the middle of the n-th line box of a mention. */
export function boxesOf(mention: PlacedMention): DOMRect[] {
  return [...(mention.toRange()?.getClientRects() ?? [])];
}

/** How many ranges are registered. */
export function registered(): number {
  return [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
}

/** Where "melanoma" is seen but not painted, down to a height (CSS pixels). */
export function unpaintedInView(height = innerHeight): string[] {
  const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
  const marked = new Set(ranges.map(({ startContainer, startOffset }) => `${idOf(startContainer)}:${startOffset}`));
  const missing: string[] = [];
  for (let y = 20; y < height; y += 8) {
    const caret = document.caretPositionFromPoint(60, y);
    if (!(caret?.offsetNode instanceof Text)) continue;
    const text = caret.offsetNode;
    const line = text.data.lastIndexOf('\n', caret.offset - 1) + 1;
    const start = text.data.indexOf('melanoma', line);
    if (start >= 0 && start - line < 30 && !marked.has(`${idOf(text)}:${start}`)) missing.push(`${y}:${start}`);
  }
  return missing;
}

const ids = new WeakMap<Node, number>();
let nextId = 0;
function idOf(node: Node): number {
  const id = ids.get(node) ?? nextId++;
  ids.set(node, id);
  return id;
}
