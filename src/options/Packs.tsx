import type { PackFault, PackNote } from '../packs/faults.ts';
import type { Pack } from '../packs/pack.ts';
import type { Strings } from '../ui/strings.ts';
import { faultWords, noteWords } from './fault-words.ts';

/** What came of the last file, where there is more to say than that it is in use. */
export type PackReport = { readonly fileName: string; readonly isTable: boolean } & (
  { readonly faults: readonly PackFault[]; readonly others: number } | { readonly notes: readonly PackNote[] }
);

export interface PacksProps {
  readonly packs: readonly Pack[];
  readonly report: PackReport | undefined;
  readonly strings: Strings;
  readonly onPackAdded: (file: File) => void;
  readonly onPackRemoved: (pack: Pack) => void;
}

/** Words of the reader's own: the files that are in use, the way to add one, and what was wrong with the last. */
export function Packs({ packs, report, strings, onPackAdded, onPackRemoved }: PacksProps) {
  return (
    <section>
      <h2>{strings.text('packsTitle')}</h2>
      <p class="field-note">{strings.text('packsNote')}</p>
      {packs.length > 0 && (
        <ul class="known packs">
          {packs.map((pack) => (
            <li key={`${pack.from} ${pack.name}`}>
              <span>
                <bdi lang={pack.language}>{pack.name}</bdi>
                <span class="field-note">{countOf(pack, strings)}</span>
              </span>
              {pack.from === 'organisation' ? (
                <span class="field-note">{strings.text('packFromOrganisation')}</span>
              ) : (
                <button type="button" class="link" onClick={() => onPackRemoved(pack)}>
                  {strings.text('packRemove')}
                  <span class="hidden-label"> {pack.name}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div class="buttons">
        <label class="plain-button">
          {strings.text('packAdd')}
          <input
            type="file"
            class="hidden-label"
            accept=".json,.csv,application/json,text/csv"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) onPackAdded(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      <div role="status">{report && <Report {...report} strings={strings} />}</div>
    </section>
  );
}

function Report({ strings, fileName, isTable, ...came }: PackReport & { readonly strings: Strings }) {
  const place = (line: number): string =>
    line === 0 ? strings.text('packWhole') : strings.text(isTable ? 'packRow' : 'packLine', String(line));
  if ('notes' in came) {
    return (
      <div class="report">
        <p>{strings.text('packLeftOut', fileName)}</p>
        <ul>
          {came.notes.map((note, index) => (
            <li key={index}>{`${place(note.line)}: ${noteWords(note, strings)}`}</li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div class="report">
      <p>{strings.text('packRefused', fileName)}</p>
      <ul>
        {came.faults.map((fault, index) => (
          <li key={index}>{`${place(fault.line)}: ${faultWords(fault, strings)}`}</li>
        ))}
        {came.others > 0 && <li>{strings.text('packOthers', String(came.others))}</li>}
      </ul>
    </div>
  );
}

function countOf({ entries, addedOn }: Pack, strings: Strings): string {
  const date = new Intl.DateTimeFormat(strings.locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const added = addedOn === '' ? '–' : date.format(new Date(addedOn));
  return strings.text('packCount', String(entries.length), added);
}
