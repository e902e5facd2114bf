import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser, Tab } from '../e2e/harness/browser.ts';
import { type FixtureServer, startFixtureServer } from '../e2e/harness/fixture-server.ts';
import { openBrowser } from '../e2e/harness/open-browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { popupText } from '../e2e/harness/popup-reader.ts';
import { cardOf, countUnderlines, underlined } from '../e2e/harness/reader.ts';
import { asPage, browserName, distDir, root } from '../e2e/harness/session.ts';

/**
 * What an organisation sets, as the browsers really read it: Chromium from a policy file, for the id that only this test's
 * copy of the extension has, Firefox from a managed storage manifest in a home folder of the test's own.
 */
const POLICIES = {
  disabledSites: ['off.test', 'not a site', '*.below.test'],
  language: 'es',
  hideFirstRun: true,
  hiddenTerms: ['nivolumab'],
  contactLine: 'Ward 7, day and night: 555 0100',
  colour: 'blue',
  packs: [
    {
      name: 'Ward 7',
      entries: [
        { term: 'Ward Seven Hotline', forms: ['W7L'], meaning: 'A telephone.', urgent: true },
        { term: 'immunotherapy', meaning: 'What the glossary explains already.' },
      ],
    },
    { name: 'Bad', entries: [{ term: 'x', meaning: 'm' }] },
  ],
};
const PAGE = asPage('<p>Ring the Ward Seven Hotline about pembrolizumab, nivolumab and cytokine release syndrome.</p>');
/** Where Debian's and upstream's Chromium look; a build for another system may look elsewhere. */
const POLICY_FOLDERS = ['/etc/chromium/policies/managed', '/etc/opt/chrome/policies/managed'];
const mayWritePolicies = browserName === 'firefox' || process.getuid?.() === 0;

let folder: string;
let dist: string;
let server: FixtureServer;
let browser: ExtensionBrowser;
const undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  if (!mayWritePolicies) return;
  folder = await mkdtemp(join(tmpdir(), 'organisation-'));
  dist = join(folder, 'extension');
  await cp(distDir, dist, { recursive: true });
  await setPolicies(POLICIES);
  server = await startFixtureServer(join(root, 'tests/pages'));
  browser = await openBrowser(browserName, dist, { proxy: server.origin, home: join(folder, 'home') });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  for (const each of undo.toReversed()) await each().catch(() => undefined);
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function setPolicies(policies: object): Promise<void> {
  if (browserName === 'firefox') {
    const id = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8')).browser_specific_settings.gecko
      .id as string;
    const path = join(folder, `home/.mozilla/managed-storage/${id}.json`);
    await mkdir(dirname(path), { recursive: true });
    const manifest = { name: id, description: 'What a hospital sets', type: 'storage', data: policies };
    return writeFile(path, JSON.stringify(manifest));
  }
  // An unpacked extension's id is the beginning of its path's hash, in the letters a to p.
  const hash = createHash('sha256').update(dist).digest('hex').slice(0, 32);
  const id = [...hash].map((digit) => String.fromCharCode(0x61 + Number.parseInt(digit, 16))).join('');
  for (const policyFolder of POLICY_FOLDERS) {
    const made = await mkdir(policyFolder, { recursive: true });
    // Only what is empty goes again: somebody else's policies stay.
    if (made)
      for (let each = policyFolder; each.length >= made.length; each = dirname(each)) undo.unshift(() => rmdir(each));
    const path = join(policyFolder, `immunotherapy-glossary-test-${id}.json`);
    await writeFile(path, JSON.stringify({ '3rdparty': { extensions: { [id]: policies } } }));
    undo.push(() => rm(path));
  }
}

const open = (host: string): Promise<Tab> => browser.newTab(server.page(PAGE, { host }));

describe.skipIf(!mayWritePolicies)('what an organisation sets', () => {
  test('reaches the extension', async () => {
    const managed = () => browser.evaluateInExtension(({ storage }) => storage.managed.get(null));
    await expect.poll(managed, { timeout: 20_000 }).toMatchObject({ contactLine: POLICIES.contactLine });
    await waitFor('the background to have taken it over', () =>
      browser.evaluateInExtension(async ({ storage }) =>
        'packs' in (await storage.local.get('packs')) ? true : undefined,
      ),
    );
  });

  test('shows no page of welcome', async () => {
    // It would come after the seven seconds that Chromium is given for handing over what is set; Firefox needs none.
    const isQuiet = await staysTrue(browserName === 'firefox' ? 2_000 : 9_000, async () => {
      const all = await browser.evaluateInExtension(async ({ tabs }) =>
        (await tabs.query({})).map(({ url = '' }) => url),
      );
      return !all.some((url) => url.includes('welcome'));
    });
    expect(isQuiet).toBe(true);
  });

  test('gives words of its own, says whom to call, and in which language', async () => {
    const tab = await open('hospital.test');
    const card = await cardOf(tab, 'Ward Seven Hotline');
    expect(card.text).toContain('De su hospital: Ward 7');
    expect(card.text).toContain('No espere: llame a su equipo médico.');
    expect(card.text).toContain(POLICIES.contactLine);
    expect((await cardOf(tab, 'cytokine release')).text).toContain(POLICIES.contactLine);
    const found = await underlined(tab);
    expect(found).toContain('pembrolizumab');
    expect(found).not.toContain('nivolumab');
    const popup = await browser.openPopup();
    await expect.poll(() => popupText(popup)).toContain(POLICIES.contactLine);
    await popup.close();
    await tab.close();
  });

  test.each(['off.test', 'deep.below.test'])('switches off %s for good, whatever the reader chose', async (host) => {
    await browser.evaluateInExtension(({ storage }) => storage.local.set({ isOn: true, pausedSites: [] }));
    const tab = await open(host);
    const popup = await browser.openPopup();
    await expect.poll(() => popupText(popup)).toContain('Su organización ha desactivado el glosario en este sitio.');
    expect(await popup.evaluate((page) => page.querySelector<HTMLInputElement>('.site-switch input')?.disabled)).toBe(
      true,
    );
    await popup.close();
    expect(await staysTrue(500, async () => (await countUnderlines(tab)) === 0)).toBe(true);
    await tab.close();
  });

  test('is told on the options page, with what could not be used', async () => {
    const options = await browser.openExtensionPage('src/options/index.html');
    const text = await waitFor('the options page', () =>
      options.evaluate(() => (document.querySelector('h1') ? document.body.innerText : undefined)),
    );
    expect(text).toContain('Fijado por su organización');
    expect(text).toContain('Siempre desactivado en: off.test y *.below.test');
    expect(text).toContain('disabledSites[1]: no es el nombre de un sitio');
    expect(text).toContain('packs[1]: «x» es demasiado corto para buscarlo');
    // Chromium hands on only what the schema names.
    expect(text.includes('colour: no hay ningún ajuste con este nombre')).toBe(browserName === 'firefox');
    await options.close();
  });
});
