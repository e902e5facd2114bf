import '../platform/polyfill.ts';
import { render } from 'preact';
import { openGlossary } from '../platform/glossary.ts';
import { loadSettings, onSettingsChanged, resetSettings, saveSettings } from '../platform/settings-store.ts';
import { strings } from '../platform/strings.ts';
import '../ui/tokens.css';
import '../ui/entry.css';
import '../ui/page.css';
import './options.css';
import { Options } from './Options.tsx';
import { downloadSettings, readSettingsFile } from './settings-file.ts';

const { signal } = new AbortController(); // lives as long as the page
const glossary = openGlossary();
const read = await loadSettings();
let { settings } = read;
let message = read.unreadable.length > 0 ? strings.text('problemUnreadable') : undefined;

document.documentElement.lang = strings.locale;
document.documentElement.dir = strings.direction;
document.title = `${strings.text('optionsTitle')} · ${strings.text('extensionName')}`;

function draw(): void {
  document.documentElement.dataset['theme'] = settings.theme;
  render(
    <Options
      {...{ settings, glossary, strings, message }}
      onChosen={(changes) => void choose(changes)}
      onExported={() => void downloadSettings()}
      onImported={(file) => void importFrom(file)}
      onReset={() => void resetSettings().then((isDone) => tell(isDone ? 'didReset' : 'problemUnsaved'))}
    />,
    document.body,
  );
}

async function choose(changes: Partial<typeof settings>): Promise<void> {
  settings = { ...settings, ...changes };
  draw();
  if (await saveSettings(changes)) return;
  ({ settings } = await loadSettings());
  await tell('problemUnsaved');
}

async function importFrom(file: File): Promise<void> {
  const changes = await readSettingsFile(file);
  if (!changes) return tell('problemFile');
  await tell((await saveSettings(changes)) ? 'didImport' : 'problemUnsaved');
}

async function tell(key: Parameters<typeof strings.text>[0]): Promise<void> {
  message = strings.text(key);
  draw();
}

onSettingsChanged(
  (changed) => {
    ({ settings } = changed);
    draw();
  },
  { signal },
);
draw();
