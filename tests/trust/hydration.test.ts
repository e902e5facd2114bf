import { beforeAll, describe, expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { waitFor } from '../e2e/harness/poll.ts';
import { underlined } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';
import { PARTS } from './apps/react-app.js';
import { renderReact } from './apps/react-server.js';
import { renderVue } from './apps/vue-server.js';
import { bundleApp } from './support/bundle.ts';
import { switchAll } from '../e2e/harness/switch.ts';

const session = useSession();

/** What the programs of tests/trust/apps leave in the page's world. */
interface Page {
  readonly logged: readonly string[];
  readonly mounted: readonly number[];
  hydrate(): void;
  arrive(part: number): void;
}

const KEEP_LOG = `<script>
  window.logged = [];
  for (const name of ['error', 'warn']) console[name] = (...given) => logged.push(given.map(String).join(' '));
  addEventListener('error', ({ message }) => logged.push(message));
  addEventListener('unhandledrejection', ({ reason }) => logged.push(String(reason)));
</script>`;

/** What the pages say that is underlined, in order. */
const TERMS = [
  'Melanoma',
  'pembrolizumab',
  'PD-1',
  'nivolumab',
  ...Array.from({ length: PARTS }, () => ['ipilimumab', 'CTLA-4']).flat(),
];

describe.each([
  ['React', renderReact, 'react-client.js'],
  ['Vue', renderVue, 'vue-client.js'],
])('18 hydration: %s', (_, render, client) => {
  let html = '';
  beforeAll(async () => {
    const script = session.server.page(await bundleApp(client), { headers: { 'content-type': 'text/javascript' } });
    html = `${KEEP_LOG}<div id="root">${await render()}</div><script src="${script}"></script>`;
  });

  const open = (more = ''): Promise<Tab> => session.open(session.server.page(asPage(html + more)));
  const hydrate = (tab: Tab) => tab.evaluate(() => (window as unknown as Page).hydrate());
  const letArrive = (tab: Tab, parts: readonly number[]) =>
    tab.evaluate((parts) => {
      for (const part of parts) (window as unknown as Page).arrive(part);
    }, parts);
  const waitForParts = (tab: Tab, count: number) =>
    waitFor(`${count} parts alive`, () =>
      tab.evaluate((count) => (window as unknown as Page).mounted.length === count || undefined, count),
    );
  const waitForTerms = (tab: Tab) =>
    waitFor('all terms', async () => ((await underlined(tab)).join() === TERMS.join() ? true : undefined));
  const logged = (tab: Tab) => tab.evaluate(() => (window as unknown as Page).logged);
  const all = Array.from({ length: PARTS }, (_, part) => part);

  async function expectAlive(tab: Tab): Promise<void> {
    await waitForParts(tab, PARTS);
    await waitForTerms(tab);
    await tab.evaluate(() => document.querySelector('button')?.click());
    await waitFor('the page to answer', () =>
      tab.evaluate(() => document.querySelector('#doses')?.textContent === 'Doses of nivolumab: 1' || undefined),
    );
    await waitForTerms(tab);
    expect(await logged(tab)).toEqual([]);
  }

  test('18 hydration: all terms are underlined before it begins', async () => {
    const tab = await open();
    await waitForTerms(tab);
    await hydrate(tab);
    await letArrive(tab, all);
    await expectAlive(tab);
  });

  test('18 hydration: reading begins in the middle of it', async () => {
    await switchAll(session, false);
    const tab = await open();
    await hydrate(tab);
    await letArrive(tab, all.slice(0, 2));
    await waitForParts(tab, 2);
    await switchAll(session, true);
    await waitForTerms(tab);
    await letArrive(tab, all.slice(2));
    await expectAlive(tab);
  });

  test('18 hydration: it begins with the page, and reading whenever the browser is idle', async () => {
    const tab = await open(`<script>hydrate(); setTimeout(() => [${all.join()}].forEach(arrive))</script>`);
    await expectAlive(tab);
  });

  test('18 hydration: a change to the page would have been told', async () => {
    await switchAll(session, false);
    const tab = await open();
    await tab.evaluate(() => {
      const [first] = document.querySelector('p')?.childNodes ?? [];
      if (first) first.replaceWith(Object.assign(document.createElement('mark'), { textContent: first.textContent }));
    });
    await hydrate(tab);
    await waitFor('a complaint', async () => ((await logged(tab)).length > 0 ? true : undefined));
  });
});
