import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openChromiumUnattached, type UnattachedBrowser } from '../e2e/harness/chromium-unattached.ts';
import { heard, listen } from '../e2e/harness/messages.ts';
import { waitFor } from '../e2e/harness/poll.ts';
import { underlined } from '../e2e/harness/reader.ts';
import { asPage, browserName, distDir, useSession } from '../e2e/harness/session.ts';
import { closeWelcome } from '../e2e/harness/welcome.ts';

/** Pages that a browser prepares before anybody asks for them, and that perhaps nobody ever looks at. */
const session = useSession();

/** What a prerendered page noted about itself until it was shown. */
interface Notes {
  readonly looks: number;
  /** The most highlights it saw, and how often its document was changed. */
  readonly highlights: number;
  readonly writes: number;
}

/** Looks at itself by timer, and last of all in the event that ends it, before any script of ours hears of that. */
const WATCHING = `<script>
  window.notes = { looks: 0, highlights: 0, writes: 0 };
  const look = () => {
    notes.looks++;
    notes.highlights = Math.max(notes.highlights, CSS.highlights.size);
  };
  const observer = new MutationObserver((records) => (notes.writes += records.length));
  if (document.prerendering) {
    const timer = setInterval(() => { look(); fetch('/looked'); }, 100);
    addEventListener('DOMContentLoaded', () =>
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true }));
    document.addEventListener('prerenderingchange', () => { clearInterval(timer); look(); observer.disconnect(); });
  }
</script>`;

/** A hidden page's timers run once a second: several such looks are far longer than reading the page takes. */
const LOOKS = 5;

describe.runIf(browserName === 'chromium')('14 prerender', () => {
  let browser: UnattachedBrowser;
  beforeAll(async () => {
    browser = await openChromiumUnattached(distDir, session.server.origin);
    await closeWelcome(browser); // it would come in front, and what is hidden may not be shown from
  });
  afterAll(() => browser?.close());
  beforeEach(() => browser.evaluateInExtension(({ storage }) => storage.local.clear()));

  test.each([
    ['the first stage', {}],
    // Everyday words are none that the first stage knows, so the second one is in every page from the start.
    ['the second stage', { includeCommon: true }],
    ['the second stage, switched off', { includeCommon: true, isOn: false }],
  ])('14 prerender: %s waits until the page is shown', async (_, wish) => {
    await browser.evaluateInExtension(({ storage }, wish) => storage.local.set(wish), wish);
    await waitFor('the second stage to be registered', async () => {
      const registered = await browser.evaluateInExtension(({ scripting }) => scripting.getRegisteredContentScripts());
      return (registered as object[]).length === ('includeCommon' in wish ? 1 : 0) || undefined;
    });
    const prepared = session.server.page(asPage(`<p>About pembrolizumab.</p>${WATCHING}`, 'prepared'));
    const rules = JSON.stringify({ prerender: [{ source: 'list', urls: [prepared], eagerness: 'immediate' }] });
    const asking = session.server.page(
      asPage(`<p>A page that asks for another.</p><script type="speculationrules">${rules}</script>`),
    );
    await listen(browser, prepared);
    const tab = await browser.newTab(asking);
    // Left open it would go on asking, and the next test would count its looks.
    onTestFinished(() => tab.close());
    const from = session.server.requests.length;
    const looks = () => session.server.requests.slice(from).filter((request) => request.endsWith('/looked')).length;
    await waitFor('the prepared page to have been there a while', () => looks() >= LOOKS || undefined, 30_000);
    expect(await heard(browser)).toEqual([]);

    await tab.goto(prepared);
    const { notes, activationStart } = await tab.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as (PerformanceEntry & { activationStart: number })[];
      return { notes: (window as unknown as { notes: Notes }).notes, activationStart: entry?.activationStart };
    });
    expect(activationStart).toBeGreaterThan(0); // the page that was prepared, and not another
    expect(notes).toEqual({ looks: expect.any(Number), highlights: 0, writes: 0 });
    expect(notes.looks).toBeGreaterThan(LOOKS);
    if ('isOn' in wish) {
      await waitFor('its rest', async () => (await heard(browser)).includes('reportRest') || undefined);
      expect(await underlined(tab)).toEqual([]);
    } else {
      await waitFor('its underline', async () => (await underlined(tab)).includes('pembrolizumab') || undefined);
    }
  });
});

test.runIf(browserName === 'firefox')('14 prerender: Firefox prepares no pages, so nothing has to wait', async () => {
  const tab = await session.openHtml('<p>A page.</p>');
  expect(await tab.evaluate(() => 'prerendering' in document)).toBe(false);
  expect(await tab.evaluate(() => HTMLScriptElement.supports('speculationrules'))).toBe(false);
});
