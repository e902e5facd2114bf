import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { waitFor } from '../e2e/harness/poll.ts';
import { meaningOf, popupText, waitForTerms } from '../e2e/harness/popup-reader.ts';
import { cardOf, leave, underlined } from '../e2e/harness/reader.ts';
import { useSession } from '../e2e/harness/session.ts';

/** Words of one's own, from the file to the card and away again. */
const session = useSession();
const PAGE =
  '<p>Ring the Ward Seven Hotline, or W7L, before noon. They know about <b>immuno</b>therapy.</p>' +
  '<p>The Immunotherapy Day Unit is on floor two. The w7l is closed. Pembrolizumab is kept there.</p>';
const PACK = {
  name: 'Ward 7',
  entries: [
    {
      term: 'Ward Seven Hotline',
      forms: ['W7L', 'PD-1'],
      meaning: 'A telephone that is answered day and night.\nIt is <b>free</b>.',
      why: 'So that nobody waits.',
      urgent: true,
    },
    { term: 'Immunotherapy Day Unit', meaning: 'Where infusions are given.' },
  ],
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Choose a file of this name and text on the options page, opened anew, and wait until it says what came of it. */
async function add(options: Tab, name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await options.reload();
  await options.chooseFile('input[accept*=csv]', path);
  return waitFor('the page to say what came of the file', () =>
    options.evaluate((name) => {
      const said = document.querySelector('.message')?.textContent ?? '';
      const report = document.querySelector('.report')?.textContent ?? '';
      return said !== '' || report.includes(name) ? `${said} ${report}` : undefined;
    }, name),
  );
}

const openOptions = (): Promise<Tab> => session.browser.openExtensionPage('src/options/index.html');
const listed = (options: Tab): Promise<string[]> =>
  options.evaluate(() => [...document.querySelectorAll<HTMLElement>('.packs li')].map((line) => line.innerText));
const stored = (): Promise<Record<string, unknown>> =>
  session.browser.evaluateInExtension(({ storage }) => storage.local.get(null));
const isUnderlined = (tab: Tab, ...texts: string[]): Promise<true> =>
  waitFor(`${texts.join(', ')} to be underlined`, async () => {
    const found = await underlined(tab);
    return texts.every((text) => found.includes(text)) || undefined;
  });

describe('a file of words', () => {
  test('is taken in, found on pages, explained with where it is from, and forgotten when it is removed', async () => {
    const page = await session.openHtml(PAGE);
    await isUnderlined(page, 'immunotherapy');
    const options = await openOptions();
    expect(await add(options, 'ward.json', JSON.stringify(PACK))).toContain('The words of “Ward 7” are in use.');
    expect(await options.evaluate(() => document.querySelector('.report')?.textContent)).toContain('“PD-1”');
    expect(await listed(options)).toEqual([expect.stringMatching(/^Ward 7\s+Words: 2 · added /)]);

    // The page that was open all the time has them too.
    await page.bringToFront();
    await isUnderlined(page, 'Ward Seven Hotline', 'Immunotherapy Day Unit', 'Pembrolizumab');
    const card = await cardOf(page, 'Ward Seven Hotline');
    expect(card.term).toBe('Ward Seven Hotline');
    expect(card.text).toContain('From your file “Ward 7”');
    expect(card.text).toContain('It is <b>free</b>.');
    expect(card.text).toContain('Do not wait: call your care team.');
    expect(card.text).not.toContain('Not yet reviewed');
    expect((await cardOf(page, 'W7L')).term).toBe('Ward Seven Hotline');
    expect((await cardOf(page, 'Immunotherapy Day')).term).toBe('Immunotherapy Day Unit');
    expect((await cardOf(page, 'immunotherapy.')).term).toBe('immunotherapy');
    await leave(page);
    expect(await underlined(page)).not.toContain('w7l');

    const popup = await session.browser.openPopup();
    const terms = await waitForTerms(popup, 4).catch(async (error: unknown) => {
      throw new Error(`the popup says: ${await popupText(popup)}`, { cause: error });
    });
    expect(terms.map(({ term }) => term)).toContain('Immunotherapy Day Unit');
    expect(await meaningOf(popup, 'Ward Seven Hotline')).toContain('From your file “Ward 7”');
    await popup.close();

    const whole = await session.browser.openExtensionPage('src/glossary-page/index.html#find=W7L');
    await waitFor('the entry on the glossary page', () =>
      whole.evaluate(() => document.body.innerText.includes('From your file “Ward 7”') || undefined),
    );
    await whole.close();

    await options.bringToFront();
    await options.evaluate(() => document.querySelector<HTMLElement>('.packs button')?.click());
    await waitFor('the pack to go', async () => ((await listed(options)).length === 0 ? true : undefined));
    expect(await stored()).toEqual({});
    await page.bringToFront();
    await waitFor('its underlines to go', async () =>
      (await underlined(page)).includes('Ward Seven Hotline') ? undefined : true,
    );
    await isUnderlined(page, 'immunotherapy', 'Immunotherapy', 'Pembrolizumab');
    await options.close();
  });

  test('is refused as a whole with every fault, and nothing changes', async () => {
    const options = await openOptions();
    await add(options, 'ward.json', JSON.stringify({ name: 'Ward 7', entries: PACK.entries.slice(1) }));
    const before = await stored();
    const rows = [
      'term,meaning,urgent',
      'Ward\u202eSeven,m,',
      '"Ward "Eight,m,perhaps',
      'x,,',
      '<img src=x onerror=alert(1)>,m,',
    ];
    const report = await add(options, 'Ward 7.csv', rows.join('\n'));
    expect(report).toContain('“Ward 7.csv” was not added, and nothing has changed.');
    for (const line of [
      'Row 2: “term” holds characters that cannot be seen: “Ward\\u{202E}Seven”',
      'Row 3: a quote is in the wrong place: “"Ward "Eight”',
      'Row 3: “urgent” is neither yes nor no',
      'Row 4: lacks the field “meaning”',
      'Row 4: “x” is too short to be looked for',
    ]) {
      expect(report).toContain(line);
    }
    expect(await stored()).toEqual(before);
    expect(await listed(options)).toHaveLength(1);
    await options.close();
  });

  test('may be a table, and takes the place of one with the same name', async () => {
    const options = await openOptions();
    await add(options, 'one.json', JSON.stringify(PACK));
    await add(options, 'Ward 7.csv', 'term;forms;meaning\nSchool Nurse Line;SNL|nurse line;Another telephone.\n');
    expect(await listed(options)).toEqual([expect.stringMatching(/^Ward 7\s+Words: 1 · added /)]);
    const page = await session.openHtml('<p>Ward Seven Hotline and the nurse line and SNL and snl.</p>');
    await isUnderlined(page, 'nurse line');
    expect((await cardOf(page, 'SNL')).term).toBe('School Nurse Line');
    expect(await underlined(page)).toEqual(['nurse line']);
    await options.close();
  });

  test('in another language is found on pages in that language', async () => {
    const options = await openOptions();
    const entries = [{ term: 'Unidad de Día', meaning: 'Donde se dan las infusiones.' }];
    await add(options, 'es.json', JSON.stringify({ name: 'Planta 7', language: 'es', entries }));
    const text = '<p>La Unidad de Día está en la segunda planta y abre todos los días de la semana.</p>';
    const spanish = await session.open(session.server.page(`<!doctype html><html lang="es"><body>${text}`));
    await isUnderlined(spanish, 'Unidad de Día');
    const german = await session.open(session.server.page(`<!doctype html><html lang="de"><body>${text}<p>PD-L1`));
    await isUnderlined(german, 'PD-L1');
    expect(await underlined(german)).not.toContain('Unidad de Día');
    await options.close();
  });

  test('gives up what the glossary has learnt since, when the extension is updated', async () => {
    const options = await openOptions();
    await add(options, 'ward.json', JSON.stringify(PACK));
    await session.openHtml(PAGE); // a window's last tab would outlive the extension it shows
    await options.close();
    // As a version before would have kept it, whose glossary did not know the form.
    await session.browser.evaluateInExtension(async ({ storage }) => {
      const { packs } = (await storage.local.get('packs')) as { packs: { entries: { forms: string[] }[] }[] };
      packs[0]?.entries[0]?.forms.push('PD-1');
      await storage.local.set({ packs });
    });
    expect(JSON.stringify(await stored())).toContain('PD-1');
    await session.browser.reloadExtension();
    await waitFor('the form to go', async () => (JSON.stringify(await stored()).includes('PD-1') ? undefined : true));
    expect(JSON.stringify(await stored())).toContain('W7L');
  });

  test('leaves the options page without fault for axe-core, with a pack and with a report', async () => {
    const options = await openOptions();
    await add(options, 'one.json', JSON.stringify(PACK));
    await add(options, 'bad.csv', 'term,meaning\nx,\n');
    expect(await faultsOfAxe(options)).toEqual([]);
    await options.close();
  });
});

/** What axe-core finds wrong with a page of the extension, as it stands. Sent as a function's source: such pages refuse eval. */
function faultsOfAxe(tab: Tab): Promise<readonly string[]> {
  const look = `const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' '));`;
  const run = { toString: () => `async () => { ${axe.source};\n${look} }` };
  return tab.evaluate(run as unknown as () => readonly string[]);
}
