import { isOrphaned } from '../platform/wake.ts';
import { askBackground } from '../platform/messages.ts';
import { siteOf, type Site } from '../platform/sites.ts';

/** Kinds of document that are read. XML, SVG and JSON views are the browser's or a program's, not prose. */
const READABLE = ['text/html', 'application/xhtml+xml', 'text/plain'];

/** Whether a document is of a kind that holds prose. Asks for no element: see `FILLED` in page/scout.ts. */
export function isProse({ contentType }: Document): boolean {
  return READABLE.includes(contentType);
}

/** Whether a document can be read: of a kind that holds prose, and with a root, which a script may have taken out. */
export function isReadable(document: Document): boolean {
  return isProse(document) && document.documentElement !== null;
}

export function isTopFrame(): boolean {
  return window === window.top;
}

/** The site this frame's tab shows: what the reader switches is the page as a whole, not its frames one by one. */
export async function siteOfTab(): Promise<Site | undefined> {
  return siteOf(topAddress() ?? '') ?? (isTopFrame() ? undefined : askBackground('readSite'));
}

/** The top page's address, as far as a frame may know it without asking. */
function topAddress(): string | undefined {
  if (isTopFrame()) return location.href;
  // Chromium names every ancestor's origin; Firefox has no such list as of 153.
  const ancestors: DOMStringList | undefined = location.ancestorOrigins;
  if (ancestors) return ancestors[ancestors.length - 1];
  try {
    return window.top?.location.href;
  } catch {
    return undefined; // another origin
  }
}

/** Run once the page is really in front of somebody: a prerendered page may never be looked at. */
export function onceSeen(run: () => void): void {
  if (!('prerendering' in document) || !document.prerendering) run();
  else document.addEventListener('prerenderingchange', run, { once: true });
}

/**
 * Run when the extension has gone and left this script behind, as Chromium does. Looked for when the page is used or
 * shown anyway, never by timer. After an update the background sends a visibilitychange through every page, so that
 * the old script makes room for the new one at once.
 */
export function onceOrphaned(run: () => void, { signal }: { signal: AbortSignal }): void {
  const look = (): void => {
    if (isOrphaned()) run();
  };
  document.addEventListener('visibilitychange', look, { signal, capture: true });
  addEventListener('pointerover', look, { signal, capture: true, passive: true });
}
