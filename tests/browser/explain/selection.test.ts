import { afterEach, expect, test, vi } from 'vitest';
import { selectionOfWords } from '../../../src/explain/selection.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
  getSelection()?.removeAllRanges();
});

function field(): Text {
  const block = document.createElement('p');
  block.contentEditable = 'true';
  block.append('Nivolumab and more.');
  document.body.append(block);
  return block.firstChild as Text;
}

test('words that are selected are told from a caret and from nothing', () => {
  const text = field();
  expect(selectionOfWords()).toBeUndefined();
  getSelection()?.collapse(text, 4);
  expect(selectionOfWords()).toBeUndefined();
  getSelection()?.setBaseAndExtent(text, 9, text, 0);
  expect(selectionOfWords()?.toString()).toBe('Nivolumab');
});

test('of a caret nothing is asked for which the browser makes a Range', () => {
  const text = field();
  const asked = (['isCollapsed', 'anchorNode', 'focusNode', 'rangeCount'] as const).map((name) =>
    vi.spyOn(Selection.prototype, name, 'get'),
  );
  const taken = vi.spyOn(Selection.prototype, 'getRangeAt');
  for (let place = 0; place < 5; place++) {
    getSelection()?.collapse(text, place);
    selectionOfWords();
  }
  for (const spy of [...asked, taken]) expect(spy).not.toHaveBeenCalled();
});
