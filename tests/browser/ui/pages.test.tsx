import { render, type ComponentChild } from 'preact';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { GlossaryPage } from '../../../src/glossary-page/GlossaryPage.tsx';
import glossaryCss from '../../../src/glossary-page/glossary-page.css?inline';
import { Options, type OptionsProps } from '../../../src/options/Options.tsx';
import optionsCss from '../../../src/options/options.css?inline';
import type { PackFault } from '../../../src/packs/faults.ts';
import type { Pack } from '../../../src/packs/pack.ts';
import type { Glossary } from '../../../src/platform/glossary.ts';
import { readSettings, type Settings } from '../../../src/platform/settings.ts';
import type { PageReport } from '../../../src/platform/tab-report.ts';
import { Popup, type PopupProps } from '../../../src/popup/Popup.tsx';
import popupCss from '../../../src/popup/popup.css?inline';
import entryCss from '../../../src/ui/entry.css?inline';
import { findingIn } from '../../../src/ui/find-entries.ts';
import pageCss from '../../../src/ui/page.css?inline';
import tokensCss from '../../../src/ui/tokens.css?inline';
import { Welcome } from '../../../src/welcome/Welcome.tsx';
import welcomeCss from '../../../src/welcome/welcome.css?inline';
import { english } from './english.ts';
import { bare, full, urgent } from './entries.ts';
import { emulate, expectAccessible } from './stage.tsx';

const entries = [full, urgent, bare];
const glossary: Glossary = {
  entries,
  builtInCount: entries.length,
  listed: entries,
  byId: (id) => entries.find((entry) => entry.id === id),
  indexOf: (id) => entries.findIndex((entry) => entry.id === id),
};
const { settings } = readSettings({});
const found = (...indexes: number[]): PageReport => ({
  state: 'read',
  language: 'en',
  found: indexes.map((entry) => ({ entry, count: entry + 1, frameIds: [0] })),
});

/** Draw one of our pages with its own styles; taken out again after the test. */
function show(content: ComponentChild, css: string): HTMLElement {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokensCss + entryCss + pageCss + css);
  document.adoptedStyleSheets = [sheet];
  const stage = document.createElement('div');
  document.body.append(stage);
  render(content, stage);
  onTestFinished(() => {
    render(null, stage);
    stage.remove();
    document.adoptedStyleSheets = [];
  });
  return stage;
}

const nothing = (): void => {};
const popup = (given: Partial<PopupProps> = {}): HTMLElement =>
  show(
    <Popup
      tab={{ id: 1, site: 'hospital.example.org' }}
      report={found(0, 1, 2)}
      settings={settings}
      glossary={glossary}
      find={findingIn(entries)}
      strings={english}
      problem={undefined}
      onChosen={nothing}
      onAccessAsked={nothing}
      onReloaded={nothing}
      onShown={nothing}
      onSettingsOpened={nothing}
      onGlossaryOpened={nothing}
      {...given}
    />,
    popupCss,
  );
const ward: Pack = {
  name: 'Ward 7',
  from: 'file',
  language: 'en',
  addedOn: '2026-11-23',
  entries: [{ id: 'a', term: 'Ward Seven Hotline', forms: [], kind: 'idea', meaning: 'm', ask: [], urgent: false }],
};
const nothingSet = { policies: {}, faults: [], packFaults: [] };
const options = (given: Partial<Settings> = {}, more: Partial<OptionsProps> = {}): HTMLElement =>
  show(
    <Options
      settings={{ ...settings, ...given }}
      glossary={glossary}
      strings={english}
      message={undefined}
      onChosen={nothing}
      onExported={nothing}
      onImported={nothing}
      onReset={nothing}
      packs={[]}
      report={undefined}
      organisation={nothingSet}
      onPackAdded={nothing}
      onPackRemoved={nothing}
      {...more}
    />,
    optionsCss,
  );
const glossaryPage = (place: Parameters<typeof GlossaryPage>[0]['place']): HTMLElement =>
  show(
    <GlossaryPage
      place={place}
      glossary={glossary}
      find={findingIn(entries)}
      found={[{ entry: full, count: 2 }]}
      problem={undefined}
      settings={settings}
      strings={english}
      onPlaceChosen={nothing}
      onLevelChosen={nothing}
    />,
    glossaryCss,
  );

describe('the popup', () => {
  test.each<[string, Partial<PopupProps>, string]>([
    ['terms', {}, 'Terms on this page: 3'],
    ['still reading', { report: { ...found(0), state: 'reading' } as PageReport }, 'Reading the page… Terms so far: 1'],
    ['no terms', { report: found() }, 'No immunotherapy words found on this page.'],
    [
      'no terms, another language',
      { report: { ...found(), language: 'fi' } as PageReport },
      'not in a language the glossary knows yet',
    ],
    ['a page the browser keeps to itself', { report: { state: 'barred' } }, 'does not let extensions read this page'],
    ['no access', { report: { state: 'forbidden' } }, 'You have not allowed the glossary to read pages.'],
    ['a page from before', { report: { state: 'stale' } }, 'Reload it to use the glossary here.'],
    ['a picture or a feed', { report: { state: 'unreadable' } }, 'not one the glossary reads'],
    ['switched off', { report: { state: 'off' }, settings: { ...settings, isOn: false } }, 'The glossary is off.'],
    ['paused', { report: { state: 'off' }, settings: { ...settings, isPaused: true } }, 'paused until you restart'],
    ['off on this site', { report: { state: 'off' } }, 'The glossary is off on this site.'],
    ['a setting that could not be kept', { problem: 'Your setting could not be saved.' }, 'could not be saved'],
  ])('says what is so: %s', (_, given, expected) => {
    expect(popup(given).innerText).toContain(expected);
  });

  test('the switches tell what was chosen', async () => {
    const onChosen = vi.fn<PopupProps['onChosen']>();
    popup({ onChosen });
    await userEvent.click(page.getByRole('switch'));
    await userEvent.click(page.getByRole('checkbox'));
    await userEvent.click(page.getByText('Pause until I restart the browser'));
    expect(onChosen.mock.calls).toEqual([
      [{ isOn: false }],
      [{ pausedSites: ['hospital.example.org'] }],
      [{ isPaused: true }],
    ]);
  });

  test('a term unfolds to its meaning and leads to the page', async () => {
    const onShown = vi.fn<PopupProps['onShown']>();
    const stage = popup({ onShown });
    expect(stage.innerText).not.toContain('A medicine that blocks');
    await userEvent.click(page.getByText('pembrolizumab'));
    expect(stage.innerText).toContain('A medicine that blocks PD-1');
    await userEvent.click(page.getByText('Show on page'));
    expect(onShown).toHaveBeenCalledWith(full);
  });

  test('the terms can be had from A to Z and by kind', async () => {
    const stage = popup();
    const names = (): (string | null)[] =>
      [...stage.querySelectorAll('.terms .name')].map(({ textContent }) => textContent);
    expect(names()).toEqual(['pembrolizumab', 'cytokine release syndrome', 'antigen']);
    await userEvent.selectOptions(page.getByRole('combobox'), 'alphabet');
    expect(names()).toEqual(['antigen', 'cytokine release syndrome', 'pembrolizumab']);
    await userEvent.selectOptions(page.getByRole('combobox'), 'kind');
    expect([...stage.querySelectorAll('.group')].map(({ textContent }) => textContent)).toEqual([
      'Medicine',
      'Side effect',
      'Molecule',
    ]);
  });

  test('any word can be found, read, and left again', async () => {
    const stage = popup({ report: found() });
    await userEvent.fill(page.getByRole('searchbox'), 'keytruda');
    await userEvent.click(page.getByText('pembrolizumab', { exact: true }));
    expect(document.activeElement?.textContent).toBe('pembrolizumab');
    await userEvent.click(page.getByText('Back', { exact: true }));
    expect(stage.querySelectorAll('.results li')).not.toHaveLength(0);
    await userEvent.fill(page.getByRole('searchbox'), 'zzzz');
    expect(stage.innerText).toContain('No entry for “zzzz”');
  });
});

const badFile = { fileName: 'ward.csv', isTable: true };
const faults: PackFault[] = [
  { line: 2, kind: 'hiddenCharacters', given: ['term', 'Ward\\u{202E}7'] },
  { line: 0, kind: 'noEntries', given: [] },
];
const organisation: OptionsProps['organisation'] = {
  policies: {
    enabledByDefault: false,
    disabledSites: ['*.example.org'],
    enabledSitesOnly: ['hospital.example.org'],
    language: 'es',
    hideFirstRun: true,
    hiddenTerms: ['antigen'],
    contactLine: 'Ward 7: 555 0100',
  },
  faults: [{ place: 'disabledSites[1]', kind: 'notSite' }],
  packFaults: [{ place: 'packs[0]', faults }],
};

describe('words of one’s own', () => {
  test('are listed with name, number and date, and can be removed', async () => {
    const onPackRemoved = vi.fn<OptionsProps['onPackRemoved']>();
    const stage = options({}, { packs: [ward], onPackRemoved });
    expect(stage.innerText).toMatch(/Ward 7\s+Words: 1 · added Nov 23, 2026/);
    await userEvent.click(page.getByRole('button', { name: 'Remove Ward 7' }));
    expect(onPackRemoved).toHaveBeenCalledWith(ward);
  });

  test('of a hospital are listed, and stay', () => {
    const stage = options({}, { packs: [{ ...ward, from: 'organisation' }] });
    expect(stage.innerText).toContain('from your hospital');
    expect(stage.innerText).not.toContain('Remove');
  });

  test('are refused with every fault in words, hidden characters to be seen', () => {
    const stage = options({}, { report: { ...badFile, faults, others: 3 } });
    expect(stage.querySelector('.report')!.textContent).toBe(
      '“ward.csv” was not added, and nothing has changed. Correct these and try again:' +
        'Row 2: “term” holds characters that cannot be seen: “Ward\\u{202E}7”' +
        'The file: holds no entriesAnd 3 more.',
    );
  });
});

test('what an organisation has set is said in words, with what could not be used', () => {
  const stage = options({}, { organisation });
  for (const line of [
    'The glossary is off until you turn it on.',
    'Always off on: *.example.org',
    'On only on: hospital.example.org',
    'Language of menus and labels: Spanish',
    'No welcome page is shown.',
    'Words not explained: antigen',
    'Whom to call: Ward 7: 555 0100',
    'disabledSites[1]: is not the name of a site',
    'packs[0]: holds no entries',
  ]) {
    expect(stage.innerText).toContain(line);
  }
  expect(options().innerText).not.toContain('organisation');
});

test('the popup says whom to call, and that a site is off for all', () => {
  const policies = { contactLine: 'Ward 7: 555 0100', disabledSites: ['*.example.org'] };
  const stage = popup({ report: { state: 'off' }, settings: { ...settings, policies } });
  expect(stage.innerText).toContain('Ward 7: 555 0100');
  expect(stage.innerText).toContain('Your organisation has turned the glossary off on this site.');
  expect(stage.querySelector<HTMLInputElement>('.site-switch input')).toMatchObject({ disabled: true, checked: false });
});

test('the settings are twelve choices', () => {
  const stage = options();
  const groups = stage.querySelectorAll('fieldset, .tick, textarea, [role=group]');
  expect(groups).toHaveLength(12);
});

describe('nothing for axe-core to find fault with', () => {
  const surfaces: Readonly<Record<string, () => HTMLElement>> = {
    'popup with terms': () => popup(),
    'popup that cannot run': () => popup({ report: { state: 'forbidden' } }),
    settings: () => options({ knownEntries: ['antigen', 'gone'], pausedSites: ['a.org'] }),
    'settings, with packs': () =>
      options({}, { packs: [ward, { ...ward, from: 'organisation' }], report: { ...badFile, faults, others: 3 } }),
    'settings, a pack in part': () =>
      options(
        {},
        { packs: [ward], report: { ...badFile, notes: [{ line: 3, kind: 'formBuiltIn', given: ['PD-1'] }] } },
      ),
    'settings, of an organisation': () => options({}, { organisation }),
    'popup of an organisation': () =>
      popup({
        settings: { ...settings, policies: { contactLine: 'Ward 7: 555 0100', disabledSites: ['*.example.org'] } },
      }),
    'glossary, letters': () => glossaryPage({ view: 'letters' }),
    'glossary, subjects': () => glossaryPage({ view: 'categories' }),
    'glossary, an entry': () => glossaryPage({ view: 'entry', id: 'pembrolizumab' }),
    'glossary, found': () => glossaryPage({ view: 'find', typed: 'pembro' }),
    'glossary, drawings': () => glossaryPage({ view: 'together' }),
    'glossary, words of a page': () => glossaryPage({ view: 'page' }),
    welcome: () =>
      show(<Welcome hasAccess={false} strings={english} problem={undefined} onAccessAsked={nothing} />, welcomeCss),
  };
  const modes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    light: { 'prefers-color-scheme': 'light' },
    dark: { 'prefers-color-scheme': 'dark' },
    'forced colours': { 'forced-colors': 'active' },
  };
  const cases = Object.keys(surfaces).flatMap((surface) => Object.keys(modes).map((mode) => [surface, mode] as const));

  test.each(cases)('%s, %s', async (surface, mode) => {
    await emulate(modes[mode]!);
    surfaces[surface]!();
    await expectAccessible();
  });

  test.each(Object.keys(surfaces))('%s, letters of twice the size, in a narrow window', async (surface) => {
    await page.viewport(400, 700);
    document.documentElement.style.fontSize = '200%';
    onTestFinished(async () => {
      document.documentElement.style.fontSize = '';
      await page.viewport(414, 896);
    });
    const stage = surfaces[surface]!();
    await expectAccessible();
    // Drawings scroll in a box of their own; nothing else may.
    expect(stage.querySelector('main')!.scrollWidth).toBeLessThanOrEqual(
      Math.max(400, stage.querySelector('main')!.clientWidth),
    );
  });
});
