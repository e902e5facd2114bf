import { expect, test } from 'vitest';
import type { Frame, Tab } from '../e2e/harness/browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { listedTerms } from '../e2e/harness/popup-reader.ts';
import { leave, linesOf, middleOf, shownCard, travel, underlined } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';

/** Every kind of frame a page can make: each explains its words in its own card. None has to be left out. */
const session = useSession();

interface Kind {
  readonly kind: string;
  /** What the page holds. `words` is what the frame is to say; the frame has the id f. */
  html(words: string): string;
}

const SIZE = 'style="width:500px;height:300px;border:4px solid"';
const inner = (words: string) => asPage(`<p>${words}</p>`, 'the frame');
const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const served = (words: string, host?: string) => session.server.page(inner(words), host ? { host } : {});
/** A script that puts together `text` and hands it to `use`. */
const scripted = (words: string, use: string) =>
  `<script>{ const text = ${JSON.stringify(inner(words)).replaceAll('</', '<\\/')}; ${use} }</script>`;
const filled = (use: string) => (words: string) =>
  `<iframe id="f" ${SIZE}></iframe>${scripted(words, `const f = document.getElementById('f'); ${use}`)}`;

const kinds: readonly Kind[] = [
  { kind: 'same origin', html: (words) => `<iframe id="f" ${SIZE} src="${served(words)}"></iframe>` },
  {
    kind: 'another origin',
    html: (words) => `<iframe id="f" ${SIZE} src="${served(words, 'charity.test')}"></iframe>`,
  },
  { kind: 'srcdoc', html: (words) => `<iframe id="f" ${SIZE} srcdoc="${quoted(inner(words))}"></iframe>` },
  { kind: 'about:blank written by script', html: filled('f.contentDocument.write(text); f.contentDocument.close();') },
  {
    kind: 'about:blank built by script',
    html: filled(
      `f.contentDocument.title = 'the frame'; f.contentDocument.body.append(text.match(/<p>(.*)<\\/p>/)[1]);`,
    ),
  },
  { kind: 'blob:', html: filled(`f.src = URL.createObjectURL(new Blob([text], { type: 'text/html' }));`) },
  { kind: 'data:', html: filled(`f.src = 'data:text/html,' + encodeURIComponent(text);`) },
  {
    kind: 'sandboxed without scripts',
    html: (words) => `<iframe id="f" ${SIZE} sandbox src="${served(words)}"></iframe>`,
  },
  {
    kind: 'sandboxed with scripts',
    html: (words) => `<iframe id="f" ${SIZE} sandbox="allow-scripts" src="${served(words)}"></iframe>`,
  },
  {
    kind: 'sandboxed srcdoc',
    html: (words) => `<iframe id="f" ${SIZE} sandbox srcdoc="${quoted(inner(words))}"></iframe>`,
  },
  {
    kind: 'an object element',
    html: (words) => `<object id="f" ${SIZE} type="text/html" data="${served(words)}"></object>`,
  },
  {
    kind: 'inserted late',
    html: (words) =>
      `${scripted(words, `setTimeout(() => { const f = document.createElement('iframe'); f.id = 'f'; f.style = 'width:500px;height:300px'; f.srcdoc = text; document.body.append(f); }, 1000);`)}`,
  },
  {
    kind: 'three deep, through another origin',
    html: (words) => {
      const third = served(words);
      const second = session.server.page(
        asPage(`<iframe src="${third}" style="width:460px;height:260px;border:0"></iframe>`),
        { host: 'charity.test' },
      );
      return `<iframe id="f" src="${second}" style="width:560px;height:400px"></iframe>`;
    },
  },
];

test.each(kinds)('22 frames: $kind', async ({ html }) => {
  const tab = await session.openHtml(`<p>Before the frame.</p>${html('About pembrolizumab.')}`);
  const frame = await frameTitled(tab, 'the frame');
  await waitFor('its underline', async () => (await underlined(frame)).includes('pembrolizumab') || undefined);
  await pointInto(tab, frame, 'pembrolizumab');
  const card = await waitFor('the card', () => shownCard(tab));
  expect(card).toMatchObject({ term: 'pembrolizumab', pageTitle: 'the frame' });
  await expectInside(frame, card.rect);
});

test.each([
  [90, 40],
  [300, 60],
  [130, 300],
  [320, 120],
])('22 frames: in a small one of %i by %i a card stays inside it, or the popup has to do', async (width, height) => {
  const small = asPage('<p style="margin:0;font-size:12px">About pembrolizumab.</p>', 'the frame').replace(
    'margin:40px',
    'margin:2px',
  );
  const tab = await session.openHtml(
    `<p>Before.</p><iframe id="f" style="width:${width}px;height:${height}px" srcdoc="${quoted(small)}"></iframe>`,
  );
  const frame = await frameTitled(tab, 'the frame');
  await waitFor('its underline', async () => (await underlined(frame)).includes('pembrolizumab') || undefined);
  await pointInto(tab, frame, 'pembrolizumab');
  await staysTrue(900, async () => (await shownCard(tab)) === undefined);
  const card = await shownCard(tab);
  if (card) await expectInside(frame, card.rect);
  const popup = await session.browser.openPopup();
  await waitFor(
    'the word in the popup',
    async () => (await listedTerms(popup))[0]?.term === 'pembrolizumab' || undefined,
  );
  await popup.close();
});

test('22 frames: in one that is not shown nothing is marked', async () => {
  const tab = await session.openHtml(
    `<p>About nivolumab.</p><iframe id="f" style="display:none" srcdoc="${quoted(inner('About pembrolizumab.'))}"></iframe>`,
  );
  await waitFor('the words of the page', async () => (await underlined(tab)).includes('nivolumab') || undefined);
  const frame = await frameTitled(tab, 'the frame');
  expect(await staysTrue(500, async () => (await underlined(frame)).length === 0)).toBe(true);
});

async function frameTitled(tab: Tab, title: string): Promise<Frame> {
  return waitFor(`the frame "${title}"`, async () => {
    for (const frame of await tab.frames()) {
      if ((await frame.evaluate(() => document.title).catch(() => '')) === title) return frame;
    }
    return undefined;
  });
}

/** Rest the pointer on a text of a frame, however deep. */
async function pointInto(tab: Tab, frame: Frame, text: string): Promise<void> {
  const [line] = await linesOf(frame, text);
  if (!line) throw new Error(`"${text}" is not drawn`);
  const place = { ...middleOf(line) };
  await leave(tab);
  if (frame.rest) return frame.rest(place);
  for (const around of await framesAround(tab)) {
    const { x, y } = await around.evaluate(() => {
      const element = document.querySelector('iframe, object')!;
      const { left, top } = element.getBoundingClientRect();
      return { x: left + element.clientLeft, y: top + element.clientTop };
    });
    place.x += x;
    place.y += y;
  }
  await travel(tab, place);
}

/** The documents between the tab and its innermost frame, the tab's own among them. */
async function framesAround(tab: Tab): Promise<readonly Frame[]> {
  const holds = (frame: Frame) =>
    frame.evaluate(() => document.querySelector('iframe, object') !== null).catch(() => false);
  const frames = await tab.frames();
  const answers = await Promise.all(frames.map(holds));
  return frames.filter((_, index) => answers[index]);
}

async function expectInside(
  frame: Frame,
  rect: { left: number; top: number; right: number; bottom: number },
): Promise<void> {
  const { width, height } = await frame.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  expect(rect.left).toBeGreaterThanOrEqual(0);
  expect(rect.top).toBeGreaterThanOrEqual(0);
  expect(rect.right).toBeLessThanOrEqual(width);
  expect(rect.bottom).toBeLessThanOrEqual(height);
}
