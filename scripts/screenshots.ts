import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ExtensionBrowser, OpenOptions, Tab } from '../tests/e2e/harness/browser.ts';
import { startFixtureServer } from '../tests/e2e/harness/fixture-server.ts';
import { openBrowser } from '../tests/e2e/harness/open-browser.ts';
import { waitFor } from '../tests/e2e/harness/poll.ts';
import { forgoWelcome } from '../tests/e2e/harness/welcome.ts';
import {
  cardOf,
  leave,
  linesOf,
  middleOf,
  waitForAnimations,
  waitForCard,
  waitForTerms,
} from '../tests/e2e/harness/reader.ts';

/**
 * The pictures of docs/images, and those for the stores in docs/images/store (1280 by 800, as the stores ask), taken of
 * the built extension (`npm run build` first) in Chromium.
 * usage: npm run screenshots [-- FOLDER]
 */
const folder = resolve(process.argv[2] ?? 'docs/images');
const HOST = 'www.example.org';
const STORE = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 700 };
const POPUP = { width: 360, height: 560 };
const server = await startFixtureServer(resolve('tests/pages'));
await mkdir(join(folder, 'store'), { recursive: true });

await withPage('demo.html', { colourScheme: 'light', pixelRatio: 2 }, async (browser, tab) => {
  await tab.setViewport(760, 720);
  await save('card.png', await cardPicture(tab, 'pembrolizumab'));
  await save('abbreviation.png', await cardPicture(tab, 'CRS', 1));
  await save('popup.png', await popupPicture(browser));
});
await withPage('demo.html', { colourScheme: 'dark', pixelRatio: 2 }, async (_, tab) => {
  await tab.setViewport(760, 720);
  await save('card-dark.png', await cardPicture(tab, 'pembrolizumab'));
});

await withPage('hospital.html', { colourScheme: 'light' }, async (browser, tab) => {
  await tab.setViewport(STORE.width, STORE.height);
  await waitForTerms(tab);
  const behind = await tab.screenshot();
  await save('store/1-card.png', await cardPicture(tab, 'pembrolizumab'));

  const popup = await popupPicture(browser);
  await save('store/2-popup.png', await composed(browser, popupOver(behind, popup)));

  const glossary = await browser.openExtensionPage('src/glossary-page/index.html#cytokine-release-syndrome');
  await glossary.setViewport(STORE.width, STORE.height);
  await waitFor('the entry', () => glossary.evaluate(() => document.querySelector('article') !== null || undefined));
  await save('store/4-glossary.png', await glossary.screenshot());

  await tab.bringToFront();
  await leave(tab);
  await tab.setViewport(PHONE.width, PHONE.height);
  await tab.evaluate(() => scrollTo(0, 0));
  const sheet = await sheetPicture(tab, 'checkpoint inhibitors');
  const list = await (await openPopupPage(browser, PHONE)).screenshot();
  await save('store/5-phone.png', await composed(browser, phones(sheet, list)));
});
await withPage('hospital.html', { colourScheme: 'dark' }, async (_, tab) => {
  await tab.setViewport(STORE.width, STORE.height);
  await save('store/3-dark.png', await cardPicture(tab, 'pneumonitis'));
});
await server.close();

/** A browser that shows a page of tests/pages under a name, because the popup names its host. */
async function withPage(
  file: string,
  options: OpenOptions,
  show: (browser: ExtensionBrowser, tab: Tab) => Promise<void>,
): Promise<void> {
  const browser = await openBrowser('chromium', resolve('dist/chrome'), { ...options, proxy: server.origin });
  try {
    await forgoWelcome(browser);
    await show(browser, await browser.newTab(server.file(file, { host: HOST })));
  } finally {
    await browser.close();
  }
}

async function cardPicture(tab: Tab, text: string, occurrence = 0): Promise<Buffer> {
  // Near the top of the window there is room for the card below the term.
  const [line] = await linesOf(tab, text, occurrence);
  await tab.evaluate((top) => scrollBy({ top, behavior: 'instant' }), (line?.top ?? 0) - 190);
  await cardOf(tab, text, occurrence);
  await waitForAnimations(tab);
  return tab.screenshot();
}

async function sheetPicture(tab: Tab, text: string): Promise<Buffer> {
  const [line] = await linesOf(tab, text);
  if (!line) throw new Error(`"${text}" is not drawn`);
  await tab.finger.tap(middleOf(line));
  await waitForCard(tab);
  await waitForAnimations(tab);
  return tab.screenshot();
}

/** The popup as a tab of its own: a real one has no page that could be photographed. */
async function openPopupPage(browser: ExtensionBrowser, size: { width: number; height: number }): Promise<Tab> {
  const path = await browser.evaluateInExtension(async ({ tabs, runtime }, host) => {
    const page = (await tabs.query({})).find(({ url }) => url?.includes(host));
    const popup = (runtime.getManifest() as { action?: { default_popup?: string } }).action?.default_popup;
    return `${new URL(popup ?? '', location.origin).pathname.slice(1)}?tab=${page?.id}`;
  }, HOST);
  const popup = await browser.openExtensionPage(path);
  await popup.setViewport(size.width, size.height);
  await waitFor('terms in the popup', () =>
    popup.evaluate(() => document.querySelectorAll('li summary').length > 0 || undefined),
  );
  await popup.evaluate(() => {
    const summaries = [...document.querySelectorAll<HTMLElement>('li summary')];
    summaries.find(({ innerText }) => innerText.includes('pembrolizumab'))?.click();
  });
  await waitFor('the meaning', () => popup.evaluate(() => document.querySelector('.meaning') !== null || undefined));
  return popup;
}

/** The popup as the toolbar shows it, which is lower than a page. */
async function popupPicture(browser: ExtensionBrowser): Promise<Buffer> {
  const popup = await openPopupPage(browser, POPUP);
  await popup.evaluate(() => document.documentElement.classList.remove('in-tab'));
  return popup.screenshot();
}

/** A picture of pictures, the size of the stores. */
async function composed(browser: ExtensionBrowser, body: string): Promise<Buffer> {
  const html = `<!doctype html><style>
    body { position: relative; margin: 0; width: ${STORE.width}px; height: ${STORE.height}px; overflow: hidden; background: #dfe9ee; }
    img { position: absolute; display: block; }
    .over { box-shadow: 0 0 0 1px #8a96a0, 0 12px 36px rgb(0 0 0 / 35%); border-radius: 10px; }
  </style>${body}`;
  const tab = await browser.newTab(server.page(html, { host: 'picture.example.org' }));
  await tab.setViewport(STORE.width, STORE.height);
  await tab.evaluate(() => Promise.all([...document.images].map((image) => image.decode())).then(() => true));
  const picture = await tab.screenshot();
  await tab.close();
  return picture;
}

/** The popup where the toolbar's button opens it. */
function popupOver(page: Buffer, popup: Buffer): string {
  return `${image(page, 'left: 0; top: 0')}${image(popup, `right: 24px; top: 12px; width: ${POPUP.width}px`, 'over')}`;
}

function phones(first: Buffer, second: Buffer): string {
  const top = (STORE.height - PHONE.height) / 2;
  return [first, second]
    .map((picture, index) =>
      image(picture, `left: ${220 + index * 480}px; top: ${top}px; width: ${PHONE.width}px`, 'over'),
    )
    .join('');
}

function image(picture: Buffer, style: string, name = ''): string {
  return `<img alt="" class="${name}" style="${style}" src="data:image/png;base64,${picture.toString('base64')}">`;
}

async function save(name: string, picture: Buffer): Promise<void> {
  const file = join(folder, name);
  await writeFile(file, picture);
  console.log(file);
}
