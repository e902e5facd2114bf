import { render, type ComponentChild } from 'preact';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { GlossaryPage } from '../../../src/glossary-page/GlossaryPage.tsx';
import glossaryCss from '../../../src/glossary-page/glossary-page.css?inline';
import { Options, type OptionsProps } from '../../../src/options/Options.tsx';
import optionsCss from '../../../src/options/options.css?inline';
import type { PackFault } from '../../../src/packs/faults.ts';
import type { Entry } from '../../../src/detect/entry.ts';
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
import { english, spanish } from './words.ts';
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
      tab={{ id: 1, isPrivate: false, site: 'hospital.example.org' }}
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
    // Moved there once the next frame is drawn, which may be after the click is over.
    await expect.poll(() => document.activeElement?.textContent).toBe('pembrolizumab');
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

describe('the popup and what nobody expected', () => {
  const long = 'immunoglobulin'.repeat(22).slice(0, 300);
  const holding = (list: readonly Entry[], given: Partial<PopupProps> = {}): HTMLElement => {
    const byId = (id: string) => list.find((entry) => entry.id === id);
    return popup({
      glossary: { ...glossary, entries: list, byId, indexOf: (id) => list.findIndex((entry) => entry.id === id) },
      report: found(...list.keys()),
      find: findingIn(list),
      ...given,
    });
  };
  const expectNothingCut = (stage: HTMLElement): void => {
    const edge = stage.querySelector('.popup')!.getBoundingClientRect().right;
    for (const element of stage.querySelectorAll(
      'h1, h2, summary, .name, .count, button, input, select, .meaning, .names',
    )) {
      expect(element.getBoundingClientRect().right, element.className).toBeLessThanOrEqual(edge);
    }
    expect(stage.querySelector('main')!.scrollWidth).toBeLessThanOrEqual(stage.querySelector('main')!.clientWidth);
  };

  test('a term, names and a site of 300 letters break instead of widening it', async () => {
    const stage = holding([{ ...full, term: long, also: [long, long] }], {
      tab: { id: 1, isPrivate: false, site: `${long}.test` },
    });
    expectNothingCut(stage);
    await userEvent.click(stage.querySelector('summary')!);
    expectNothingCut(stage);
    await userEvent.fill(page.getByRole('searchbox'), long);
    await userEvent.click(stage.querySelector('.results button')!);
    expectNothingCut(stage);
    await userEvent.fill(page.getByRole('searchbox'), 'x'.repeat(300));
    expect(stage.innerText).toContain('No entry for');
    expectNothingCut(stage);
  });

  test('2,000 terms scroll inside, and unfolding one touches no other', async () => {
    const many = Array.from({ length: 2_000 }, (_, at): Entry => ({ ...full, id: `e${at}`, term: `a term ${at}` }));
    const stage = holding(many);
    expect(stage.querySelectorAll('.terms li')).toHaveLength(2_000);
    expect(stage.querySelectorAll('.meaning')).toHaveLength(0);
    expect(stage.querySelector('.popup')!.getBoundingClientRect().height).toBeLessThanOrEqual(560);
    const main = stage.querySelector('main')!;
    expect(main.scrollHeight).toBeGreaterThan(20_000);
    const last = [...stage.querySelectorAll('.terms li')].at(-1)!;
    const elsewhere: Node[] = [];
    const watching = new MutationObserver((records) =>
      elsewhere.push(...records.map(({ target }) => target).filter((target) => !last.contains(target))),
    );
    watching.observe(stage, { childList: true, subtree: true, attributes: true, characterData: true });
    last.querySelector('summary')!.click();
    await expect.poll(() => last.querySelectorAll('.meaning').length).toBe(1);
    watching.disconnect();
    expect(elsewhere).toEqual([]);
    last.scrollIntoView();
    expect(stage.querySelector('footer')!.getBoundingClientRect().bottom).toBeLessThanOrEqual(
      stage.querySelector('.popup')!.getBoundingClientRect().bottom,
    );
    await userEvent.fill(page.getByRole('searchbox'), 'a term 1999');
    expect(stage.querySelectorAll('.results li').length).toBeLessThanOrEqual(30);
  });

  test('a term whose entry is gone is left out, and not counted', () => {
    const stage = popup({ report: found(0, 2, 99) });
    expect(stage.innerText).toContain('Terms on this page: 2');
    expect(stage.querySelectorAll('.terms li')).toHaveLength(2);
  });

  test('no word is called unknown before the glossary has been opened', async () => {
    const stage = popup({ glossary: undefined, find: () => [], report: found() });
    const box = stage.querySelector<HTMLInputElement>('input[type=search]')!;
    box.value = 'nivolumab';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await expect.poll(() => stage.querySelector('.results')).not.toBeNull();
    expect(stage.innerText).not.toContain('No entry for');
  });
});

describe('in Spanish', () => {
  test('the first page says that the meanings are in English, and marks its passage so', () => {
    const shared = { hasAccess: true, problem: undefined, onAccessAsked: nothing };
    const stage = show(<Welcome {...shared} strings={spanish} />, welcomeCss);
    expect(stage.innerText).toContain('Los significados están en inglés.');
    expect(stage.querySelector('blockquote')!.lang).toBe('en');
    expect(show(<Welcome {...shared} strings={english} />, welcomeCss).innerText).not.toContain('Meanings are in');
  });

  test('the popup marks what the glossary says as English', async () => {
    const stage = popup({ strings: spanish });
    await userEvent.click(page.getByText('pembrolizumab'));
    expect(stage.querySelector<HTMLElement>('.meaning')!.lang).toBe('en');
    expect(stage.innerText).toContain('Los significados están en inglés');
    for (const name of stage.querySelectorAll<HTMLElement>('.name')) expect(name.lang).toBe('en');
  });
});

test('when an explanation comes is one choice of two settings', async () => {
  const onChosen = vi.fn<OptionsProps['onChosen']>();
  const stage = options({ show: 'hover', restTime: 600 }, { onChosen });
  const radios = [...stage.querySelectorAll<HTMLInputElement>('input[name=show]')];
  expect(radios.map(({ checked }) => checked)).toEqual([false, false, true, false, false, false]);
  await userEvent.click(radios[0]!);
  await userEvent.click(radios[3]!);
  expect(onChosen.mock.calls).toEqual([[{ show: 'hover', restTime: 150 }], [{ show: 'alt' }]]);
});

test('the settings are eleven choices and words of one’s own', () => {
  const stage = options();
  const groups = stage.querySelectorAll('fieldset, .tick, textarea, [role=group]');
  expect(groups).toHaveLength(11);
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
