import { expect, test } from 'vitest';
import { boxesOf, painted, settled, show, start, until } from './harness.ts';

/** A host whose open shadow tree holds this markup. */
function host(name: string, markup: string): HTMLElement {
  const element = document.createElement(name);
  element.attachShadow({ mode: 'open' }).innerHTML = markup;
  return element;
}

test('reads open shadow trees, nested ones too, before the children of their hosts', async () => {
  const stage = show('<p>melanoma</p>');
  const outer = host('div', '<p>PD-1 <slot></slot></p>');
  outer.append('pembrolizumab');
  outer.shadowRoot?.append(host('x-inner', '<p>PD-L1</p>'));
  stage.append(outer);
  stage.append(Object.assign(document.createElement('p'), { textContent: 'immunotherapy' }));
  const page = start();
  await settled();
  expect(page.words()).toEqual(['melanoma', 'PD-1', 'PD-L1', 'pembrolizumab', 'immunotherapy']);
  expect(painted()).toHaveLength(5);
});

test('does not look into closed ones', async () => {
  const stage = show('');
  const element = document.createElement('div');
  element.attachShadow({ mode: 'closed' }).innerHTML = '<p>PD-1</p>';
  stage.append(element);
  const page = start();
  await settled();
  expect(page.words()).toEqual([]);
});

test('follows changes in shadow trees, and shadow trees that come later', async () => {
  const stage = show('');
  const page = start();
  stage.append(host('section', '<p>PD-1</p>'));
  await settled();
  expect(page.words()).toEqual(['PD-1']);
  const root = stage.querySelector('section')?.shadowRoot;
  root?.append(host('x-late', '<b>melanoma</b>'));
  await settled();
  expect(page.words()).toEqual(['PD-1', 'melanoma']);
  root?.querySelector('p')?.remove();
  await settled();
  expect(page.words()).toEqual(['melanoma']);
});

test('finds the shadow tree of an element that is upgraded later', async () => {
  const stage = show('<late-upgrade></late-upgrade>');
  const page = start();
  await settled();
  customElements.define(
    'late-upgrade',
    class extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: 'open' }).innerHTML = '<p>melanoma</p>';
      }
    },
  );
  await until(() => page.words().length > 0);
  expect(page.words()).toEqual(['melanoma']);
  expect(stage.childElementCount).toBe(1);
});

test('finds a shadow tree that is attached to an element of old once the pointer is over it', async () => {
  const stage = show('<section>light</section>');
  const page = start();
  await settled();
  const section = stage.firstElementChild as HTMLElement;
  section.attachShadow({ mode: 'open' }).innerHTML = '<p>melanoma</p>';
  const { x, y } = section.getBoundingClientRect();
  expect(page.mentionAt(x + 4, y + 9)).toBeUndefined();
  await settled();
  expect(page.words()).toEqual(['melanoma']);
});

test('a host that was away is read again', async () => {
  const stage = show('');
  const element = host('div', '<p>PD-1</p>');
  stage.append(element);
  const page = start();
  await settled();
  element.remove();
  await settled();
  expect(page.words()).toEqual([]);
  stage.append(element);
  await settled();
  expect(page.words()).toEqual(['PD-1']);
  expect(painted()).toEqual(['PD-1']);
});

test('hits mentions in nested shadow trees and in slots', async () => {
  const stage = show('');
  const outer = host('div', '<p>first PD-1 <slot></slot></p>');
  outer.append('pembrolizumab');
  outer.shadowRoot?.append(host('x-deep', '<p>and PD-L1</p>'));
  stage.append(outer);
  const page = start();
  await settled();
  for (const mention of page.mentions()) {
    const [box] = boxesOf(mention);
    if (!box) throw new Error(`no box for ${mention.text}`);
    expect(page.mentionAt(box.x + box.width / 2, box.y + box.height / 2)).toBe(mention);
  }
});

test('adopts the rules in each shadow root where no user sheet can be had, and takes them back', async () => {
  const stage = show('');
  const element = host('div', '<p>PD-1</p>');
  stage.append(element);
  const page = start({ insertUserStyle: async () => false });
  await settled();
  expect(element.shadowRoot?.adoptedStyleSheets).toHaveLength(1);
  expect(document.adoptedStyleSheets).toHaveLength(1);
  page.stop();
  expect(element.shadowRoot?.adoptedStyleSheets).toHaveLength(0);
  expect(document.adoptedStyleSheets).toHaveLength(0);
});
