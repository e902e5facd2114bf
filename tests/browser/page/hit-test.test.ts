import { expect, test } from 'vitest';
import { boxesOf, settled, show, start } from './harness.ts';

test('a mention that wraps is hit on both lines and nowhere beside them', async () => {
  const stage = show(
    '<p style="width:30ch;font:16px/24px monospace;margin:20px">other words, other checkpoint inhibitor and more words</p>',
  );
  const page = start();
  await settled();
  const [mention] = page.mentions();
  if (!mention) throw new Error('no mention');
  const boxes = boxesOf(mention);
  expect(boxes).toHaveLength(2);
  for (const box of boxes) {
    for (const part of [0.02, 0.5, 0.98]) {
      expect(page.mentionAt(box.x + box.width * part, box.y + box.height / 2)).toBe(mention);
    }
    expect(page.mentionAt(box.x - 6, box.y + box.height / 2)).toBeUndefined();
    expect(page.mentionAt(box.right + 6, box.y + box.height / 2)).toBeUndefined();
  }
  const { x, y, right, bottom } = (stage.firstElementChild as Element).getBoundingClientRect();
  let hits = 0;
  for (let atY = y + 1; atY < bottom; atY += 4) {
    for (let atX = x - 10; atX < right + 40; atX += 4) {
      const isInside = boxes.some((box) => atX >= box.x && atX < box.right && atY >= box.y && atY < box.bottom);
      const isHit = page.mentionAt(atX, atY) === mention;
      if (isInside) hits++;
      expect(isHit, `${atX},${atY}`).toBe(isInside);
    }
  }
  expect(hits).toBeGreaterThan(50);
});

test.each([
  ['over inline elements', '<p><b>PD</b>-<sub>1</sub> x</p>'],
  ['in a link', '<p><a href="#">PD-1</a> x</p>'],
  ['right to left', '<p dir="rtl">PD-1 مرحبا</p>'],
  ['vertical', '<p style="writing-mode:vertical-rl">x PD-1 x</p>'],
  ['scaled and turned', '<p style="transform:scale(1.5);transform-origin:0 0">x PD-1 x</p>'],
  ['not selectable', '<p style="user-select:none">x PD-1 x</p>'],
  ['in columns', '<div style="columns:2">x PD-1 x</div>'],
  ['in upper case', '<p style="text-transform:uppercase">melanoma</p>'],
])('hits a mention %s', async (_, markup) => {
  show(markup);
  const page = start();
  await settled();
  const [mention] = page.mentions();
  if (!mention) throw new Error('no mention');
  for (const box of boxesOf(mention)) {
    expect(page.mentionAt(box.x + box.width / 2, box.y + box.height / 2)).toBe(mention);
    expect(page.mentionAt(box.x + 1, box.y + box.height / 2)).toBe(mention);
    expect(page.mentionAt(box.right - 1, box.y + box.height / 2)).toBe(mention);
  }
});

test('tells neighbours apart', async () => {
  show('<p style="font:16px monospace">PD-1/PD-L1 melanoma</p>');
  const page = start();
  await settled();
  for (const mention of page.mentions()) {
    const [box] = boxesOf(mention);
    if (!box) throw new Error('no box');
    expect(page.mentionAt(box.left + 1, box.y + 4)?.text).toBe(mention.text);
    expect(page.mentionAt(box.right - 1, box.y + 4)?.text).toBe(mention.text);
  }
});

test('is hit though it is not painted, but not when it is covered or has changed', async () => {
  const stage = show('<p>PD-1</p>');
  const page = start({ underline: 'none' });
  await settled();
  const [mention] = page.mentions();
  const [box] = mention ? boxesOf(mention) : [];
  if (!mention || !box) throw new Error('no mention');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  expect(page.mentionAt(x, y)).toBe(mention);
  const text = stage.querySelector('p')?.firstChild as Text;
  text.data = 'XX-1';
  expect(page.mentionAt(x, y)).toBeUndefined();
  text.data = 'PD-1';
  await settled();
  const cover = document.createElement('div');
  cover.style.cssText = 'position:fixed;inset:0;background:#fff';
  stage.append(cover);
  expect(page.mentionAt(x, y)).toBeUndefined();
});

test('leaves no live Range behind', async () => {
  show('<p>PD-1</p>');
  const page = start();
  await settled();
  const range = page.mentions()[0]?.toRange();
  expect(range?.toString()).toBe('PD-1');
  expect(page.mentionAt(-5, -5)).toBeUndefined();
  expect(page.mentionAt(1e6, 1e6)).toBeUndefined();
});
