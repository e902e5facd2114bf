import '../platform/polyfill.ts';
import { render } from 'preact';
import { shown } from '../packs/characters.ts';
import type { Pack } from '../packs/pack.ts';
import { isTableName } from '../packs/read-pack.ts';
import { openLibrary } from '../platform/library.ts';
import { readManaged } from '../platform/managed.ts';
import { onPacksChanged } from '../platform/packs.ts';
import { readPolicies } from '../platform/policies.ts';
import { loadSettings, onSettingsChanged, resetSettings, saveSettings } from '../platform/settings-store.ts';
import { stringsUnder } from '../platform/languages.ts';
import '../ui/tokens.css';
import '../ui/entry.css';
import '../ui/page.css';
import './options.css';
import { Options } from './Options.tsx';
import { addPack, checkPacks, removePack } from './pack-file.ts';
import type { PackReport } from './Packs.tsx';
import { downloadSettings, readSettingsFile } from './settings-file.ts';

const { signal } = new AbortController(); // lives as long as the page
let glossary = await openLibrary();
const read = await loadSettings();
const { policies, packs: given, faults } = readPolicies(await readManaged());
const organisation = { policies, faults, packFaults: checkPacks(given) };
let report: PackReport | undefined;
let { settings } = read;
const strings = stringsUnder(settings.policies);
let message = read.unreadable.length > 0 ? strings.text('problemUnreadable') : undefined;

document.documentElement.lang = strings.locale;
document.documentElement.dir = strings.direction;
document.title = `${strings.text('optionsTitle')} · ${strings.text('extensionName')}`;

function draw(): void {
  document.documentElement.dataset['theme'] = settings.theme;
  render(
    <Options
      {...{ settings, glossary, packs: glossary.packs, report, organisation, strings, message }}
      onPackAdded={(file) => void add(file)}
      onPackRemoved={(pack) => void remove(pack)}
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
  message = undefined; // what was said of the choice before
  draw();
  if (await saveSettings(changes)) return message === undefined ? undefined : tell(undefined);
  ({ settings } = await loadSettings());
  await tell('problemUnsaved');
}

async function importFrom(file: File): Promise<void> {
  const changes = await readSettingsFile(file);
  if (!changes) return tell('problemFile');
  await tell((await saveSettings(changes)) ? 'didImport' : 'problemUnsaved');
}

async function add(file: File): Promise<void> {
  const added = await addPack(file).catch(() => undefined); // the file has gone meanwhile
  if (added === undefined || added === 'full') return tell('problemUnsaved');
  const from = { fileName: shown(file.name), isTable: isTableName(file.name) };
  if ('faults' in added) return show(undefined, { ...from, ...added });
  const { pack, notes } = added;
  await show(strings.text('packAdded', pack.name), notes.length > 0 ? { ...from, notes } : undefined);
}

async function remove(pack: Pack): Promise<void> {
  await tell((await removePack(pack)) ? 'packRemoved' : 'problemUnsaved', pack.name);
}

async function tell(key: Parameters<typeof strings.text>[0] | undefined, ...words: string[]): Promise<void> {
  await show(key && strings.text(key, ...words), undefined);
}

/** Say what was done, the list and the report at once: half of it would be read out twice. */
async function show(said: string | undefined, came: PackReport | undefined): Promise<void> {
  glossary = await openLibrary(glossary);
  message = said;
  report = came;
  draw();
}

onPacksChanged(() => {
  void openLibrary(glossary).then((opened) => {
    glossary = opened;
    draw();
  });
});
onSettingsChanged(
  (changed) => {
    ({ settings } = changed);
    draw();
  },
  { signal },
);
draw();
