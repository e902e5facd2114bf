import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Entry } from '../../../src/detect/entry.ts';
import { startExplaining, type Explaining } from '../../../src/explain/explaining.tsx';
import type { PlacedMention } from '../../../src/page/annotation.ts';
import type { AskBackground, EntryBatch } from '../../../src/platform/messages.ts';
import { readSettings } from '../../../src/platform/settings.ts';
import { bare, full } from '../ui/entries.ts';
import { english, spanish } from '../ui/words.ts';

/** What was said through ariaNotify, with the language of the element that said it. */
const said: [string, string | undefined][] = [];
const roots: ShadowRoot[] = [];
const notifying = Element.prototype as { ariaNotify?(text: string): void };
const original = Object.getOwnPropertyDescriptor(notifying, 'ariaNotify');

beforeEach(() => {
  said.length = 0;
  roots.length = 0;
  hear(function (this: Element, text) {
    said.push([text, this.closest<HTMLElement>('[lang]')?.lang]);
  });
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, options) {
    const root = attach.call(this, options);
    roots.push(root);
    return root;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  if (original) Object.defineProperty(notifying, 'ariaNotify', original);
});

function hear(value: ((this: Element, text: string) => void) | undefined): void {
  Object.defineProperty(notifying, 'ariaNotify', { value, configurable: true, writable: true });
}

const entries: readonly Entry[] = [full, bare];
const batchOf = (...indexes: number[]): EntryBatch => ({
  entries: indexes.flatMap((index) => (entries[index] ? [[index, entries[index]] as const] : [])),
  terms: [
    ['nivolumab', 'nivolumab'],
    ['pd-1', 'PD-1'],
  ],
});

interface Page {
  readonly explaining: Explaining;
  readonly words: readonly HTMLElement[];
  readonly card: () => HTMLElement | undefined;
  readonly live: () => string;
}

/** A page with a button and these words, of which the n-th is of entry n. */
function open(texts: readonly string[], strings = english): Page {
  const page = document.createElement('main');
  const words = texts.map((text) => Object.assign(document.createElement('p'), { textContent: text }));
  page.append(...words);
  document.body.append(page);
  const mentions = words.map((word, entry): PlacedMention => {
    const range = document.createRange();
    range.selectNodeContents(word);
    return {
      mention: { start: 0, end: word.textContent.length, entry, common: false },
      text: word.textContent,
      toRange: () => (word.isConnected ? range.cloneRange() : undefined),
    };
  });
  const life = new AbortController();
  const { settings } = readSettings({});
  const answers = {
    readEntries: (indexes: readonly number[]) => batchOf(...indexes),
    readEntry: () => ({ entries: [], terms: [] }),
  };
  const explaining = startExplaining({
    annotation: {
      mentionAt: (x, y) => mentions.find((_, at) => words[at]!.contains(document.elementFromPoint(x, y))),
      mentions: () => mentions,
      entries: () => new Set(mentions.map(({ mention }) => mention.entry)),
      setCurrent: () => {},
      isReading: false,
    },
    settings: () => settings,
    strings,
    ask: (async (ask: keyof typeof answers, given: never) => answers[ask](given)) as unknown as AskBackground,
    lastSeen: undefined,
    saveLevel: () => {},
    signal: life.signal,
  });
  onTestFinished(() => {
    life.abort();
    page.remove();
  });
  return {
    explaining,
    words,
    card: () => roots[0]?.querySelector<HTMLElement>('.card') ?? undefined,
    live: () => roots[0]?.querySelector('.live')?.textContent ?? '',
  };
}

const MEANING = 'pembrolizumab: A medicine that blocks PD-1, a brake.';

describe('what a screen reader is told', () => {
  test('a term that the reader stepped to, once, in the language of its meaning', async () => {
    const { explaining } = open(['pembrolizumab', 'antigen'], spanish);
    explaining.step(1, false);
    await expect.poll(() => said).toEqual([[MEANING, 'en']]);
  });

  test('the same through a live region where there is no other way', async () => {
    hear(undefined);
    const { explaining, live } = open(['pembrolizumab', 'antigen']);
    explaining.step(1, false);
    await expect.poll(live).toBe(MEANING);
    expect(roots[0]!.querySelector<HTMLElement>('.live')).toMatchObject({ ariaLive: 'polite', lang: 'en' });
    explaining.step(1, false);
    await expect.poll(live).toBe('antigen: A part of a germ or a cell that the immune system can see.');
  });

  test('nothing of terms that were only found, or that only the pointer rests on', async () => {
    const { explaining, words, card } = open(['pembrolizumab', 'antigen']);
    for (let times = 0; times < 20; times++) explaining.mentionsChanged();
    await userEvent.hover(words[0]!);
    await userEvent.hover(words[0]!, { position: { x: 20, y: 8 } });
    await expect.poll(() => card()?.innerText ?? '').toContain('pembrolizumab');
    expect(said).toEqual([]);
  });

  test('that the words they asked about are not in the glossary', async () => {
    const { explaining, words } = open(['olives']);
    getSelection()!.selectAllChildren(words[0]!);
    explaining.explainSelection({ batch: { entries: [], terms: [] }, others: [] });
    await expect
      .poll(() => said)
      .toEqual([['No entry for “olives”. Check the spelling, or try another name for it.', 'en']]);
  });

  test('what the words they asked about can mean', async () => {
    const { explaining, words } = open(['PD']);
    getSelection()!.selectAllChildren(words[0]!);
    explaining.explainSelection({ batch: batchOf(0, 1), others: ['Parkinson’s disease'] });
    await expect.poll(() => said).toEqual([['“PD” can mean pembrolizumab or antigen', 'en']]);
  });
});

describe('entries that are gone', () => {
  test('a word whose entry cannot be had gets a calm sentence, to be seen and to be heard', async () => {
    const { explaining, card } = open(['pembrolizumab', 'antigen', 'a word of an older version']);
    explaining.step(-1, true);
    await expect.poll(() => card()?.innerText ?? '').toMatch(/could not be loaded\. Reload the page/);
    expect(said).toEqual([['This explanation could not be loaded. Reload the page to try again.', 'en']]);
  });

  test('a way on to an entry that has gone since leaves the card as it is', async () => {
    const { explaining, card } = open(['pembrolizumab']);
    explaining.step(1, false);
    await expect.poll(() => card()?.innerText ?? '').toContain('Related');
    const link = [...card()!.querySelectorAll('button')].find(({ textContent }) => textContent === 'nivolumab')!;
    link.click(); // in a closed root, where no driver reaches
    await new Promise((done) => setTimeout(done, 100));
    expect(card()?.innerText).toContain('A medicine that blocks PD-1');
  });
});
