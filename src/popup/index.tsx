import '../platform/polyfill.ts';
import { render } from 'preact';
import { askAccess, onAccessChanged } from '../platform/access.ts';
import { browser } from '../platform/browser.ts';
import type { Glossary } from '../platform/glossary.ts';
import { loadSettings, onSettingsChanged, saveSettings } from '../platform/settings-store.ts';
import { stringsUnder } from '../platform/languages.ts';
import { findingIn, type FindEntries } from '../ui/find-entries.ts';
import '../ui/tokens.css';
import '../ui/entry.css';
import '../ui/page.css';
import './popup.css';
import { Popup } from './Popup.tsx';
import { findTab, readTab, showInTab, type PageReport } from '../platform/tab-report.ts';

/** ms between two looks at the page: it may still be reading, or change under our eyes. */
const LOOK_EVERY = 400;

const { signal } = new AbortController(); // lives as long as the popup
const [first, read] = await Promise.all([findTab(), loadSettings()]);
let tab = first;
// The switches are to be seen at once; a megabyte of entries may come a moment later.
let glossary: Glossary | undefined;
let find: FindEntries = () => [];
let { settings } = read;
const strings = stringsUnder(settings.policies);
let report: PageReport | undefined = tab ? undefined : { state: 'barred' };
let problem = read.unreadable.length > 0 ? strings.text('problemUnreadable') : undefined;

document.documentElement.lang = strings.locale;
document.documentElement.dir = strings.direction;
document.title = strings.text('extensionName');
// In a tab of its own, as on a phone, the page is as wide as the window.
if (await browser.tabs.getCurrent()) document.documentElement.classList.add('in-tab');

function draw(): void {
  document.documentElement.dataset['theme'] = settings.theme;
  render(
    <Popup
      {...{ tab, report, settings, glossary, find, strings, problem }}
      onChosen={(changes) => void choose(changes)}
      onAccessAsked={() => void askAccess().then(lookAnew)}
      onReloaded={() => tab && void browser.tabs.reload(tab.id)}
      onShown={({ id }) => void showEntry(id)}
      onGlossaryOpened={(at) => void openGlossaryPage(at)}
      onSettingsOpened={() => void browser.runtime.openOptionsPage()}
    />,
    document.body,
  );
}

async function choose(changes: Partial<typeof settings>): Promise<void> {
  settings = { ...settings, ...changes };
  draw();
  problem = (await saveSettings(changes)) ? undefined : strings.text('problemUnsaved');
  if (problem) ({ settings } = await loadSettings());
  draw();
}

async function showEntry(id: string): Promise<void> {
  const index = glossary?.indexOf(id);
  if (!tab || index === undefined || (report?.state !== 'read' && report?.state !== 'reading')) return;
  await showInTab(tab.id, index, report.found.find(({ entry }) => entry === index)?.frameIds ?? []);
}

/** A tab of its own; the words of this page are asked of its tab, so that no address tells them. */
async function openGlossaryPage(at: 'page' | 'all'): Promise<void> {
  const place = at === 'page' && tab ? `?tab=${tab.id}#by=page` : '';
  await browser.tabs.create({ url: browser.runtime.getURL(`src/glossary-page/index.html${place}`) });
  close(); // in its place; Firefox leaves it open
}

/** Without access a tab keeps its address to itself. */
async function lookAnew(): Promise<void> {
  tab = await findTab();
  await look();
  draw();
}

async function look(): Promise<void> {
  if (!tab || document.hidden) return;
  const next = await readTab(tab);
  if (JSON.stringify(next) === JSON.stringify(report)) return;
  report = next;
  draw();
}

// It may be given elsewhere: on the browser's own page, or for this site in its menu.
onAccessChanged(() => void lookAnew());
onSettingsChanged(
  (changed) => {
    ({ settings } = changed);
    draw();
    void look();
  },
  { signal },
);
draw();
void look();
void (async () => {
  const { openLibrary } = await import('../platform/library.ts');
  glossary = await openLibrary();
  find = findingIn(glossary.listed);
  draw();
})();
setInterval(() => void look(), LOOK_EVERY);
