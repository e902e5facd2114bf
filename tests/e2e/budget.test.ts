import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Tab } from './harness/browser.ts';
import { heard, listen } from './harness/messages.ts';
import { staysTrue, waitFor } from './harness/poll.ts';
import { countUnderlines } from './harness/reader.ts';
import { asPage, distDir, useSession } from './harness/session.ts';

/**
 * What pages may be charged, as far as it can be counted: bytes, ranges, messages, writes. Milliseconds depend on the machine;
 * `npm run bench` measures them.
 */
const session = useSession();

/**
 * Most bytes of each content script after gzip, in thousands. Every frame of every page pays for the first; a new one has to
 * be named here. They are to be lowered when a script shrinks, and raised only for something worth it on every page.
 */
const CEILINGS: Readonly<Record<string, number>> = {
  'src/content/index.js': 12,
  'src/content/reading-stage.js': 60,
  'src/content/explaining-stage.js': 24,
};

describe('the content scripts', () => {
  const scripts = readdirSync(join(distDir, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => `src/${name.replaceAll('\\', '/')}`);

  test('are those that have a ceiling', () => {
    expect(scripts.toSorted()).toEqual(Object.keys(CEILINGS).toSorted());
  });

  test.each(Object.entries(CEILINGS))('%s takes at most %i kB', (name, ceiling) => {
    const bytes = gzipSync(readFileSync(join(distDir, name)), { level: 9 }).length;
    expect(bytes / 1000).toBeLessThanOrEqual(ceiling);
  });
});

describe('a page without terms', () => {
  test('costs no second stage, no message and no write, and registers nothing', async () => {
    await listen(session.browser);
    const url = watchedPage('<p>A walk along the river in the first days of spring.</p>'.repeat(500));
    const tab = await session.open(url);
    await waitUntilLookedThrough(url);
    expect(await staysTrue(500, async () => (await heard(session.browser)).length === 0)).toBe(true);
    expect(await tracesIn(tab)).toEqual({ writes: 0, highlights: 0, sheets: 0 });
  });

  test('costs no more with 20 empty frames', async () => {
    await listen(session.browser);
    const url = watchedPage('<p>A page of frames.</p>' + '<iframe></iframe>'.repeat(20));
    await session.open(url);
    await waitUntilLookedThrough(url);
    expect(await staysTrue(500, async () => (await heard(session.browser)).length === 0)).toBe(true);
  });
});

describe('a page with terms', () => {
  test('asks the background for each thing once, and for nothing while it is left alone', async () => {
    await listen(session.browser);
    const tab = await session.openHtml('<p>On pembrolizumab and nivolumab for melanoma.</p>'.repeat(50));
    await waitFor('underlines', async () => ((await countUnderlines(tab)) > 0 ? true : undefined));
    await staysTrue(1_000, async () => true); // whatever it asks for once something was found
    const asked = await heard(session.browser);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
    expect(await staysTrue(1_000, async () => (await heard(session.browser)).length === asked.length)).toBe(true);
  });

  test('registers at most 300 ranges wherever it is scrolled to', async () => {
    const tab = await session.openHtml(
      '<p>Some pembrolizumab, some nivolumab, some melanoma, some CAR T cells.</p>'.repeat(5_000),
    );
    for (const part of [0, 0.5, 1, 0.25, 0.75]) {
      await tab.evaluate((part) => {
        scrollTo({ top: document.documentElement.scrollHeight * part, behavior: 'instant' });
      }, part);
      expect(await staysTrue(300, async () => (await countUnderlines(tab)) <= 300)).toBe(true);
      // Long, for a page of 20,000 terms on a machine that has other things to do.
      await waitFor('underlines in sight', async () => ((await hasUnderlineInSight(tab)) ? true : undefined), 30_000);
    }
  });
});

/** A page that counts every change to its document once it has been parsed. */
function watchedPage(body: string): string {
  const script = `addEventListener('DOMContentLoaded', () => {
    window.writes = 0;
    new MutationObserver((records) => (window.writes += records.length)).observe(document, {
      subtree: true, childList: true, attributes: true, characterData: true,
    });
  });`;
  return session.server.page(asPage(`${body}<script>${script}</script>`));
}

function tracesIn(tab: Tab): Promise<{ writes: number; highlights: number; sheets: number }> {
  return tab.evaluate(() => ({
    writes: (window as unknown as { writes: number }).writes,
    highlights: CSS.highlights.size,
    sheets: document.adoptedStyleSheets.length,
  }));
}

/** Which stages of the content script have run in the frames of the page at this address. */
function stagesIn(url: string): Promise<readonly { readonly isLooking: boolean; readonly isReading: boolean }[]> {
  return session.browser.evaluateInExtension(async ({ scripting, tabs }, url) => {
    const tab = (await tabs.query({})).find((each) => each.url === url);
    if (tab?.id === undefined) return [];
    const results = await scripting.executeScript({
      target: { tabId: tab.id, allFrames: true },
      func: () => ({
        isLooking: Symbol.for('immunotherapy-glossary/scout') in globalThis,
        isReading: Symbol.for('immunotherapy-glossary/reading') in globalThis,
      }),
    });
    return results.map(({ result }) => result as { isLooking: boolean; isReading: boolean });
  }, url);
}

/** Until the first stage has looked through every frame, and no other stage has come. */
async function waitUntilLookedThrough(url: string): Promise<void> {
  await waitFor('the first stage', async () => {
    const stages = await stagesIn(url);
    return stages.length > 0 && stages.every(({ isLooking }) => isLooking) ? true : undefined;
  });
  expect(await staysTrue(500, async () => (await stagesIn(url)).every(({ isReading }) => !isReading))).toBe(true);
}

function hasUnderlineInSight(tab: Tab): Promise<boolean> {
  return tab.evaluate(() => {
    for (const highlight of CSS.highlights.values()) {
      for (const { startContainer } of highlight) {
        const top = startContainer.parentElement?.getBoundingClientRect().top ?? -1;
        if (top >= 0 && top < innerHeight) return true;
      }
    }
    return false;
  });
}
