import { expect, test } from 'vitest';
import { staysTrue, waitFor } from './harness/poll.ts';
import { cardOf, countUnderlines, pointAt, shownCard, travel, underlined, waitForNoCard } from './harness/reader.ts';
import { asPage, useSession } from './harness/session.ts';

const session = useSession();

/** What a page with the strictest policy a site can send looks like. */
const strictest = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'",
};

test('the document is left as it was, byte for byte, and gains one element when a card opens', async () => {
  const tab = await session.browser.newTab();
  // Switched off first, so that the page can be looked at as it is by itself.
  await session.browser.evaluateInExtension(({ storage }) => storage.local.set({ isOn: false }));
  await tab.goto(session.server.file('demo.html'));
  const before = await tab.evaluate(() => document.documentElement.outerHTML);
  await session.browser.evaluateInExtension(({ storage }) => storage.local.clear());
  await waitFor('underlines', async () => ((await countUnderlines(tab)) > 10 ? true : undefined));
  const after = await tab.evaluate(() => ({
    html: document.documentElement.outerHTML,
    sheets: document.styleSheets.length,
    adopted: document.adoptedStyleSheets.length,
  }));
  expect(after.html).toBe(before);
  expect(after.sheets).toBe(1);
  await cardOf(tab, 'pembrolizumab');
  const withCard = await tab.evaluate(() => {
    const extra = [...document.documentElement.children].filter((child) => !child.matches('head, body'));
    return { extra: extra.map((child) => child.localName), body: document.body.outerHTML };
  });
  expect(withCard.extra).toHaveLength(1);
  expect(before).toContain(withCard.body);
  await tab.close();
});

test('a page without terms gains nothing at all', async () => {
  const tab = await session.openHtml('<p id="p">A recipe for bread with olives.</p>');
  const before = await tab.evaluate(() => document.documentElement.outerHTML);
  await pointAt(tab, 'olives');
  expect(
    await staysTrue(900, () =>
      tab.evaluate(() => CSS.highlights.size === 0 && document.adoptedStyleSheets.length === 0),
    ),
  ).toBe(true);
  expect(await tab.evaluate(() => document.documentElement.outerHTML)).toBe(before);
});

test('nothing is asked of the network but the page itself', async () => {
  const seen = session.server.requests.length;
  const url = session.server.page(asPage('<p>About pembrolizumab and melanoma.</p>'), { host: 'hospital.test' });
  const tab = await session.open(url);
  await cardOf(tab, 'pembrolizumab');
  const popup = await session.browser.openPopup();
  await popup.close();
  const asked = session.server.requests.slice(seen).filter((request) => !isTheBrowsersOwn(request));
  expect(asked).toEqual([`GET ${url}`]);
});

/** Chromium asks its maker for updates and spelling of its own accord; Firefox is told not to by its profile. */
function isTheBrowsersOwn(request: string): boolean {
  return /^(CONNECT|POST|GET) (http:\/\/)?[a-z-]+\.(google|googleapis|gvt1)\.com\b/.test(request);
}

test('a card opens on a page with the strictest policy, which sees no violation', async () => {
  const html = asPage('<p>About pembrolizumab.</p>').replace(
    '</body>',
    '<div id="d" data-violations="0"></div></body>',
  );
  const tab = await session.open(session.server.page(html, { headers: strictest }));
  await tab.evaluate(() => {
    document.addEventListener('securitypolicyviolation', () => {
      const count = document.querySelector<HTMLElement>('#d')!;
      count.dataset['violations'] = `${Number(count.dataset['violations']) + 1}`;
    });
  });
  await waitFor('the underline', async () => ((await underlined(tab)).includes('pembrolizumab') ? true : undefined));
  const card = await cardOf(tab, 'pembrolizumab');
  expect(card.rect.right - card.rect.left).toBeGreaterThan(150); // its own styles are at work
  expect(card.rect.right - card.rect.left).toBeLessThan(500);
  expect(await tab.evaluate(() => document.querySelector<HTMLElement>('#d')?.dataset['violations'])).toBe('0');
});

test('nothing is marked in editors, fields, code, templates and hidden text', async () => {
  const tab = await session.openFile('skip-zones.html');
  await cardOf(tab, 'pembrolizumab');
  await tab.press('Escape');
  await waitForNoCard(tab);
  expect(await underlined(tab)).toEqual(['pembrolizumab']);
  for (const selector of ['[contenteditable]', 'textarea', 'input', 'code', 'kbd', 'samp', 'pre']) {
    const start = await tab.evaluate((selector) => {
      const { left, top } = document.querySelector(selector)!.getBoundingClientRect();
      return { x: left, y: top };
    }, selector);
    // The word stands within the first 200 px of each.
    for (const right of [20, 60, 130]) {
      await travel(tab, { x: start.x + right, y: start.y + 14 });
      expect(await staysTrue(400, async () => !(await shownCard(tab))), selector).toBe(true);
    }
  }
});

test('a page that hostile styles rule cannot disfigure or hide the card', async () => {
  const tab = await session.openHtml(
    '<style>*{all:unset!important;letter-spacing:5px!important} div{display:none!important}</style><p>About pembrolizumab.</p>',
  );
  const card = await cardOf(tab, 'pembrolizumab');
  expect(card.rect.right - card.rect.left).toBeGreaterThan(150);
});

const LINES = '<p>A line on pembrolizumab.</p>'.repeat(3000);

test.each([
  ['by itself', LINES, 'html'],
  ['in a box that scrolls', `<div style="height:80vh;overflow:auto">${LINES}</div>`, 'div'],
])(
  'a long page is underlined near what is seen, with at most 300 ranges, also after a jump: %s',
  async (_, body, scroller) => {
    const tab = await session.openHtml(body);
    const allSeenAreMarked = () =>
      tab.evaluate((scroller) => {
        const marked = new Set<Node>();
        for (const highlight of CSS.highlights.values()) {
          for (const { startContainer } of highlight) marked.add(startContainer);
        }
        const box = document.querySelector(scroller) as Element;
        const end = Math.min(innerHeight, scroller === 'html' ? innerHeight : box.getBoundingClientRect().bottom);
        const seen = [...document.querySelectorAll('p')].filter((paragraph) => {
          const { top, bottom } = paragraph.getBoundingClientRect();
          return top > 8 && bottom < end;
        });
        return seen.length > 5 && seen.every(({ firstChild }) => marked.has(firstChild!));
      }, scroller);
    for (const fraction of [0, 0.5, 1, 0.25]) {
      await tab.evaluate(
        ([scroller, fraction]) => {
          const box = document.querySelector(scroller) as Element;
          box.scrollTo(0, fraction * box.scrollHeight);
        },
        [scroller, fraction] as const,
      );
      await waitFor(`underlines at ${fraction}`, async () => ((await allSeenAreMarked()) ? true : undefined), 15_000);
      expect(await countUnderlines(tab)).toBeLessThanOrEqual(300);
    }
  },
);

test('the highlights a page can list carry no name that tells of the extension', async () => {
  const names = async () => {
    const tab = await session.openFile('demo.html');
    await waitFor('underlines', async () => ((await countUnderlines(tab)) > 0 ? true : undefined));
    return tab.evaluate(() => [...CSS.highlights.keys()].join());
  };
  const [first, second] = [await names(), await names()];
  expect(first).not.toBe(second);
  expect(first).not.toMatch(/immuno|glossary|term/i);
});

test('underlines come back after a page has emptied its registry of highlights', async () => {
  const tab = await session.openFile('late-text.html');
  await waitFor('underlines', async () => ((await countUnderlines(tab)) > 0 ? true : undefined));
  await tab.evaluate(() => {
    CSS.highlights.clear();
    document.body.append('Again: durvalumab.');
  });
  await waitFor('underlines again', async () => ((await underlined(tab)).includes('durvalumab') ? true : undefined));
});
