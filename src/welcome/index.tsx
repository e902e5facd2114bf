import '../platform/polyfill.ts';
import { render } from 'preact';
import lexiconText from '../../build/glossary/page-lexicon.json?raw';
import { createDetector } from '../detect/detect.ts';
import { startExplaining, type Explaining } from '../explain/explaining.tsx';
import { annotate } from '../page/annotate.ts';
import { askAccess, hasAccess } from '../platform/access.ts';
import { askBackground } from '../platform/messages.ts';
import { loadSettings, saveSettings } from '../platform/settings-store.ts';
import type { Settings } from '../platform/settings.ts';
import { stringsUnder } from '../platform/languages.ts';
import '../ui/tokens.css';
import '../ui/page.css';
import './welcome.css';
import { Welcome } from './Welcome.tsx';

const { signal } = new AbortController(); // lives as long as the page
const { settings } = await loadSettings();
const strings = stringsUnder(settings.policies);
let problem: string | undefined;

document.documentElement.lang = strings.locale;
document.documentElement.dir = strings.direction;
document.documentElement.dataset['theme'] = settings.theme;
document.title = `${strings.text('welcomeTitle')} · ${strings.text('extensionName')}`;

async function draw(): Promise<void> {
  render(
    <Welcome
      hasAccess={await hasAccess()}
      {...{ strings, problem }}
      onAccessAsked={() => void askAccess().then(draw)}
    />,
    document.body,
  );
}

/** The passage is read and explained as in any page: content scripts do not run in the extension's own. */
function explainHere(): void {
  const annotation = annotate(document, {
    detector: createDetector(JSON.parse(lexiconText)),
    signal,
    underline: 'paragraph',
    includeCommon: false,
    style: { line: settings.line, colour: settings.colour },
    onChanged: () => explaining.mentionsChanged(),
    insertUserStyle: () => Promise.resolve(false), // the document's own sheets do
  });
  const explaining: Explaining = startExplaining({
    annotation,
    settings: () => settings,
    strings,
    ask: askBackground,
    lastSeen: undefined,
    saveLevel: (level) => void chooseLevel(level),
    signal,
  });
}

async function chooseLevel(level: Settings['level']): Promise<void> {
  problem = (await saveSettings({ level })) ? undefined : strings.text('problemUnsaved');
  await draw();
}

await draw();
explainHere();
