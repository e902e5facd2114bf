import { beforeEach, expect, test, vi } from 'vitest';
import { registered, settled, show, start, unpaintedInView, until } from './harness.ts';

const LINE = '<p style="margin:0;line-height:24px">A line with melanoma.</p>';

/** Elements that are being observed, by observer. */
const observed = new Map<IntersectionObserver, Set<Element>>();

beforeEach(() => {
  observed.clear();
  const { observe, unobserve, disconnect } = IntersectionObserver.prototype;
  vi.spyOn(IntersectionObserver.prototype, 'observe').mockImplementation(function (
    this: IntersectionObserver,
    element,
  ) {
    observed.set(this, (observed.get(this) ?? new Set()).add(element));
    observe.call(this, element);
  });
  vi.spyOn(IntersectionObserver.prototype, 'unobserve').mockImplementation(function (
    this: IntersectionObserver,
    element,
  ) {
    observed.get(this)?.delete(element);
    unobserve.call(this, element);
  });
  vi.spyOn(IntersectionObserver.prototype, 'disconnect').mockImplementation(function (this: IntersectionObserver) {
    observed.delete(this);
    disconnect.call(this);
  });
  return () => vi.restoreAllMocks();
});

const observedElements = (): number => [...observed.values()].reduce((sum, { size }) => sum + size, 0);

/** Scroll there, and wait until what is seen is painted; fails where it never is. */
async function expectPaintedAt(top: number): Promise<void> {
  window.scrollTo(0, top);
  await settled();
  await until(() => registered() > 0 && unpaintedInView().length === 0);
  expect(unpaintedInView()).toEqual([]);
  expect(registered()).toBeGreaterThan(0);
  expect(registered()).toBeLessThanOrEqual(300);
}

/** All that was read of a page of lines has been looked at as well. */
async function readAll(lines: number): Promise<void> {
  const page = start();
  await until(() => !page.isReading && page.mentions().length === lines, 12_000);
  await settled();
}

test('a page of 10,000 paragraphs has few of them observed, wherever it is scrolled', async () => {
  show(LINE.repeat(10_000));
  await readAll(10_000);
  for (const part of [0, 0.5, 0.97, 0.2, 0]) {
    await expectPaintedAt(240_000 * part);
    await until(() => observedElements() < 400);
    expect(observedElements()).toBeLessThan(400);
  }
});

test('what a page lets go is observed no longer', async () => {
  const stage = show(LINE.repeat(3000));
  await readAll(3000);
  stage.innerHTML = '';
  await until(() => observedElements() === 0);
  expect(observedElements()).toBe(0);
});

test('paragraphs that grow after they were read are painted where they have got to', async () => {
  const stage = show(LINE.repeat(3000));
  await readAll(3000);
  for (const [index, paragraph] of [...stage.children].entries()) {
    if (index % 5 === 0) (paragraph as HTMLElement).style.paddingBottom = '400px';
  }
  for (const part of [0.5, 0.1, 0.9]) await expectPaintedAt(document.documentElement.scrollHeight * part);
});

test('hidden paragraphs stand for no others, and are painted once they are shown', async () => {
  const stage = show(LINE.repeat(3000));
  const paragraphs = [...stage.children] as HTMLElement[];
  for (const paragraph of paragraphs.slice(0, 2500)) paragraph.hidden = true;
  start();
  await settled();
  await expectPaintedAt(6000);
  for (const paragraph of paragraphs.slice(1700, 1720)) paragraph.hidden = false;
  await expectPaintedAt(0);
  for (const paragraph of paragraphs) paragraph.hidden = false;
  for (const top of [0, 30_000, 50_000]) await expectPaintedAt(top);
});

test('a list that loses its beginning, again and again, is painted on', async () => {
  const stage = show(LINE.repeat(4000));
  await readAll(4000);
  window.scrollTo(0, 80_000);
  for (let round = 0; round < 5; round++) {
    for (const paragraph of [...stage.children].slice(0, 550)) paragraph.remove();
    await settled();
    await expectPaintedAt(0);
    window.scrollTo(0, 80_000);
    await settled();
  }
});

test('what is put in between is painted', async () => {
  const stage = show(LINE.repeat(3000));
  await readAll(3000);
  for (const index of [50, 1000, 2500]) {
    const before = stage.children[index] as Element;
    before.insertAdjacentHTML('beforebegin', LINE.repeat(300));
    await expectPaintedAt((before as HTMLElement).offsetTop - 400);
  }
});

test.each([
  ['reversed', 'display:flex;flex-direction:column-reverse'],
  ['in columns', 'columns:3;height:9000px'],
  ['side by side', 'display:grid;grid-template-columns:repeat(4,1fr)'],
])('a long list that is laid out %s is painted', async (_, style) => {
  const stage = show(`<div style="${style}">${LINE.repeat(3000)}</div>`);
  await readAll(3000);
  const { scrollHeight } = document.documentElement;
  for (const part of [0, 0.5, 0.9]) await expectPaintedAt(scrollHeight * part);
  expect(stage.isConnected).toBe(true);
});

test('a long list in a box that scrolls, in a page that scrolls, is painted', async () => {
  const stage = show(
    `<div style="height:3000px"></div><div style="height:500px;overflow:auto">${LINE.repeat(4000)}</div>`,
  );
  const box = stage.lastElementChild as HTMLElement;
  await readAll(4000);
  window.scrollTo(0, 3000);
  for (const top of [0, 50_000, 90_000, 6500, 300]) {
    box.scrollTop = top;
    await settled();
    await until(() => registered() > 0 && unpaintedInView(480).length === 0);
    expect(unpaintedInView(480)).toEqual([]);
    expect(registered()).toBeGreaterThan(0);
  }
});
