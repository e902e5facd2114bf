import { expect, test, vi } from 'vitest';
import { painted, registered, settled, show, start, unpaintedInView, until } from './harness.ts';

test.each([
  ['every', ['PD-1', 'PD-1', 'melanoma', 'PD-1']],
  ['paragraph', ['PD-1', 'melanoma', 'PD-1']],
  ['page', ['PD-1', 'melanoma']],
  ['none', []],
] as const)('underlines %s', async (underline, words) => {
  show('<p hidden>melanoma</p><p>PD-1 and PD-1 and melanoma</p><p>PD-1</p>');
  const page = start({ underline });
  await settled();
  expect(painted()).toEqual(words);
  expect(page.words()).toHaveLength(4);
});

test('registers nothing and inserts no rule where there is no term', async () => {
  show('<p>Nothing to see.</p>');
  const insertUserStyle = vi.fn<(css: string) => Promise<boolean>>(async () => true);
  const page = start({ insertUserStyle });
  await settled();
  expect(CSS.highlights.size).toBe(0);
  expect(insertUserStyle).not.toHaveBeenCalled();
  expect(document.adoptedStyleSheets).toHaveLength(0);
  expect(page.changes).toBe(0);
});

test('takes another name on each start, and inserts its rules once', async () => {
  show('<p>PD-1</p>');
  const names = new Set<string>();
  for (let round = 0; round < 3; round++) {
    const insertUserStyle = vi.fn<(css: string) => Promise<boolean>>(async () => true);
    const page = start({ insertUserStyle });
    await settled();
    const [name] = CSS.highlights.keys();
    expect(insertUserStyle).toHaveBeenCalledTimes(1);
    expect(insertUserStyle).toHaveBeenCalledWith(expect.stringContaining(`::highlight(${name})`));
    names.add(name ?? '');
    page.stop();
    expect(CSS.highlights.size).toBe(0);
  }
  expect(names.size).toBe(3);
});

test.each([
  [{ line: 'dotted', colour: 'text' }, 'text-decoration:underline dotted;'],
  [{ line: 'solid', colour: 'text' }, 'text-decoration:underline solid;'],
  [{ line: 'dotted', colour: 'accent' }, 'text-decoration:underline dotted #0a7ea4;'],
  [{ line: 'background', colour: 'text' }, 'background-color:rgb('],
] as const)('writes the rule for %o', async (style, declaration) => {
  show('<p>PD-1</p>');
  let css = '';
  start({
    style,
    insertUserStyle: async (text) => {
      css = text;
      return true;
    },
  });
  await until(() => css !== '');
  expect(css).toMatch(/^@media screen\{/);
  expect(css).toContain(declaration);
});

test('keeps the registry to 300 ranges wherever the page is scrolled, and paints what is seen', async () => {
  show('<p>A line with melanoma, PD-1, PD-L1 and pembrolizumab in immunotherapy.</p>'.repeat(2000));
  const page = start();
  await until(() => !page.isReading, 12_000);
  expect(page.mentions()).toHaveLength(10_000);
  const height = document.documentElement.scrollHeight;
  for (const part of [0, 0.5, 0.99, 0.25, 0]) {
    window.scrollTo(0, height * part);
    await settled();
    await until(() => unpaintedInView().length === 0);
    expect(registered()).toBeLessThanOrEqual(300);
    expect(unpaintedInView()).toEqual([]);
  }
});

test('keeps a window within one element that is higher than many screens', async () => {
  const line = 'A line with melanoma, PD-1, PD-L1 and pembrolizumab in immunotherapy.\n';
  const stage = show('<pre style="line-height:20px"></pre>');
  (stage.firstElementChild as Element).textContent = line.repeat(2000);
  const page = start();
  await until(() => !page.isReading, 12_000);
  expect(page.mentions()).toHaveLength(10_000);
  for (const part of [0, 0.5, 0.9]) {
    window.scrollTo(0, document.documentElement.scrollHeight * part);
    await settled();
    await until(() => unpaintedInView().length === 0);
    expect(registered()).toBeLessThanOrEqual(300);
    expect(unpaintedInView()).toEqual([]);
  }
});

test('keeps a window in a scrolling box, and paints before what comes is seen', async () => {
  const stage = show('<div style="height:220px;overflow:auto"></div>');
  const box = stage.firstElementChild as HTMLElement;
  box.innerHTML = '<p>A line with melanoma.</p>'.repeat(2000);
  start();
  await until(() => registered() > 0);
  await settled();
  box.scrollTop = 30_000;
  await settled();
  expect(registered()).toBeLessThanOrEqual(300);
  expect(unpaintedInView(200)).toEqual([]);
});

test('comes back when the page clears the registry', async () => {
  show('<p>PD-1</p><p style="margin-top:3000px">melanoma</p>');
  const page = start();
  await settled();
  expect(painted()).toEqual(['PD-1']);
  CSS.highlights.clear();
  page.mentionAt(5, 5);
  await settled();
  expect(painted()).toEqual(['PD-1']);
  CSS.highlights.clear();
  window.scrollTo(0, 3000);
  await settled();
  expect(painted()).toEqual(['melanoma']);
  for (const highlight of CSS.highlights.values()) highlight.clear();
  page.mentionAt(5, 5);
  expect(painted()).toEqual(['melanoma']);
});

test('rings the current mention, and lets go of it when its text goes', async () => {
  const stage = show('<p>PD-1 and melanoma</p>');
  const page = start({ underline: 'none' });
  await settled();
  page.setCurrent(page.mentions()[1]);
  expect(painted()).toEqual(['melanoma']);
  page.setCurrent(undefined);
  expect(painted()).toEqual([]);
  page.setCurrent(page.mentions()[0]);
  (stage.firstElementChild as Element).textContent = 'gone';
  await settled();
  expect(painted()).toEqual([]);
});

test('changes the registry at most once a frame', async () => {
  const stage = show('');
  start();
  const added = vi.spyOn(Highlight.prototype, 'add');
  for (let n = 0; n < 20; n++) {
    stage.append(Object.assign(document.createElement('p'), { textContent: 'melanoma' }));
    await Promise.resolve();
  }
  expect(added).not.toHaveBeenCalled();
  await settled();
  expect(painted()).toHaveLength(20);
  added.mockRestore();
});
