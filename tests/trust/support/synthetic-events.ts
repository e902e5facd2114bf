/**
 * Dispatch every kind of event that might mean something, as a page's script can: over the middle of each element that
 * `selector` finds and on the element itself, then on the document and the window. One kind after the other, with pauses,
 * so that none undoes what another has brought about. Runs in the page; answers with how many there were.
 */
export async function dispatchEverything(selector: string): Promise<number> {
  const ROUNDS = 6;
  const PAUSE = 80; // ms; six of them are longer than a pointer has to rest
  const KEYS = ['Enter', ' ', 'Tab', 'Alt', 'Shift', 'Control', 'ArrowDown', 'a', 'F10', 'Escape'];
  const pointer = (init: PointerEventInit, ...types: readonly string[]): Event[] =>
    ['mouse', 'touch', 'pen'].flatMap((pointerType) =>
      types.map((type) => new PointerEvent(`pointer${type}`, { ...init, pointerType, relatedTarget: null })),
    );
  const mouse = (init: MouseEventInit, ...types: readonly string[]): Event[] =>
    types.map((type) => new MouseEvent(type, init));
  const plain = (...types: readonly string[]): Event[] =>
    types.map((type) => new Event(type, { bubbles: true, composed: true }));

  const kinds: readonly ((init: PointerEventInit) => Event[])[] = [
    (init) => [...pointer(init, 'over', 'enter', 'move'), ...mouse(init, 'mouseover', 'mouseenter', 'mousemove')],
    (init) => [...pointer(init, 'down', 'up'), ...mouse(init, 'mousedown', 'mouseup', 'click', 'dblclick')],
    (init) => mouse(init, 'click', 'auxclick', 'contextmenu'),
    (init) =>
      KEYS.flatMap((key) => {
        const held = { altKey: key === 'Alt', shiftKey: key === 'Shift', ctrlKey: key === 'Control' };
        return ['keydown', 'keyup'].map((type) => new KeyboardEvent(type, { ...init, key, ...held }));
      }),
    (init) => ['focusin', 'focus', 'focusout', 'blur'].map((type) => new FocusEvent(type, init)),
    () => plain('toggle', 'beforetoggle', 'selectionchange', 'scroll', 'wheel', 'input', 'visibilitychange'),
    (init) => [...pointer(init, 'out', 'leave', 'cancel'), ...mouse(init, 'mouseout', 'mouseleave')],
  ];

  let count = 0;
  const send = (target: EventTarget, events: readonly Event[]): void => {
    for (const event of events) target.dispatchEvent(event);
    count += events.length;
  };
  do {
    for (const element of document.querySelectorAll(selector)) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const middle = { x: left + width / 2, y: top + height / 2 };
      for (const kind of kinds) {
        for (let round = 0; round < ROUNDS; round++) {
          const at = { clientX: middle.x + (round % 2), clientY: middle.y };
          const init = { ...at, bubbles: true, cancelable: true, composed: true, view: window, isPrimary: true };
          for (const target of [element, document.elementFromPoint(middle.x, middle.y) ?? document.body]) {
            send(target, kind(init));
          }
          await new Promise((done) => setTimeout(done, PAUSE));
        }
      }
    }
    send(document, plain('visibilitychange', 'fullscreenchange', 'selectionchange', 'prerenderingchange', 'scroll'));
    send(window, plain('blur', 'focus', 'resize', 'scroll', 'pageshow', 'pagehide', 'storage'));
  } while (count < 1_000);
  return count;
}
