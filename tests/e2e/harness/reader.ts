import type { Frame, Tab } from './browser.ts';
import { waitFor } from './poll.ts';

/** What a person does and sees, in both browsers alike. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The card as it is drawn. */
export interface ShownCard {
  /** Its accessible name: the headword. */
  readonly term: string;
  readonly text: string;
  readonly rect: Rect;
  /** `document.title` of the document it stands in. */
  readonly pageTitle: string;
}

/** The card that is to be seen in the tab, or undefined. */
export async function shownCard(tab: Tab): Promise<ShownCard | undefined> {
  const cards = await tab.evaluateInClosedRoots((root) => {
    const card = root.querySelector<HTMLElement>('[role="dialog"], [role="tooltip"]');
    if (!card?.checkVisibility({ visibilityProperty: true })) return undefined;
    const label = root.getElementById(card.getAttribute('aria-labelledby') ?? '');
    const { left, top, right, bottom } = card.getBoundingClientRect();
    return {
      term: label?.textContent.trim() ?? '',
      text: card.innerText,
      rect: { left, top, right, bottom },
      pageTitle: root.ownerDocument.title,
    };
  });
  return cards.find((card) => card !== undefined);
}

/**
 * Where a text stands in a document: one rectangle for each line it covers, in CSS pixels of that document's viewport.
 * It may run over several elements, and stand in an open shadow tree. Scrolled into view first.
 */
export async function linesOf(frame: Frame, text: string, occurrence = 0): Promise<readonly Rect[]> {
  const lines = await frame.evaluate(
    ({ text, occurrence }) => {
      const nodes: Text[] = [];
      const collect = (parent: Node) => {
        for (const node of parent.childNodes) {
          if (node instanceof Text) nodes.push(node);
          if (node instanceof Element && node.shadowRoot) collect(node.shadowRoot);
          if (!(node instanceof HTMLScriptElement || node instanceof HTMLStyleElement)) collect(node);
        }
      };
      collect(document.body);
      const whole = nodes.map((node) => node.data).join('');
      const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
      const found = [...whole.matchAll(new RegExp(escaped, 'g'))][occurrence];
      if (!found) return undefined;
      const place = (offset: number): [Text, number] => {
        let before = 0;
        for (const node of nodes) {
          if (offset <= before + node.length) return [node, offset - before];
          before += node.length;
        }
        throw new Error('past the end');
      };
      const range = document.createRange();
      // One letter further and back again, so that a place between two nodes counts for the second.
      const [first, after] = place(found.index + 1);
      range.setStart(first, after - 1);
      range.setEnd(...place(found.index + found[0].length));
      const { top, bottom } = range.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: 'instant' });
      return [...range.getClientRects()]
        .filter(({ width, height }) => width > 0 && height > 0)
        .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
    },
    { text, occurrence },
  );
  if (!lines) throw new Error(`The page does not say "${text}"`);
  return lines;
}

/** Leave whatever card is open, then rest the pointer on the middle of a text, coming from the corner of the page. */
export async function pointAt(tab: Tab, text: string, occurrence = 0): Promise<void> {
  const [line] = await linesOf(tab, text, occurrence);
  if (!line) throw new Error(`"${text}" is not drawn`);
  await leave(tab);
  await travel(tab, middleOf(line));
}

/** Move the pointer to a corner where no text is, and wait for the card to close. */
export async function leave(tab: Tab): Promise<void> {
  await tab.pointer.move(2, 2);
  await waitForNoCard(tab);
}

/** Rest the pointer on a text inside the frame that `selector` names. */
export async function pointAtInFrame(tab: Tab, selector: string, frame: Frame, text: string): Promise<void> {
  const [line] = await linesOf(frame, text);
  if (!line) throw new Error(`"${text}" is not drawn`);
  const offset = await tab.evaluate((selector) => {
    const element = document.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`no ${selector}`);
    const { left, top } = element.getBoundingClientRect();
    return { x: left + element.clientLeft, y: top + element.clientTop };
  }, selector);
  const inside = middleOf(line);
  await leave(tab);
  await travel(tab, { x: offset.x + inside.x, y: offset.y + inside.y });
}

/** Be there at once, so that nothing on the way answers, and then move so little that the pointer counts as slow. */
export async function travel(tab: Tab, { x, y }: { readonly x: number; readonly y: number }): Promise<void> {
  await tab.pointer.move(x - 2, y);
  await tab.pointer.move(x, y, 2);
}

export function middleOf({ left, top, right, bottom }: Rect): { readonly x: number; readonly y: number } {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/**
 * Call the card of a text, and answer with it. A page that has only just opened may not have been read yet, and a
 * pointer that was there before the term was found calls nothing; so like a person this points again.
 */
export async function cardOf(tab: Tab, text: string, occurrence = 0): Promise<ShownCard> {
  for (let tries = 0; tries < 5; tries += 1) {
    await pointAt(tab, text, occurrence);
    const card = await waitForCard(tab, '', 1_000).catch(() => undefined);
    if (card) return card;
  }
  throw new Error(`The page shows no card of "${text}"`);
}

/** Wait until the card has been faded in. */
export async function waitForAnimations(tab: Tab): Promise<void> {
  await tab.evaluateInClosedRoots(async (root) => {
    const running = [...root.getAnimations(), ...root.host.getAnimations()];
    await Promise.allSettled(running.map(({ finished }) => finished));
  });
}

/** Click a button in the card, by its accessible name. */
export async function clickInCard(tab: Tab, name: string): Promise<void> {
  const rects = await tab.evaluateInClosedRoots((root, name) => {
    const button = [...root.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent) === name);
    const rect = button?.getBoundingClientRect();
    return rect && { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
  }, name);
  const rect = rects.find((each) => each !== undefined);
  if (!rect) throw new Error(`The card has no button "${name}"`);
  const { x, y } = middleOf(rect);
  await tab.pointer.click(x, y);
}

export function waitForCard(tab: Tab, what = 'a card', timeout = 5_000): Promise<ShownCard> {
  return waitFor(what, () => shownCard(tab), timeout);
}

export function waitForNoCard(tab: Tab): Promise<true> {
  return waitFor('the card to close', async () => ((await shownCard(tab)) ? undefined : true), 5_000);
}

/** Wait until the page has been read far enough that something is underlined. */
export function waitForTerms(frame: Frame): Promise<true> {
  return waitFor('underlines', async () => ((await countUnderlines(frame)) > 0 ? true : undefined));
}

/** The texts that carry an underline in one document, in reading order, as the page itself can list them. */
export function underlined(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const found: { text: string; range: Range }[] = [];
    for (const highlight of CSS.highlights.values()) {
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        if (!startContainer.isConnected) continue;
        const range = new Range();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        found.push({ text: range.toString(), range });
      }
    }
    const isSameTree = (a: Range, b: Range) => a.startContainer.getRootNode() === b.startContainer.getRootNode();
    found.sort((a, b) =>
      isSameTree(a.range, b.range) ? a.range.compareBoundaryPoints(Range.START_TO_START, b.range) : 0,
    );
    return found.map(({ text }) => text);
  });
}

/** The words that are ringed: highlighted by themselves, above the underlines. */
export function ringed(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const rings = [...CSS.highlights.values()].filter(({ priority, size }) => priority > 0 && size === 1);
    const [range] = rings[0] ?? [];
    if (!range) return '';
    const live = new Range();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  });
}

/** How many ranges the page could count in its highlight registry. */
export function countUnderlines(frame: Frame): Promise<number> {
  return frame.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0));
}
