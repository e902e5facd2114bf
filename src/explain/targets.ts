/** What a click does something to already, so that it must not pin a card as well. */
const CONTROLS =
  'a[href], area, button, input, select, textarea, label, summary, option, video, audio, [onclick], [contenteditable], ' +
  '[role=button], [role=link], [role=tab], [role=menuitem], [role=option], [role=checkbox], [role=switch], [role=slider]';

const EDITABLES = 'input, textarea, select, [role=textbox], [role=combobox], [role=searchbox]';

/** Whether an event happened in something that answers to clicks. */
export function isPartOfControl(event: Event): boolean {
  return elementsOf(event).some((element) => matches(element, CONTROLS));
}

/** Whether an event happened where text is typed. */
export function isInEditable(event: Event): boolean {
  const [target] = elementsOf(event);
  if (!target) return false;
  return (target instanceof HTMLElement && target.isContentEditable) || matches(target, EDITABLES);
}

/** The elements an event passes through, from the innermost; those inside closed shadow roots stay hidden. */
function elementsOf(event: Event): readonly Element[] {
  return event.composedPath().filter((target) => target instanceof Element);
}

/** From the prototype: a form's control named "matches" would stand in for the method in Chromium. */
function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}
