import { firstChildOf, isElement, nextSiblingOf, parentOf } from './dom.ts';
import { SKIPS, kindOfElement } from './skip.ts';

/** Enough for any mark-up inside a term; more elements than this between two letters, and they are not one word's. */
const MAX_BETWEEN = 64;

/**
 * Whether two neighbouring texts of one run really read as one line (step 3 of the walk). Tags left it open; this asks the
 * layout, which may cost the page a style computation, so it is called only where a mention crosses the border.
 */
export function isJoined(before: Text, after: Text): boolean {
  const between = elementsBetween(before, after);
  return between !== undefined && between.every(isInLine);
}

/** Elements that end, begin, or stand empty between two texts. */
function elementsBetween(before: Text, after: Text): Element[] | undefined {
  const between: Element[] = [];
  let node: Node = before;
  while (between.length < MAX_BETWEEN) {
    const next = nextSiblingOf(node);
    if (next === null) {
      const parent = parentOf(node);
      if (!isElement(parent)) return undefined;
      between.push(parent);
      node = parent;
      continue;
    }
    node = next;
    for (;;) {
      if (node === after) return between;
      if (!isElement(node)) break;
      if ((kindOfElement(node) & SKIPS) !== 0) break;
      between.push(node);
      const child = firstChildOf(node);
      if (child === null || between.length >= MAX_BETWEEN) break;
      node = child;
    }
  }
  return undefined;
}

/** Floats, absolutely placed boxes and flex or grid children compute to `block`, so that `display` alone tells. */
function isInLine(element: Element): boolean {
  const style = getComputedStyle(element);
  const { display } = style;
  if (display === 'inline' || display === 'contents' || display.startsWith('ruby')) return true;
  return display === 'inline-block' && !isSpaced(style);
}

/** Inline blocks are letters of a word that is animated letter by letter, or a row of labels; only the latter keep a distance. */
function isSpaced(style: CSSStyleDeclaration): boolean {
  return [
    style.marginLeft,
    style.marginRight,
    style.paddingLeft,
    style.paddingRight,
    style.borderLeftWidth,
    style.borderRightWidth,
  ].some((width) => Number.parseFloat(width) > 0);
}
