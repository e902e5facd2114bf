/**
 * Dispatch every kind of event that might mean something, as a page's script can, over the middle of each element that
 * `selector` finds and on the element itself, on the document and on the window. Runs in the page; answers with how many.
 */
export async function dispatchEverything(selector: string): Promise<number> {
  const KEYS = ['Escape', 'Enter', ' ', 'Tab', 'Alt', 'Shift', 'Control', 'ArrowDown', 'a', 'F10'];
  let count = 0;
  const send = (target: EventTarget, event: Event): void => {
    target.dispatchEvent(event);
    count++;
  };
  const elements = [...document.querySelectorAll(selector)];
  for (let round = 0; count < 1_000; round++) {
    for (const element of elements) {
      const { left, top, width, height } = element.getBoundingClientRect();
      const at = { clientX: left + width / 2 + (round % 3), clientY: top + height / 2 };
      const init = {
        ...at,
        bubbles: true,
        cancelable: true,
        composed: true,
        view: window,
        pointerId: 1,
        isPrimary: true,
      };
      const targets = [element, document.elementFromPoint(at.clientX, at.clientY) ?? document.body];
      for (const target of targets) {
        for (const pointerType of ['mouse', 'touch']) {
          for (const type of ['over', 'enter', 'move', 'down', 'up', 'out', 'leave', 'cancel']) {
            send(target, new PointerEvent(`pointer${type}`, { ...init, pointerType, relatedTarget: null }));
          }
        }
        for (const type of [
          'mouseover',
          'mousemove',
          'mousedown',
          'mouseup',
          'click',
          'dblclick',
          'auxclick',
          'contextmenu',
        ]) {
          send(target, new MouseEvent(type, init));
        }
        for (const key of KEYS) {
          const modifiers = { altKey: key === 'Alt', shiftKey: key === 'Shift', ctrlKey: key === 'Control' };
          for (const type of ['keydown', 'keyup'])
            send(target, new KeyboardEvent(type, { ...init, key, ...modifiers }));
        }
        for (const type of ['focusin', 'focus', 'focusout', 'blur']) send(target, new FocusEvent(type, init));
        for (const type of ['toggle', 'beforetoggle', 'selectionchange', 'scroll', 'wheel', 'input']) {
          send(target, new Event(type, { bubbles: true, composed: true }));
        }
      }
    }
    for (const type of ['visibilitychange', 'fullscreenchange', 'selectionchange', 'prerenderingchange', 'scroll']) {
      send(document, new Event(type, { bubbles: true }));
    }
    for (const type of ['blur', 'focus', 'resize', 'scroll', 'pageshow', 'pagehide', 'storage'])
      send(window, new Event(type));
    await new Promise((done) => setTimeout(done, 60));
  }
  return count;
}
