/** Marks the inside of our closed root, where no page can look. */
export const INSIDE = 'glossary-card';

/**
 * Remove hosts of a script that was ended with its card on screen. Firefox ends content scripts without a word when the
 * extension is updated, and starts new ones beside what they left; only there can closed roots be looked into like this.
 */
export function removeLeftovers(document: Document): void {
  for (const element of document.querySelectorAll<FirefoxElement>('div[popover=manual]:empty')) {
    if (element.openOrClosedShadowRoot?.firstElementChild?.className === INSIDE) element.remove();
  }
}

interface FirefoxElement extends HTMLElement {
  /** For extensions only (Firefox). */
  readonly openOrClosedShadowRoot?: ShadowRoot | null;
}
