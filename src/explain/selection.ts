/**
 * The selection where it holds words; undefined for a mere caret. The type goes first: Chromium makes a live Range whenever it
 * is asked whether a selection is collapsed or where it begins, one for each place that a caret had while somebody types, and
 * until they are collected they double what it takes the page to remove nodes (156).
 */
export function selectionOfWords(): Selection | undefined {
  const selection = getSelection();
  // In the card's closed root too the type may say that words are selected; collapsed is what the document's selection then is.
  return selection?.type === 'Range' && !selection.isCollapsed ? selection : undefined;
}
