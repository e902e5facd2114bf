import { describe, expect, test } from 'vitest';
import type { Json } from '../e2e/harness/browser.ts';
import { waitFor } from '../e2e/harness/poll.ts';
import { cardOf, shownCard, underlined, waitForTerms } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';

/**
 * What a page's process could do that was taken over (docs/threat-model.md, 9 and 10): speak to the background as our
 * content script, and write where settings are. A page of the extension does the same here; the background treats both
 * alike.
 */
const session = useSession();

/** What the background answers; undefined where nobody does. */
const ask = (message: Json): Promise<Json | undefined> =>
  session.browser.evaluateInExtension(
    ({ runtime }, message) => (runtime.sendMessage(message) as Promise<Json>).catch(() => undefined),
    message,
  );
const stored = (): Promise<Record<string, Json>> =>
  session.browser.evaluateInExtension(({ storage }) => storage.local.get(null) as Promise<Record<string, Json>>);

describe('threat 9: the background', () => {
  test.each<Json>([
    null,
    'readEntries',
    42,
    [],
    {},
    { ask: 'readEntries' },
    { ask: 'readEntries', given: 'all' },
    { ask: ['readEntries'], given: [] },
    { ask: 'constructor', given: [] },
    { ask: '__proto__', given: [] },
    { ask: 'toString', given: [] },
    { ask: 'report', given: [] },
    { ask: 'saveSettings', given: [{ isOn: false }] },
    { ask: 'eval', given: ['1'] },
  ])('has no answer to %j', async (message) => {
    expect(await ask(message)).toBeUndefined();
    expect(await ask({ ask: 'readEntry', given: ['pd-1'] })).toHaveProperty('value.entries.0.1.term', 'PD-1');
  });

  const junk: Json[] = [null, true, -1, 1e99, '', 'x'.repeat(100_000), {}, { length: 1e9 }, [null, {}, -1, 1e99, '0']];
  const questions = [
    'readEntries',
    'readEntry',
    'findIndexes',
    'readPackForms',
    'readStrings',
    'insertStyle',
    'removeStyle',
    'readLevel',
    'keepLevel',
    'readSite',
  ];

  test.each(questions)('%s, given junk, keeps nothing of it and goes on answering', async (question) => {
    for (const given of [[], ...junk.map((each) => [each]), junk]) {
      const answer = await ask({ ask: question, given });
      const { value } = (answer ?? {}) as { value?: Json };
      expect(JSON.stringify(value ?? '').length, JSON.stringify(given).slice(0, 80)).toBeLessThan(20_000); // the words of the interface
    }
    expect(await stored()).toEqual({});
    const inMemory = await session.browser.evaluateInExtension(({ storage }) => storage.session.get(null));
    expect(inMemory).toEqual({});
    expect(await ask({ ask: 'readEntry', given: ['pd-1'] })).toHaveProperty('value.entries.0.1.term', 'PD-1');
  });

  test('gives at most what a frame can hold, and entries that there are', async () => {
    const indexes = Array.from({ length: 20_000 }, (_, index) => index - 10_000);
    const { value } = (await ask({ ask: 'readEntries', given: [indexes] })) as { value: { entries: [number, Json][] } };
    expect(value.entries.length).toBe(0); // the first 5,000 of them are below zero
    expect(await ask({ ask: 'readEntry', given: ['constructor'] })).toEqual({ value: { entries: [], terms: [] } });
  });

  test.each(['body{display:none}', '@import "https://example.org";', '@media screen{::highlight(x){color:red}}'])(
    'inserts no stylesheet but our own: %s',
    async (css) => {
      expect(await ask({ ask: 'insertStyle', given: [css] })).toEqual({ value: false });
    },
  );
});

describe('threat 10: storage', () => {
  const page = asPage('<p>pembrolizumab and nivolumab</p>');

  test('what an organisation is said to have set is gone once the background has started again', async () => {
    await session.browser.evaluateInExtension(({ storage }) =>
      storage.local.set({ policies: { contactLine: 'Call 0000', hiddenTerms: ['pembrolizumab'] } }),
    );
    await session.browser.stopBackground();
    const tab = await session.open(session.server.page(page));
    await waitForTerms(tab);
    await waitFor('the forged policies to go', async () => !Object.hasOwn(await stored(), 'policies') || undefined);
    await waitFor('the word to be back', async () => (await underlined(tab)).includes('pembrolizumab') || undefined);
  });

  test('a forged pack cannot take a word from the glossary', async () => {
    const entry = { id: 'x', term: 'pembrolizumab', forms: ['nivolumab'], kind: 'idea', meaning: 'Stop taking it.' };
    const pack = { name: 'x', from: 'organisation', language: 'en', addedOn: '2026-01-01' };
    await session.browser.evaluateInExtension(
      ({ storage }, packs) => storage.local.set({ packs, packStamp: 1 }),
      [{ ...pack, entries: [{ ...entry, ask: [], urgent: false }] }],
    );
    const tab = await session.open(session.server.page(page));
    for (const word of ['pembrolizumab', 'nivolumab']) {
      expect((await cardOf(tab, word)).text).not.toContain('Stop taking it.');
      expect((await shownCard(tab))?.term).toBe(word);
    }
  });
});
