import { describe, expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import {
  cardOf,
  leave,
  linesOf,
  middleOf,
  shownCard,
  travel,
  underlined,
  waitForAnimations,
  waitForCard,
} from '../e2e/harness/reader.ts';
import { useSession } from '../e2e/harness/session.ts';
import { dispatchEverything } from './support/synthetic-events.ts';
import { cardLook } from './support/card.ts';
import { switchAll, waitUntil } from '../e2e/harness/switch.ts';

const session = useSession();

const words = (text: string): readonly string[] => text.split(' ');

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

describe('24 strictest policy', () => {
  const policy = (path: string) => ({
    'content-security-policy': `default-src 'none'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'; report-uri ${path}`,
  });
  const reports = (path: string) => session.server.requests.filter((request) => request.endsWith(path));
  const body = '<p>About pembrolizumab.</p>';

  test('24 strictest policy: a card has its full look, and nothing is reported', async () => {
    const lookUnder = async (headers: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const tab = await session.open(session.server.page(page(body), { headers }));
      await cardOf(tab, 'pembrolizumab');
      await waitForAnimations(tab);
      return cardLook(tab);
    };
    const free = await lookUnder({});
    expect(free.length).toBeGreaterThan(10);
    expect(await lookUnder(policy('/violation-of-ours'))).toEqual(free);
    expect(reports('/violation-of-ours')).toEqual([]);
  });

  test('24 strictest policy: a violation of the page is reported', async () => {
    await session.open(
      session.server.page(page(`<p style="color:red">x</p>`), { headers: policy('/violation-of-its-own') }),
    );
    await waitFor('the report', () => (reports('/violation-of-its-own').length > 0 ? true : undefined));
  });
});

describe('25 pages that get in the way', () => {
  const TEXT = '<p id="p">About pembrolizumab, <b>PD</b>-<i>1</i> and nivolumab.</p><ul><li>ipilimumab</li></ul>';
  const PROPERTIES = words(
    'parentNode parentElement childNodes firstChild lastChild nextSibling previousSibling nodeType nodeName localName ' +
      'tagName textContent innerText data attributes style shadowRoot isConnected ownerDocument children closest matches ' +
      'getRootNode append remove querySelector getBoundingClientRect checkVisibility contains getAttribute hasAttribute ' +
      'focus isContentEditable hidden lang dir popover showPopover addEventListener compareDocumentPosition',
  );
  const GLOBALS = words('CSS Range StaticRange Highlight Node browser chrome immunotherapy fetch top');
  const OF_DOCUMENT = words('body head title documentElement createTreeWalker createElement getSelection');

  test('25 clobbering: form fields, pictures and ids named like the DOM hide no term', async () => {
    // The first words stand in the form itself, whose properties its fields take.
    const form = (more: string): string =>
      `<form style="position:fixed;left:40px;top:300px;font:20px/1 sans-serif">${more}durvalumab${TEXT}</form>`;
    const clean = await session.open(session.server.page(page(form(''))));
    await waitFor('the terms', async () => ((await underlined(clean)).length === 5 ? true : undefined));
    const { found } = await waitUntil(session, clean, 'read');
    const fields = PROPERTIES.map((name) => `<input type="hidden" name="${name}">`).join('');
    const images = OF_DOCUMENT.map((name) => `<img name="${name}"><form name="${name}"></form>`).join('');
    const ids = GLOBALS.map((name) => `<a id="${name}"></a><a id="${name}"></a>`).join('');
    const tab = await session.open(session.server.page(page(`${images}${ids}${form(fields)}`)));
    // Proof that the page is what it is meant to be: not even a test can ask it for its body.
    expect(await tab.evaluate(() => document.body instanceof HTMLBodyElement)).toBe(false);
    await waitFor('the terms', async () =>
      JSON.stringify((await waitUntil(session, tab, 'read')).found) === JSON.stringify(found) ? true : undefined,
    );
    await waitFor('the card', async () => {
      await tab.pointer.move(600, 500);
      await travel(tab, { x: 80, y: 310 });
      return waitForCard(tab, '', 1_000).catch(() => undefined);
    });
    expect((await shownCard(tab))?.term).toBe('durvalumab');
  });

  test('25 prototypes: a page that has rewritten them all keeps no term and no card from being shown', async () => {
    const clean = await session.openHtml(TEXT);
    await waitFor('the terms', async () => ((await underlined(clean)).length === 4 ? true : undefined));
    const wanted = await underlined(clean);
    await switchAll(session, false);
    const tab = await session.open(session.server.page(page(`${TEXT}<p id="late"></p><script>${REWRITES}</script>`)));
    await waitUntil(session, tab, 'off');
    const [word] = await linesOf(tab, 'nivolumab');
    // By key and not by script: what a test runs in the page would fall over the same prototypes.
    await tab.press('PageDown');
    await switchAll(session, true);
    await waitForNoAnswer(tab);
    for (let tries = 0; tries < 8; tries++) {
      await tab.pointer.move(2, 2);
      await staysTrue(400, async () => true);
      await travel(tab, middleOf(word!));
      await staysTrue(500, async () => true);
    }
    await tab.press('End');
    await waitFor(
      'the page as it was',
      async () => (await tab.evaluate(() => document.title === 'Restored')) || undefined,
    );
    expect((await waitForCard(tab)).term).toBe('nivolumab');
    expect(await underlined(tab)).toEqual([...wanted, 'durvalumab']);
    expect(await tab.evaluate(() => (window as unknown as { errors: string[] }).errors)).toEqual([]);
  });

  /** The page answers no test while its prototypes are rewritten: proof that they are. */
  async function waitForNoAnswer(tab: Tab): Promise<void> {
    const answer = await tab.evaluate(() => [...document.querySelectorAll('p')].length).catch(() => 'none');
    expect(answer).toBe('none');
  }
});

/** PageDown rewrites everything, and a moment later adds text; End puts it back. */
const REWRITES = `
  window.errors = [];
  addEventListener('error', ({ message }) => errors.push(message));
  const { getOwnPropertyNames, getOwnPropertyDescriptor, defineProperty } = Object;
  const apply = Reflect.apply, later = setTimeout, late = document.querySelector('#late');
  const setText = getOwnPropertyDescriptor(Node.prototype, 'textContent').set;
  const fail = function () { throw 'rewritten'; };
  const saved = [];
  let count = 0;
  const rewrite = (owner, name) => {
    const old = getOwnPropertyDescriptor(owner, name);
    if (!old || !old.configurable) return;
    saved[count++] = { owner, name, old };
    defineProperty(owner, name, 'value' in old ? { ...old, value: fail } : { ...old, get: fail });
  };
  const own = [Node, Element, HTMLElement, Document, DocumentFragment, ShadowRoot, CharacterData, Text, Range, StaticRange,
    AbstractRange, TreeWalker, Selection, MutationObserver, IntersectionObserver, ResizeObserver, CSSStyleSheet, HighlightRegistry,
    Highlight, AbortController, AbortSignal, MessageChannel, MessagePort, IdleDeadline, DOMRect, DOMRectReadOnly,
    Array, Map, Set, WeakMap, WeakRef, Promise, RegExp, String, Number, JSON, Math, Symbol, Performance, EventTarget, Event];
  const names = ['fetch', 'getComputedStyle', 'requestIdleCallback', 'requestAnimationFrame', 'setTimeout', 'clearTimeout',
    'queueMicrotask', 'getSelection', 'matchMedia', 'MutationObserver', 'IntersectionObserver', 'Highlight', 'StaticRange', 'Range',
    'Map', 'WeakMap', 'Promise', 'CSS', 'JSON', 'CSSStyleSheet', 'addEventListener'];
  const owners = own.flatMap((each) => each.prototype ? [each.prototype, each] : [each])
    .map((owner) => ({ owner, names: getOwnPropertyNames(owner).filter((name) => name !== 'constructor' && name !== 'prototype') }));
  window.addEventListener('keydown', (event) => {
    if (event.key === 'PageDown') {
      for (let i = 0; i < owners.length; i++)
        for (let j = 0; j < owners[i].names.length; j++) rewrite(owners[i].owner, owners[i].names[j]);
      for (let i = 0; i < names.length; i++) rewrite(window, names[i]);
      apply(later, window, [() => apply(setText, late, ['And durvalumab.']), 700]);
    } else if (event.key === 'End') {
      while (count > 0) { const { owner, name, old } = saved[--count]; defineProperty(owner, name, old); }
      document.title = 'Restored';
    }
  }, true);
`;

describe('26 events that no person made', () => {
  const kept = () =>
    session.browser.evaluateInExtension(async ({ storage, tabs }) => ({
      stored: [await storage.local.get(null), await storage.sync.get(null), await storage.session.get(null)],
      tabs: (await tabs.query({})).length,
    }));
  const BODY = '<p>On <b>pembrolizumab</b>, <b>PD-1</b> and <b>nivolumab</b>.</p><input>';

  test('26 untrusted: 1,000 events over terms open no card and change nothing', async () => {
    const tab = await session.openHtml(BODY);
    await waitFor('the terms', async () => ((await underlined(tab)).length === 3 ? true : undefined));
    const before = await kept();
    await tab.evaluate(() => {
      const page = Object.assign(window, { added: 0 });
      new MutationObserver((records) => {
        for (const { addedNodes } of records) page.added += addedNodes.length;
      }).observe(document, { childList: true, subtree: true });
    });
    expect(await tab.evaluate(dispatchEverything, 'b:nth-of-type(-n + 2)')).toBeGreaterThanOrEqual(1_000);
    expect(await staysTrue(900, async () => !(await shownCard(tab)))).toBe(true);
    expect(await tab.evaluate(() => (window as unknown as { added: number }).added)).toBe(0);
    expect(await kept()).toEqual(before);
  });

  test('26 untrusted: 1,000 events on an open card, its element and around it leave all as it is', async () => {
    const tab = await session.openHtml(BODY);
    const card = await cardOf(tab, 'nivolumab');
    await waitForAnimations(tab);
    const before = await kept();
    expect(await tab.evaluate(dispatchEverything, '[popover], b:nth-of-type(3), input')).toBeGreaterThanOrEqual(1_000);
    expect(await staysTrue(600, async () => (await shownCard(tab))?.text === card.text)).toBe(true);
    expect(await shownCard(tab)).toEqual(card);
    expect(await kept()).toEqual(before);
    await leave(tab); // it is no more pinned than before
  });
});
