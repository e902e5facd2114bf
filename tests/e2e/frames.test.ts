import { expect, test } from 'vitest';
import type { Frame, Tab } from './harness/browser.ts';
import { waitFor } from './harness/poll.ts';
import { cardOf, pointAtInFrame, underlined, waitForNoCard } from './harness/reader.ts';
import { useSession } from './harness/session.ts';

const session = useSession();

test('a card in the page does not linger when the pointer goes into a frame', async () => {
  const tab = await session.openFile('frames.html');
  await cardOf(tab, 'nivolumab');
  const frame = await frameTitled(tab, 'same origin');
  await pointAtInFrame(tab, '#same', frame, 'In a frame');
  await waitForNoCard(tab);
});

test.each(['pembrolizumab', 'ipilimumab', 'atezolizumab'])(
  'a term in an open shadow tree is underlined and shows its card: %s',
  async (term) => {
    const tab = await session.openFile('shadow-dom.html');
    await waitFor('its underline', async () => ((await underlined(tab)).includes(term) ? true : undefined));
    expect((await cardOf(tab, term)).term).toBe(term);
  },
);

test('an underline is drawn in every tree, as thick as its own text asks for', async () => {
  const tab = await session.openFile('shadow-dom.html');
  const words = ['atezolizumab', 'ipilimumab', 'nivolumab', 'pembrolizumab'];
  const drawn = words.map((word) => [word, 'underline dotted max(1px, 8%)']);
  await waitFor('the looks of all trees', async () =>
    JSON.stringify((await looks(tab)).toSorted()) === JSON.stringify(drawn) ? true : undefined,
  );
});

/** Each underlined text with how its line is drawn. */
function looks(tab: Tab): Promise<string[][]> {
  return tab.evaluate(() =>
    [...CSS.highlights].flatMap(([name, highlight]) =>
      [...highlight].flatMap(
        ({ startContainer: { parentElement: element }, startOffset, endOffset, startContainer }) => {
          if (!element) return [];
          const { textDecorationLine, textDecorationStyle, textDecorationThickness } = getComputedStyle(
            element,
            `::highlight(${name})`,
          );
          const text = startContainer.textContent?.slice(startOffset, endOffset) ?? '';
          return [[text, `${textDecorationLine} ${textDecorationStyle} ${textDecorationThickness}`]];
        },
      ),
    ),
  );
}

async function frameTitled(tab: Tab, title: string): Promise<Frame> {
  return waitFor(`the frame "${title}"`, async () => {
    for (const frame of await tab.frames()) {
      if ((await frame.evaluate(() => document.title).catch(() => '')) === title) return frame;
    }
    return undefined;
  });
}
