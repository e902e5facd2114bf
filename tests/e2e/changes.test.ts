import { expect, test } from 'vitest';
import { waitFor } from './harness/poll.ts';
import { cardOf, countUnderlines, underlined, waitForNoCard } from './harness/reader.ts';
import { useSession } from './harness/session.ts';

const session = useSession();

test('paragraphs that arrive 60 ms apart are all found', async () => {
  const tab = await session.openFile('late-text.html');
  const expected = ['pembrolizumab', 'ipilimumab', 'atezolizumab', 'durvalumab', 'melanoma', 'lymphoma', 'leukemia'];
  const all = [...expected, 'pneumonitis'];
  await waitFor('all of them', async () => {
    const texts = await underlined(tab);
    return all.every((text) => texts.includes(text)) || undefined;
  });
  expect((await cardOf(tab, 'pneumonitis')).term).toBe('pneumonitis');
});

test('text that is changed in place loses its underline by the next frame, and gains the new one', async () => {
  const tab = await session.openHtml('<p id="p">About pembrolizumab and more.</p>');
  await waitFor('the underline', async () => ((await underlined(tab)).includes('pembrolizumab') ? true : undefined));
  const atNextFrame = await tab.evaluate(async () => {
    const text = document.querySelector('#p')?.firstChild as Text;
    text.data = 'Now something about olives and then nivolumab.';
    // What is registered as the frame after begins is what this frame has painted.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    const texts: string[] = [];
    for (const highlight of CSS.highlights.values()) {
      for (const range of highlight) {
        if (range.startContainer === text) texts.push(text.data.slice(range.startOffset, range.endOffset));
      }
    }
    return texts;
  });
  expect(atNextFrame.filter((text) => text !== 'nivolumab')).toEqual([]);
  await waitFor('the new term', async () => ((await underlined(tab)).join() === 'nivolumab' ? true : undefined));
  expect((await cardOf(tab, 'nivolumab')).term).toBe('nivolumab');
});

test('the card closes when its term leaves the page', async () => {
  const tab = await session.openHtml('<p id="p">About pembrolizumab.</p><p>About nivolumab.</p>');
  await cardOf(tab, 'pembrolizumab');
  await tab.evaluate(() => document.querySelector('#p')?.remove());
  await waitForNoCard(tab);
  await waitFor('its underline to go', async () => ((await underlined(tab)).join() === 'nivolumab' ? true : undefined));
});

test('a whole new body is read like the first', async () => {
  const tab = await session.openHtml('<p>About pembrolizumab.</p>');
  await cardOf(tab, 'pembrolizumab');
  await tab.evaluate(() => {
    const body = document.createElement('body');
    body.textContent = 'A route of its own: nivolumab.';
    document.body.replaceWith(body);
    history.pushState(null, '', '/elsewhere');
  });
  expect((await cardOf(tab, 'nivolumab')).term).toBe('nivolumab');
});

test('text that becomes visible is found', async () => {
  const tab = await session.openHtml('<p>About nivolumab.</p><p id="p" hidden>About pembrolizumab.</p>');
  await waitFor('the first', async () => ((await countUnderlines(tab)) > 0 ? true : undefined));
  await tab.evaluate(() => document.querySelector('#p')?.removeAttribute('hidden'));
  expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
});
