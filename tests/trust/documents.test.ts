import { expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { popupText } from '../e2e/harness/popup-reader.ts';
import { cardOf, countUnderlines, underlined } from '../e2e/harness/reader.ts';
import { browserName, useSession } from '../e2e/harness/session.ts';

/** Kinds of document: prose is explained, what programs or the browser show is left exactly as it is. */
const session = useSession();

const words = 'About pembrolizumab in melanoma.';
const xhtml = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>x</title></head><body><p>${words}</p></body></html>`;

test.each([
  ['html', 'text/html; charset=utf-8', `<!doctype html><html lang="en"><title>x</title><p>${words}</p>`],
  ['xhtml', 'application/xhtml+xml', xhtml],
  ['plain text', 'text/plain; charset=utf-8', words],
])('21 documents: %s is read', async (_, type, text) => {
  const tab = await open(type, text);
  await waitFor('underlines', async () => (await underlined(tab)).includes('pembrolizumab') || undefined);
  expect((await cardOf(tab, 'pembrolizumab')).term).toBe('pembrolizumab');
});

/** The smallest file that a PDF viewer accepts. */
const pdf = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj',
  `4 0 obj<</Length 53>>stream\nBT /F 18 Tf 20 100 Td (${words}) Tj ET\nendstream endobj`,
  'trailer<</Root 1 0 R>>',
].join('\n');

const UNREADABLE = 'This kind of document is not one the glossary reads.';
const BARRED = 'The browser does not let extensions read this page';

/** Firefox shows JSON and PDF in viewers of its own, which no extension may touch; Chromium's let our script in, and it stays out. */
const VIEWER = browserName === 'chromium' ? UNREADABLE : BARRED;

test.each([
  ['xml', 'application/xml', `<?xml version="1.0"?><note><to>${words}</to></note>`, UNREADABLE],
  [
    'svg',
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg"><text x="9" y="30">${words}</text></svg>`,
    UNREADABLE,
  ],
  ['json', 'application/json', JSON.stringify({ words }), VIEWER],
  ['pdf viewer', 'application/pdf', pdf, VIEWER],
])('21 documents: %s is left untouched, and the popup says why', async (kind, type, text, reason) => {
  await session.browser.evaluateInExtension(({ storage }) => storage.local.set({ isOn: false }));
  const tab = await open(type, text);
  const before = await look(tab);
  await session.browser.evaluateInExtension(({ storage }) => storage.local.set({ isOn: true }));
  await tab.reload();
  await expectReason(reason);
  await tab.pointer.move(60, 30);
  await tab.pointer.move(64, 30);
  expect(await staysTrue(700, async () => (await countUnderlines(tab)) === 0)).toBe(true);
  const { xml, ...rest } = await look(tab);
  expect(rest).toEqual({ sheets: before.sheets, highlights: 0, popovers: 0 });
  if (kind !== 'pdf viewer') expect(xml).toBe(before.xml); // that one goes on changing itself
});

test.each([
  // A blank page is nobody's: Firefox lets extensions read it, and finds nothing there.
  ['about:blank', browserName === 'chromium' ? BARRED : 'No immunotherapy words found on this page.'],
  [browserName === 'chromium' ? 'chrome://version/' : 'about:support', BARRED],
])('21 documents: %s is left untouched, and the popup says why', async (url, reason) => {
  const tab = await session.open(url);
  await expectReason(reason);
  expect(await tab.evaluateInClosedRoots((root) => root.querySelector('.glossary-card') !== null)).not.toContain(true);
});

function open(type: string, text: string): Promise<Tab> {
  return session.open(session.server.page(text, { headers: { 'content-type': type } }));
}

/** All that an extension could have changed there. */
function look(tab: Tab): Promise<{ xml: string; sheets: number; highlights: number; popovers: number }> {
  return tab.evaluate(() => ({
    xml: new XMLSerializer().serializeToString(document),
    sheets: document.adoptedStyleSheets.length,
    highlights: CSS.highlights.size,
    popovers: document.querySelectorAll('div[popover=manual]:empty').length,
  }));
}

async function expectReason(reason: string): Promise<void> {
  const popup = await session.browser.openPopup();
  let text = '';
  await waitFor(`"${reason}" in the popup`, async () => {
    text = await popupText(popup);
    return text.includes(reason) || undefined;
  }).catch(() => undefined);
  await popup.close();
  expect(text).toContain(reason);
}
