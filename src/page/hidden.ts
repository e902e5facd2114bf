/**
 * Whether nobody sees the document; true as well while a browser prepares it in advance. Read plainly: should an element of
 * that name stand in for it, the document counts as seen.
 */
export function isHidden(document: Document): boolean {
  return document.visibilityState === 'hidden';
}
