import '../platform/polyfill.ts';
import { render } from 'preact';
import { openLibrary } from '../platform/library.ts';
import { loadSettings, onSettingsChanged, saveSettings } from '../platform/settings-store.ts';
import type { Settings } from '../platform/settings.ts';
import { stringsUnder } from '../platform/languages.ts';
import { findTab, readTab } from '../platform/tab-report.ts';
import '../ui/tokens.css';
import '../ui/entry.css';
import '../ui/page.css';
import './glossary-page.css';
import { findingIn } from '../ui/find-entries.ts';
import type { FoundEntry } from '../ui/TermList.tsx';
import { hashOf, placeIn, type Place } from './address.ts';
import { GlossaryPage } from './GlossaryPage.tsx';

const { signal } = new AbortController(); // lives as long as the page
const glossary = await openLibrary();
const find = findingIn(glossary.listed);
let { settings } = await loadSettings();
const strings = stringsUnder(settings.policies);
let place = placeIn(location.hash);
let found: readonly FoundEntry[] = [];
let problem: string | undefined;

document.documentElement.lang = strings.locale;
document.documentElement.dir = strings.direction;

function draw(): void {
  document.documentElement.dataset['theme'] = settings.theme;
  const term = place.view === 'entry' ? glossary.byId(place.id)?.term : undefined;
  document.title = [term, strings.text('extensionName')].filter(Boolean).join(' · ');
  render(
    <GlossaryPage
      {...{ place, glossary, find, found, settings, strings, problem }}
      onPlaceChosen={go}
      onLevelChosen={(level) => void chooseLevel(level)}
    />,
    document.body,
  );
}

function go(next: Place): void {
  // Letters typed one by one are not places to go back to.
  if (next.view === 'find' && place.view === 'find') history.replaceState(null, '', hashOf(next));
  else history.pushState(null, '', hashOf(next));
  place = next;
  draw();
  if (next.view === 'entry') scrollTo(0, 0);
}

async function chooseLevel(level: Settings['level']): Promise<void> {
  problem = (await saveSettings({ level })) ? undefined : strings.text('problemUnsaved');
  draw();
}

async function readPage(): Promise<void> {
  const tab = await findTab();
  const report = tab && (await readTab(tab));
  if (report?.state !== 'read' && report?.state !== 'reading') return;
  found = report.found.flatMap(({ entry: index, count }) => {
    const entry = glossary.entries[index];
    return entry ? [{ entry, count }] : [];
  });
  draw();
}

addEventListener('hashchange', () => {
  place = placeIn(location.hash);
  draw();
});
addEventListener('popstate', () => {
  place = placeIn(location.hash);
  draw();
});
onSettingsChanged(
  (changed) => {
    ({ settings } = changed);
    draw();
  },
  { signal },
);
draw();
if (place.view === 'page') void readPage();
