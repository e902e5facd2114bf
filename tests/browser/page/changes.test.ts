import { expect, test } from 'vitest';
import { painted, settled, show, start, until } from './harness.ts';

test('finds every one of ten paragraphs that arrive 60 ms apart', async () => {
  const stage = show('');
  const page = start();
  for (let n = 0; n < 10; n++) {
    const paragraph = document.createElement('p');
    paragraph.textContent = `Paragraph ${n} about melanoma.`;
    stage.append(paragraph);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await settled();
  expect(page.words()).toHaveLength(10);
  expect(painted()).toHaveLength(10);
});

test('finds all five of one fragment', async () => {
  const stage = show('<p>before</p><p>after</p>');
  const page = start();
  const fragment = document.createDocumentFragment();
  for (let n = 0; n < 5; n++) fragment.append(Object.assign(document.createElement('p'), { textContent: 'PD-1' }));
  stage.firstElementChild?.after(fragment);
  await settled();
  expect(page.words()).toHaveLength(5);
});

test('after 1,000 re-renders there are as many marks as words to see', async () => {
  const stage = show('');
  const page = start();
  for (let render = 0; render < 1000; render++) {
    stage.replaceChildren(Object.assign(document.createElement('p'), { textContent: `${render} melanoma` }));
    if (render % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  await settled();
  expect(page.words()).toEqual(['melanoma']);
  expect(painted()).toEqual(['melanoma']);
});

test('a text that changes loses its mention before the next frame', async () => {
  const stage = show('<p>melanoma is here</p>');
  const page = start();
  await settled();
  const text = stage.querySelector('p')?.firstChild as Text;
  text.data = 'something else';
  await Promise.resolve();
  expect(painted()).toEqual([]);
  expect(page.words()).toEqual([]);
  await settled();
  expect(page.words()).toEqual([]);
  text.data = 'now PD-1 instead';
  await settled();
  expect(page.words()).toEqual(['PD-1']);
});

test('a text that goes on keeps its mention without a frame between, and the same object', async () => {
  const stage = show('<p>melanoma is</p>');
  const page = start();
  await settled();
  const before = page.mentions()[0];
  const text = stage.querySelector('p')?.firstChild as Text;
  const seen: number[] = [];
  for (const word of [' here', ' and', ' PD-1', ' there', ' too']) {
    text.data += word;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    seen.push(painted().filter((words) => words === 'melanoma').length);
  }
  await settled();
  expect(seen).toEqual([1, 1, 1, 1, 1]);
  expect(page.words()).toEqual(['melanoma', 'PD-1']);
  expect(page.mentions()[0]).toBe(before);
});

test.each([
  ['a letter is put in front', (p: Element) => p.prepend('é'), []],
  ['what stands between is taken out', (p: Element) => p.querySelector('i')?.remove(), ['PD-1']],
  ['a text is split', (p: Element) => (p.firstChild as Text).splitText(1), ['PD']],
  ['the nodes are merged', (p: Element) => (p.querySelector('i')?.remove(), p.normalize()), ['PD-1']],
  ['a block comes between', (p: Element) => p.firstChild?.after(document.createElement('div')), ['PD']],
  ['an inline element is wrapped around', (p: Element) => p.querySelector('i')?.replaceWith('-1'), ['PD-1']],
])('reads anew when %s', async (_, change, words) => {
  const stage = show('<p id="p">PD<i>,</i>-1</p><p>a tumour</p>');
  const page = start();
  await settled();
  expect(page.words()).toEqual(['PD']);
  change(stage.querySelector('#p') as Element);
  await settled();
  expect(page.words()).toEqual(words);
});

test('a term over several nodes goes when one of them is taken out', async () => {
  const stage = show('<p>PD<b>-1</b> and melanoma</p>');
  const page = start();
  await settled();
  expect(page.words()).toEqual(['PD-1', 'melanoma']);
  stage.querySelector('b')?.remove();
  await settled();
  expect(page.words()).toEqual(['melanoma']);
  expect(painted()).toEqual(['melanoma']);
});

test('what is moved is found once, in its new place', async () => {
  const stage = show('<div id="a"><p>PD-1</p><p>melanoma</p></div><div id="b"></div>');
  const page = start();
  await settled();
  stage.querySelector('#b')?.append(stage.querySelector('p') as Element);
  await settled();
  expect(page.words()).toEqual(['melanoma', 'PD-1']);
  expect(painted()).toHaveLength(2);
});

test('evidence that comes later brings mentions, and evidence that goes takes them', async () => {
  const stage = show('<p>Best response was PD.</p>');
  const page = start();
  await settled();
  expect(page.words()).toEqual([]);
  const evidence = Object.assign(document.createElement('p'), { textContent: 'The tumour grew.' });
  stage.append(evidence);
  await settled();
  expect(page.words()).toEqual(['PD']);
  evidence.remove();
  await settled();
  expect(page.words()).toEqual([]);
});

test('reads 2,000 paragraphs of one innerHTML', async () => {
  const stage = show('');
  const page = start();
  stage.innerHTML = '<p>A line about melanoma.</p>'.repeat(2000);
  await until(() => page.words().length === 2000);
  expect(page.words()).toHaveLength(2000);
});

test('keeps nothing of what has gone', async () => {
  const stage = show('');
  const page = start();
  for (let route = 0; route < 20; route++) {
    stage.innerHTML = '<p>A line about melanoma and PD-1, a tumour.</p>'.repeat(50);
    await settled();
    expect(page.words()).toHaveLength(100);
  }
  expect(page.detector.calls.added).toBeLessThanOrEqual(52);
  stage.replaceChildren();
  await settled();
  expect(page.words()).toEqual([]);
  expect(painted()).toEqual([]);
});

test('many changes of many texts in one task are all seen', async () => {
  const stage = show('<p>nothing</p>'.repeat(300));
  const page = start();
  await settled();
  stage.querySelectorAll('p').forEach((paragraph, n) => {
    if (n % 3 === 0) (paragraph.firstChild as Text).data = 'melanoma';
    else if (n % 3 === 1) paragraph.append(' with PD-1');
    else paragraph.remove();
  });
  await until(() => page.words().length === 200);
  expect(page.words().filter((words) => words === 'melanoma')).toHaveLength(100);
  expect(page.words().filter((words) => words === 'PD-1')).toHaveLength(100);
});

test('the first pass ends on a page that never stops changing', async () => {
  const stage = show('<p>melanoma</p><p id="clock">0</p>');
  const clock = stage.querySelector('#clock')?.firstChild as Text;
  const page = start();
  let ticks = 0;
  const ticking = setInterval(() => (clock.data = `${ticks++} PD-1`), 0);
  await until(() => !page.isReading);
  clearInterval(ticking);
  expect(page.isReading).toBe(false);
});
