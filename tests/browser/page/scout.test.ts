import { expect, onTestFinished, test } from 'vitest';
import wakeFilter from '../../../build/glossary/wake-filter.json' with { type: 'json' };
import { FILLED, MAY_HOST, Scout } from '../../../src/page/scout.ts';
import { settled, show, until } from './harness.ts';

/** Chromium's, with `--expose-gc` (vitest.config.ts). */
declare function gc(options: { readonly type: 'major'; readonly execution: 'async' }): Promise<void>;

/** A scout over the test's page, and how often it has called. */
function send({ isOver = () => false }: { isOver?: () => boolean } = {}): { calls: number; stop(): void } {
  const sent = { calls: 0, stop: () => scout.stop() };
  const scout = new Scout(wakeFilter, () => sent.calls++, isOver);
  onTestFinished(() => scout.stop());
  scout.start();
  return sent;
}

const QUIET = '<p>A walk along the river in spring.</p>';

test.each([
  ['a paragraph', '<p>On pembrolizumab.</p>'],
  ['a word in parts', '<p>pembro<b>lizu</b>mab</p>'],
  ['a name in parts', '<p>PD-<sub>1</sub></p>'],
  ['cells without a space between', '<table><tr><td>Drug</td><td>nivolumab</td><td>x</td></tr></table>'],
  ['a form whose fields stand in for its properties', clobberedForm()],
  ['an attribute-less shadow root', hostOf('<p>melanoma</p>')],
  ['a shadow root in a shadow root', hostOf(hostOf('<i>melanoma</i>'))],
  ['a page whose images stand in for what a document has', `${clobberedDocument()}<p>melanoma</p>`],
  ['a text of 100 kB, at its end', `<p>${'word '.repeat(20_000)}melanoma</p>`],
  ['a text of 100 kB without a space, then a word', `<p>${'x'.repeat(100_000)} melanoma</p>`],
])('calls at once for %s', async (_, markup) => {
  const stage = show(QUIET);
  stage.setHTMLUnsafe(QUIET + markup);
  const sent = send();
  await until(() => sent.calls > 0);
  expect(sent.calls).toBe(1);
});

test.each([
  ['nothing of ours', QUIET],
  ['a long script', `<script type="text/plain">${'x '.repeat(200)} melanoma</script>`],
  ['a long stylesheet', `<style>/* ${'x '.repeat(200)} melanoma */</style>`],
  ['an attribute', '<p title="melanoma">x</p>'],
  ['a comment', '<p>x<!-- melanoma --></p>'],
  ['a template', '<template><p>melanoma</p></template>'],
])('stays silent about %s', async (_, markup) => {
  show(markup);
  const sent = send();
  await settled();
  expect(sent.calls).toBe(0);
});

test.each<[string, (stage: HTMLElement) => void]>([
  ['text that is put in', (stage) => stage.append('melanoma')],
  ['an element that is put in', (stage) => stage.append(paragraph('melanoma'))],
  [
    'text that changes',
    (stage) => void Object.assign(stage.querySelector('p')?.firstChild ?? {}, { data: 'melanoma' }),
  ],
  ['a text that is cut by one before', (stage) => stage.append('mela', paragraph('in'), 'noma')],
  ['a page that is written anew', (stage) => (stage.innerHTML = QUIET.repeat(3_000) + '<p>melanoma</p>')],
  ['one of 50,000 elements', (stage) => (stage.innerHTML = QUIET.repeat(50_000) + '<p>melanoma</p>')],
])('calls for %s later', async (what, change) => {
  const stage = show(QUIET);
  const sent = send();
  await settled();
  expect(sent.calls).toBe(0);
  change(stage);
  if (what.includes('cut')) {
    await settled();
    expect(sent.calls).toBe(0);
    stage.querySelector('p:last-of-type')?.remove();
  }
  await until(() => sent.calls > 0);
  expect(sent.calls).toBe(1);
});

test('calls for a custom element that is defined, and drawn, later', async () => {
  show(`${QUIET}<x-late-scout></x-late-scout>`);
  const sent = send();
  await settled();
  expect(sent.calls).toBe(0);
  customElements.define(
    'x-late-scout',
    class extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: 'open' }).innerHTML = '<p>melanoma</p>';
      }
    },
  );
  await until(() => sent.calls > 0);
  expect(sent.calls).toBe(1);
});

/** All HTML elements that may have a shadow root, as the DOM standard lists them, and one of the page's own. */
const HOSTS = 'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span x-scout-host';

test.each(HOSTS.split(' ').filter((name) => name !== 'body'))(
  'calls for what only the shadow root of <%s> says',
  async (name) => {
    const stage = show(`${QUIET}<${name}></${name}>`);
    const root = stage.querySelector(`${name}:last-child`)?.attachShadow({ mode: 'open' });
    root?.append('melanoma');
    const sent = send();
    await until(() => sent.calls > 0);
    expect(sent.calls).toBe(1);
  },
);

test('no element that is not asked for its shadow root could have one', () => {
  const names = /^:not\((.*)\)$/.exec(MAY_HOST)?.[1]?.split(',') ?? [];
  expect(names.length).toBeGreaterThan(10);
  for (const name of names)
    expect(() => document.createElement(name).attachShadow({ mode: 'open' }), name).toThrow(/attachShadow/);
});

test.each([
  ['nothing', '', false],
  ['a head and nothing else', '<title>A page</title><script>"nivolumab"</script>', false],
  ['a comment in its body', '<body><!-- nivolumab --></body>', false],
  ['a text in its body', '<body>nivolumab', true],
  ['an element in its body', '<body><p></p>', true],
  ['a set of frames instead of a body', '<frameset><frame src="about:blank"></frameset>', true],
])('whether a document with %s is looked through', (_, markup, isFilled) => {
  const page = new DOMParser().parseFromString(markup, 'text/html');
  expect(page.querySelector(FILLED) !== null).toBe(isFilled);
});

test('a document without a body is looked through', () => {
  const markup = '<html xmlns="http://www.w3.org/1999/xhtml"><head/><p>nivolumab</p></html>';
  const page = new DOMParser().parseFromString(markup, 'application/xhtml+xml');
  expect(page.querySelector(FILLED)).not.toBeNull();
});

test('calls for a shadow root among 25,000 elements, too many to be asked at once', async () => {
  const stage = show(QUIET);
  stage.setHTMLUnsafe(`${'<i>x</i>'.repeat(25_000)}${hostOf('melanoma')}`);
  const sent = send();
  await until(() => sent.calls > 0);
  expect(sent.calls).toBe(1);
});

test('hears what changes in a shadow tree', async () => {
  const stage = show('');
  stage.setHTMLUnsafe(hostOf('<p>spring</p>'));
  const sent = send();
  await settled();
  stage.firstElementChild?.shadowRoot?.append('melanoma');
  await until(() => sent.calls > 0);
  expect(sent.calls).toBe(1);
});

test('calls no more once it has called, or was stopped, or is over', async () => {
  const stage = show(QUIET);
  const [called, stopped, over] = [send(), send(), send({ isOver: () => true })];
  await settled();
  stopped.stop();
  stage.append('melanoma');
  await until(() => called.calls > 0);
  stage.append('pembrolizumab');
  await settled();
  expect([called.calls, stopped.calls, over.calls]).toEqual([1, 0, 0]);
});

test('holds nothing that the page takes out after it has called', async () => {
  // Long enough to be looked at before the walk goes on.
  const stage = show(`${QUIET}<p>${'On pembrolizumab. '.repeat(20)}</p>`);
  const sent = send();
  await until(() => sent.calls > 0);
  const taken = new WeakRef(stage.lastElementChild ?? stage);
  stage.replaceChildren();
  await gc({ type: 'major', execution: 'async' });
  expect(taken.deref()).toBeUndefined();
  sent.stop(); // until here it was there
});

test('reads the title only together with a text', async () => {
  const { title } = document;
  onTestFinished(() => void (document.title = title));
  document.title = 'Melanoma';
  show('<p>It may grow.</p>');
  const sent = send();
  await until(() => sent.calls > 0);
  expect(sent.calls).toBe(1);
});

function paragraph(text: string): HTMLElement {
  return Object.assign(document.createElement('p'), { textContent: text });
}

function hostOf(markup: string): string {
  return `<div><template shadowrootmode="open">${markup}</template></div>`;
}

function clobberedDocument(): string {
  const names = ['body', 'title', 'getElementsByTagName', 'querySelectorAll', 'createTreeWalker', 'visibilityState'];
  return names.map((name) => `<img name="${name}" alt="">`).join('');
}

function clobberedForm(): string {
  const names = ['shadowRoot', 'nodeType', 'isConnected', 'localName', 'parentNode', 'textContent', 'data'];
  return `<form>${names.map((name) => `<input name="${name}">`).join('')}<p>melanoma</p></form>`;
}
