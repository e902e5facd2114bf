import type { Tab } from '../../e2e/harness/browser.ts';
import type { Rect } from '../../e2e/harness/reader.ts';

/** What can be pressed in the card that is open, by name, and where it stands in its document's viewport. */
export async function cardButtons(tab: Tab): Promise<readonly { readonly name: string; readonly rect: Rect }[]> {
  const [buttons] = await tab.evaluateInClosedRoots((root) =>
    [...root.querySelectorAll('button')].flatMap((button) => {
      const { left, top, right, bottom } = button.getBoundingClientRect();
      // Those that are scrolled out of sight cannot be pressed.
      const hit = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const name = button.ariaLabel ?? button.textContent;
      return button.contains(hit) ? [{ name, rect: { left, top, right, bottom } }] : [];
    }),
  );
  return buttons ?? [];
}

/** Each element of the open card with the properties that make its look, to compare with another. */
export async function cardLook(tab: Tab): Promise<readonly string[]> {
  const [look] = await tab.evaluateInClosedRoots((root) => {
    const names = ['display', 'position', 'width', 'height', 'padding', 'margin', 'border', 'border-radius', 'color'];
    names.push('background-color', 'box-shadow', 'font', 'opacity', 'visibility', 'clip-path', 'filter', 'transform');
    return [root.host, ...root.querySelectorAll('*')].map((element) => {
      const style = getComputedStyle(element);
      return `${element.localName} ${names.map((name) => style.getPropertyValue(name)).join(' | ')}`;
    });
  });
  return look ?? [];
}
