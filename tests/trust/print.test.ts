import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { waitFor } from '../e2e/harness/poll.ts';
import { cardOf, countUnderlines } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';
import { switchAll, waitUntil } from '../e2e/harness/switch.ts';

const session = useSession();

const PAGE = asPage(
  '<h1>Melanoma</h1><p>Treated with <b>pembrolizumab</b>, which blocks PD-1.</p><table border><tr><td>nivolumab<td>ipilimumab</table>',
);

/**
 * What is printed, without what tells one PDF from another: the time, which stands in a packed stream, and the table of
 * where things are, which moves with the packed time's length. A picture is taken as it is.
 */
async function printed(tab: Tab): Promise<string> {
  const paper = await tab.print();
  const text = paper.toString('latin1');
  if (!text.startsWith('%PDF')) return text;
  const streams = [...text.matchAll(/<<((?:(?!endobj)[^])*?)>>\s*stream\r?\n/g)].flatMap(
    ({ 0: head, 1: kind = '', index }) => {
      const start = index + head.length;
      const packed = paper.subarray(start, text.indexOf('endstream', start));
      return kind.includes('/XRef') ? [] : [kind.includes('/FlateDecode') ? inflateSync(packed) : packed];
    },
  );
  const unpacked = streams.map((stream) => stream.toString('latin1')).join('\n');
  return unpacked.replaceAll(/\(D:[^)]*\)/g, '');
}

test('35 print: on paper the page is what it is without us, with underlines and with an open card', async () => {
  await switchAll(session, false);
  const tab = await session.open(session.server.page(PAGE));
  await waitUntil(session, tab, 'off');
  const control = await printed(tab);
  expect(control.length).toBeGreaterThan(1_000);
  expect(await printed(tab)).toBe(control);

  await switchAll(session, true);
  await waitFor('the underlines', async () => ((await countUnderlines(tab)) > 3 ? true : undefined));
  expect((await printed(tab)) === control).toBe(true);
  await cardOf(tab, 'pembrolizumab');
  expect((await printed(tab)) === control).toBe(true);
});

test('35 print: a line of the page’s own under a word would have been seen', async () => {
  await switchAll(session, false);
  const tab = await session.open(session.server.page(PAGE));
  await waitUntil(session, tab, 'off');
  const control = await printed(tab);
  await tab.evaluate(() => document.querySelector('b')!.style.setProperty('text-decoration', 'underline dotted'));
  expect((await printed(tab)) === control).toBe(false);
});
