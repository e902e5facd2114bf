import { hostOf, isText, rectOf, rootOf } from './dom.ts';
import type { Place, Placed } from './flow.ts';
import { comparePlaces } from './order.ts';

/** Where in the seen part of an element carets are asked for, in parts of its width and height; what tells most comes first. */
const COLUMNS = [0.5, 0.1, 0.9];
const ROWS = [0.5, 0.02, 0.98, 0.25, 0.75];
/** No more carets are asked for once they have taken so long (ms). In a text of 10 MB each takes Chromium 15 ms (as of 156). */
const PATIENCE = 5;

/**
 * Of an element's mentions in reading order, as many as there is room for around what is seen of it. Elements may be
 * higher than any screen: a plain text document is one `pre`. Carets at a few points cost less than a rectangle for each
 * mention, and need no text to be laid out that is not seen. Where they take long, the one in the middle has to do.
 */
export function seenOf(element: Element, mentions: readonly Placed[], room: number): readonly Placed[] {
  const places = placesSeenIn(element);
  if (places.length === 0) return mentions.slice(0, room);
  const indexes = places.map((place) => indexAt(mentions, place));
  const first = Math.min(...indexes);
  const last = Math.max(...indexes);
  const start = Math.floor((first + last - room) / 2);
  const from = Math.max(0, Math.min(start, mentions.length - room));
  return mentions.slice(from, from + room);
}

function placesSeenIn(element: Element): Place[] {
  const { left, right, top, bottom } = rectOf(element);
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  const [width, height] = [Math.min(innerWidth, right) - x, Math.min(innerHeight, bottom) - y];
  if (width <= 0 || height <= 0) return [];
  const shadowRoots = rootsAround(element);
  const places: Place[] = [];
  const end = performance.now() + PATIENCE;
  for (const row of ROWS) {
    for (const column of COLUMNS) {
      const caret = document.caretPositionFromPoint(x + width * column, y + height * row, { shadowRoots });
      if (!caret || !isText(caret.offsetNode) || !isWithin(caret.offsetNode, element)) continue;
      places.push({ node: caret.offsetNode, offset: caret.offset });
      if (performance.now() >= end) return places;
    }
  }
  return places;
}

function isWithin(text: Text, element: Element): boolean {
  return (text.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_CONTAINS) !== 0;
}

/** The shadow roots an element stands in, the innermost first. */
function rootsAround(element: Element): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  for (let host: Element | undefined = element; host;) {
    const root: Node = rootOf(host);
    host = hostOf(root);
    if (host) roots.push(root as ShadowRoot);
  }
  return roots;
}

/** How many of the mentions begin before a place. */
function indexAt(mentions: readonly Placed[], place: Place): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const mention = mentions[middle];
    if (mention && comparePlaces(mention.start, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
