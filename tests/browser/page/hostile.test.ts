import { expect, onTestFinished, test } from 'vitest';
import { painted, settled, show, start, until } from './harness.ts';

test('a form whose fields are named like DOM properties hides nothing', async () => {
  const names = [
    'parentNode',
    'childNodes',
    'firstChild',
    'nextSibling',
    'previousSibling',
    'lastChild',
    'nodeType',
    'localName',
  ];
  const more = [
    'textContent',
    'shadowRoot',
    'isConnected',
    'closest',
    'matches',
    'getRootNode',
    'getBoundingClientRect',
    'checkVisibility',
  ];
  const inputs = [...names, ...more].map((name) => `<input name="${name}">`).join('');
  const stage = show(
    `<form>${inputs}<p>melanoma</p>PD-<b>1</b> and PD-L1</form><img name="body"><img name="title"><a id="CSS">x</a><p>immunotherapy</p>`,
  );
  const page = start();
  await settled();
  expect(page.words()).toEqual(['melanoma', 'PD-1', 'PD-L1', 'immunotherapy']);
  expect(painted()).toHaveLength(4);
  stage.querySelector('form')?.append(' pembrolizumab');
  stage.querySelector('form p')?.remove();
  await settled();
  expect(page.words()).toEqual(['PD-1', 'PD-L1', 'pembrolizumab', 'immunotherapy']);
});

test('the page is byte for byte what it was', async () => {
  const stage = show('<p>PD-1 and <b>PD</b>-<i>L1</i></p><!-- x --><form><p>melanoma</p></form><p></p>');
  const before = document.documentElement.outerHTML;
  const selection = stage.innerText;
  const page = start();
  await settled();
  expect(page.words()).toHaveLength(3);
  page.setCurrent(page.mentions()[0]);
  page.mentionAt(10, 10);
  await settled();
  expect(document.documentElement.outerHTML).toBe(before);
  page.stop();
  expect(document.documentElement.outerHTML).toBe(before);
  expect(stage.innerText).toBe(selection);
});

test('stopping takes everything away, and nothing comes back', async () => {
  const stage = show('<p>PD-1</p>');
  const page = start();
  await settled();
  page.setCurrent(page.mentions()[0]);
  expect(CSS.highlights.size).toBe(2);
  page.stop();
  expect(CSS.highlights.size).toBe(0);
  const { read } = page.detector.calls;
  const changes = page.changes;
  stage.append(Object.assign(document.createElement('p'), { textContent: 'melanoma' }));
  window.scrollBy(0, 10);
  await settled();
  expect(CSS.highlights.size).toBe(0);
  expect(page.detector.calls.read).toBe(read);
  expect(page.changes).toBe(changes);
});

test('stopping in the middle of the first pass leaves nothing', async () => {
  show('<p>A line about melanoma.</p>'.repeat(8000));
  const page = start();
  expect(page.isReading).toBe(true);
  page.stop();
  await settled();
  expect(CSS.highlights.size).toBe(0);
});

test('does nothing on a quiet page', async () => {
  show('<p>melanoma and PD-1</p><p>a tumour</p>');
  const page = start();
  await settled();
  const idle = window.requestIdleCallback;
  const frame = window.requestAnimationFrame;
  let scheduled = 0;
  window.requestIdleCallback = (...how) => (scheduled++, idle(...how));
  window.requestAnimationFrame = (...how) => (scheduled++, frame(...how));
  onTestFinished(() => {
    window.requestIdleCallback = idle;
    window.requestAnimationFrame = frame;
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(scheduled).toBe(0);
  expect(page.words()).toHaveLength(2);
});

test('the page may tear down what is being read, at every slice', async () => {
  const stage = show('');
  stage.innerHTML = Array.from(
    { length: 60 },
    (_, n) => `<section id="s${n}">${'<p>A line about melanoma.</p>'.repeat(60)}</section>`,
  ).join('');
  const page = start();
  let removed = 0;
  while (page.isReading && removed < 40) {
    const section = stage.children[Math.floor(stage.childElementCount / 2)];
    if (removed % 3 === 0) section?.remove();
    else if (removed % 3 === 1 && section) stage.prepend(section);
    else section?.replaceWith(Object.assign(document.createElement('p'), { textContent: 'PD-1' }));
    removed++;
    await new Promise((resolve) => setTimeout(resolve));
  }
  await until(() => !page.isReading && page.words().length === wordsIn(stage));
  expect(page.words()).toHaveLength(wordsIn(stage));
});

test('a long text without a space is read in linear time, and a term in it is found', async () => {
  const stage = show('<p></p>');
  (stage.firstElementChild as Element).textContent = `${'x'.repeat(1_000_000)} PD-1 ${'y'.repeat(1_000_000)}`;
  const page = start();
  await until(() => !page.isReading, 12_000);
  expect(page.words()).toEqual(['PD-1']);
  expect(page.detector.calls.letters).toBeLessThan(2_100_000);
});

function wordsIn(stage: Element): number {
  return stage.textContent?.match(/melanoma|PD-1/g)?.length ?? 0;
}
