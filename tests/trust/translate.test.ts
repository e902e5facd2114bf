import { expect, test } from 'vitest';
import { waitFor } from '../e2e/harness/poll.ts';
import { cardOf, underlined } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';

/** Translators in the browser put every text node into two <font> elements, and look at nothing else. */
const session = useSession();

const COUNT = 1_000;

test('20 translate: of 1,000 translated texts no old range stays, and the English terms are underlined', async () => {
  const paragraph = (index: number) => `<p>Absatz ${index}: das Mittel nivolumab hilft bei Krebs.</p>`;
  const body = Array.from({ length: COUNT }, (_, index) => paragraph(index)).join('');
  const tab = await session.open(session.server.page(asPage(body).replace('lang="en"', 'lang="de"')));
  await tab.evaluate(() => {
    // A page's own script that holds on to a node, as frameworks do.
    const held = document.querySelector('p')?.firstChild;
    Object.assign(window, { held });
  });
  await waitFor('the words before', async () => ((await underlined(tab)).includes('nivolumab') ? true : undefined));

  await tab.evaluate(() => {
    document.documentElement.lang = 'en';
    document.documentElement.className = 'translated-ltr';
    const texts = [...document.querySelectorAll('p')].map((each) => each.firstChild as Text);
    for (const [index, text] of texts.entries()) {
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      outer.style.verticalAlign = inner.style.verticalAlign = 'inherit';
      inner.textContent = `Paragraph ${index}: the drug pembrolizumab helps with cancer.`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
  const ranges = () =>
    tab.evaluate(() => {
      const all = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
      return { all: all.length, gone: all.filter(({ startContainer }) => !startContainer.isConnected).length };
    });
  await waitFor('the old ranges to go', async () => ((await ranges()).gone === 0 ? true : undefined));
  await waitFor('the English words', async () => {
    const texts = await underlined(tab);
    return texts.length > 5 && texts.every((text) => text === 'pembrolizumab' || text === 'cancer') ? true : undefined;
  });
  expect((await ranges()).gone).toBe(0);
  expect((await cardOf(tab, 'pembrolizumab', 3)).term).toBe('pembrolizumab');
  // The last one too, once it is in sight.
  expect((await cardOf(tab, 'pembrolizumab', COUNT - 1)).term).toBe('pembrolizumab');

  // Back to the original, as the translator's own button does.
  await tab.evaluate(() => {
    const { held } = window as unknown as { held: Text };
    document.querySelector('font')?.replaceWith(held);
  });
  expect((await cardOf(tab, 'nivolumab')).term).toBe('nivolumab');
  expect(await tab.evaluate(() => document.querySelectorAll('p').length)).toBe(COUNT);
});
