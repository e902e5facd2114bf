import { expect, test } from 'vitest';
import { staysTrue, waitFor } from './harness/poll.ts';
import {
  cardOf,
  leave,
  linesOf,
  middleOf,
  pointAt,
  shownCard,
  travel,
  underlined,
  waitForCard,
  waitForNoCard,
} from './harness/reader.ts';
import { useSession } from './harness/session.ts';

const session = useSession();

/** Longer than rest time and grace together: a card that has not come or gone by then never will. */
const LONG_ENOUGH = 900;

test('a pointer that rests on a term opens its card', async () => {
  const tab = await session.openFile('demo.html');
  const card = await cardOf(tab, 'pembrolizumab');
  expect(card.term).toBe('pembrolizumab');
  expect(card.text).toContain('General information, not medical advice');
  expect(card.text).toMatch(/\b20\d\d\b/);
});

test('the card waits for the pointer to rest about 300 ms', async () => {
  const tab = await session.openFile('demo.html');
  await cardOf(tab, 'pembrolizumab'); // the page has been read by now
  await leave(tab);
  await staysTrue(LONG_ENOUGH, async () => true); // past the time in which the next card comes sooner
  await pointAt(tab, 'nivolumab');
  const arrived = Date.now();
  expect(await staysTrue(150, async () => !(await shownCard(tab)))).toBe(true);
  await waitForCard(tab);
  expect(Date.now() - arrived).toBeLessThan(1_500);
});

test('a pointer that only passes over a term opens nothing', async () => {
  const tab = await session.openFile('demo.html');
  await cardOf(tab, 'nivolumab'); // the page has been read by now
  await leave(tab);
  await staysTrue(LONG_ENOUGH, async () => true); // past the time in which the next card comes sooner
  const [line] = await linesOf(tab, 'pembrolizumab');
  const { x, y } = middleOf(line!);
  // A busy machine may need so long between two movements that the pointer did rest; then this was no passing.
  await waitFor('a quick passing', async () => {
    await tab.pointer.move(x - 200, y);
    const start = Date.now();
    await tab.pointer.move(x + 200, y + 3, 4);
    await tab.pointer.move(2, 2);
    return Date.now() - start < 200 ? true : leave(tab).then(() => undefined);
  });
  expect(await staysTrue(LONG_ENOUGH, async () => !(await shownCard(tab)))).toBe(true);
});

test('the card stays while the pointer is on it, and closes after the pointer has left both', async () => {
  const tab = await session.openFile('demo.html');
  const { rect } = await cardOf(tab, 'pembrolizumab');
  await travel(tab, middleOf(rect));
  expect(await staysTrue(LONG_ENOUGH, async () => (await shownCard(tab)) !== undefined)).toBe(true);
  await tab.pointer.move(2, 2, 3); // the grace: dismissal.test.ts
  await waitForNoCard(tab);
});

test('Esc closes the card, which stays closed until the pointer has left the term', async () => {
  const tab = await session.openFile('demo.html');
  await cardOf(tab, 'pembrolizumab');
  await tab.press('Escape');
  await waitForNoCard(tab);
  expect(await staysTrue(LONG_ENOUGH, async () => !(await shownCard(tab)))).toBe(true);
  expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
});

test('a term that wraps is hit on both of its lines and nowhere beside them', async () => {
  const tab = await session.openFile('wrapped-lines.html');
  const term = 'cytokine release syndrome';
  const lines = await linesOf(tab, term);
  expect(lines.length).toBeGreaterThan(1);
  expect((await cardOf(tab, term)).term).toBe('cytokine release syndrome');
  for (const line of lines) {
    await leave(tab);
    await travel(tab, middleOf(line));
    expect((await waitForCard(tab)).term).toBe('cytokine release syndrome');
  }
  const first = lines[0]!;
  const last = lines.at(-1)!;
  const beside = [
    { x: first.left - 12, y: middleOf(first).y }, // the word before it, on its first line
    { x: first.right + 40, y: middleOf(first).y }, // past the end of its first line
    { x: last.right + 20, y: middleOf(last).y }, // the word after it
  ];
  for (const place of beside) {
    await leave(tab);
    await travel(tab, place);
    expect(await staysTrue(LONG_ENOUGH, async () => !(await shownCard(tab))), JSON.stringify(place)).toBe(true);
  }
});

test.each([
  ['PD-1', 'PD-1'],
  ['CAR T-cell therapy', 'CAR T-cell therapy'],
  ['CD8+ T cells', 'cytotoxic T cell'],
])('a form split over elements is one term: %s', async (text, term) => {
  const tab = await session.openFile('split-forms.html');
  expect((await cardOf(tab, text)).term).toBe(term);
  expect(await underlined(tab)).toContain(text);
});

test('letters of two paragraphs or two cells never make a term', async () => {
  const tab = await session.openFile('split-forms.html');
  await cardOf(tab, 'lymphoma');
  for (const text of ['lizumab begins', 'point inhibitor']) {
    await pointAt(tab, text);
    expect(await staysTrue(LONG_ENOUGH, async () => !(await shownCard(tab))), text).toBe(true);
  }
});

test('a term in right-to-left text is hit where its letters are', async () => {
  const tab = await session.openFile('right-to-left.html');
  expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
  expect((await cardOf(tab, 'nivolumab')).term).toBe('nivolumab');
});

test('the card stays inside the window at its edges', async () => {
  const tab = await session.openHtml(
    '<p style="position:fixed;right:0;bottom:0;margin:0">pembrolizumab</p><p style="position:fixed;left:0;top:0;margin:0">nivolumab</p>',
  );
  for (const text of ['pembrolizumab', 'nivolumab']) {
    const { rect } = await cardOf(tab, text);
    const { width, height } = await tab.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    expect(rect.left, text).toBeGreaterThanOrEqual(0);
    expect(rect.top, text).toBeGreaterThanOrEqual(0);
    expect(rect.right, text).toBeLessThanOrEqual(width);
    expect(rect.bottom, text).toBeLessThanOrEqual(height);
  }
});

test('typing in the page closes the card', async () => {
  const tab = await session.openHtml('<textarea id="t" autofocus></textarea><p>About pembrolizumab.</p>');
  await tab.pointer.click(
    ...(Object.values(
      middleOf(
        await tab.evaluate(() => {
          const { left, top, right, bottom } = document.querySelector('#t')!.getBoundingClientRect();
          return { left, top, right, bottom };
        }),
      ),
    ) as [number, number]),
  );
  await cardOf(tab, 'pembrolizumab');
  await tab.type('a');
  await waitForNoCard(tab);
  await waitFor(
    'the letter',
    async () => (await tab.evaluate(() => document.querySelector('textarea')?.value)) || undefined,
  );
});
