import { beforeAll } from 'vitest';
import { userEvent } from 'vitest/browser';

/**
 * Chromium drops what a pointer does over a page that it has not painted yet, so on a busy machine the first click of a
 * file could be lost. The pointer goes to and fro over a mark in the corner, away from where tests look, until one of
 * its moves arrives.
 */
beforeAll(async () => {
  const mark = document.createElement('div');
  mark.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 8px; height: 8px';
  document.body.append(mark);
  const felt = new Promise<void>((resolve) => mark.addEventListener('pointermove', () => resolve(), { once: true }));
  let isFelt = false;
  void felt.then(() => (isFelt = true));
  for (let at = 0; !isFelt; at++) await userEvent.hover(mark, { position: { x: 1 + (at % 2) * 4, y: 4 } });
  mark.remove();
});
