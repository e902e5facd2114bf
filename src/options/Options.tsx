import type { Glossary } from '../platform/glossary.ts';
import type { Settings } from '../platform/settings.ts';
import { Choice, Tick } from '../ui/Fields.tsx';
import type { Strings } from '../ui/strings.ts';
import { KnownWords } from './KnownWords.tsx';
import { Organisation, type OrganisationProps } from './Organisation.tsx';
import { Packs, type PacksProps } from './Packs.tsx';
import { Sites } from './Sites.tsx';

export interface OptionsProps extends Omit<PacksProps, 'strings'> {
  readonly organisation: Omit<OrganisationProps, 'strings'>;
  readonly settings: Settings;
  readonly glossary: Glossary;
  readonly strings: Strings;
  /** What was done or could not be done, in a sentence. */
  readonly message: string | undefined;
  readonly onChosen: (changes: Partial<Settings>) => void;
  readonly onExported: () => void;
  readonly onImported: (file: File) => void;
  readonly onReset: () => void;
}

/** The settings: eleven choices, each with a default that suits most, and room for words of one's own. */
export function Options(props: OptionsProps) {
  const { settings, strings, message, onChosen } = props;
  const text = strings.text;
  return (
    <div class="options">
      <header>
        <img src="/icons/on.svg" width="40" height="40" alt="" />
        <h1>{text('optionsTitle')}</h1>
      </header>
      <p class="message" role="status">
        {message}
      </p>
      <main>
        <section>
          <h2>{text('optionsWords')}</h2>
          <Choice
            legend={text('underline')}
            name="underline"
            value={settings.underline}
            options={[
              { value: 'paragraph', label: text('underlineParagraph') },
              { value: 'every', label: text('underlineEvery') },
              { value: 'page', label: text('underlinePage') },
              { value: 'none', label: text('underlineNone') },
            ]}
            onChosen={(underline) => onChosen({ underline })}
          />
          <Choice
            legend={text('line')}
            name="line"
            isRow
            value={settings.line}
            options={[
              { value: 'dotted', label: <Sample line="dotted" colour="text" word={text('lineDotted')} /> },
              { value: 'solid', label: <Sample line="solid" colour="text" word={text('lineSolid')} /> },
              { value: 'background', label: <Sample line="background" colour="text" word={text('lineBackground')} /> },
            ]}
            onChosen={(line) => onChosen({ line })}
          />
          <Choice
            legend={text('colour')}
            name="colour"
            isRow
            value={settings.colour}
            options={[
              { value: 'text', label: <Sample line={settings.line} colour="text" word={text('colourText')} /> },
              { value: 'accent', label: <Sample line={settings.line} colour="accent" word={text('colourAccent')} /> },
            ]}
            onChosen={(colour) => onChosen({ colour })}
          />
          <Tick
            label={text('includeCommon')}
            note={text('includeCommonNote')}
            isTicked={settings.includeCommon}
            onChanged={(includeCommon) => onChosen({ includeCommon })}
          />
        </section>
        <CardChoices {...props} />
        <section>
          <h2>{text('optionsOff')}</h2>
          <Sites sites={settings.pausedSites} strings={strings} onChosen={(pausedSites) => onChosen({ pausedSites })} />
          <KnownWords {...props} />
          <Tick
            label={text('showCount')}
            note={text('showCountNote')}
            isTicked={settings.showCount}
            onChanged={(showCount) => onChosen({ showCount })}
          />
        </section>
        <Packs {...props} />
        <KeepAndReset {...props} />
        <Organisation {...props.organisation} strings={strings} />
        <section>
          <h2>{text('seesTitle')}</h2>
          <p>{text('seesReads')}</p>
          <p>{text('seesStores')}</p>
          <p>{text('seesPages')}</p>
        </section>
      </main>
    </div>
  );
}

function CardChoices({ settings, strings, onChosen }: OptionsProps) {
  const text = strings.text;
  return (
    <section>
      <h2>{text('optionsCard')}</h2>
      <Choice
        legend={text('show')}
        name="show"
        value={settings.show === 'hover' ? settings.restTime : settings.show}
        options={[
          { value: 150, label: text('showSoon') },
          { value: 300, label: text('showHover') },
          { value: 600, label: text('showLate') },
          { value: 'alt', label: text('showKey', 'Alt') },
          { value: 'shift', label: text('showKey', 'Shift') },
          { value: 'never', label: text('showNever') },
        ]}
        onChosen={(wish) => onChosen(typeof wish === 'number' ? { show: 'hover', restTime: wish } : { show: wish })}
      />
      <Choice
        legend={text('level')}
        name="level"
        value={settings.level}
        options={[
          { value: 'plain', label: text('levelPlain') },
          { value: 'detailed', label: text('levelDetailed') },
        ]}
        onChosen={(level) => onChosen({ level })}
      />
      <Choice
        legend={text('textSize')}
        name="textSize"
        isRow
        value={settings.textSize}
        options={[
          { value: 'small', label: <span class="size-small">{text('sizeSmall')}</span> },
          { value: 'medium', label: <span class="size-medium">{text('sizeMedium')}</span> },
          { value: 'large', label: <span class="size-large">{text('sizeLarge')}</span> },
          { value: 'largest', label: <span class="size-largest">{text('sizeLargest')}</span> },
        ]}
        onChosen={(textSize) => onChosen({ textSize })}
      />
      <Choice
        legend={text('theme')}
        name="theme"
        isRow
        value={settings.theme}
        options={[
          { value: 'system', label: text('themeSystem') },
          { value: 'light', label: text('themeLight') },
          { value: 'dark', label: text('themeDark') },
        ]}
        onChosen={(theme) => onChosen({ theme })}
      />
    </section>
  );
}

function KeepAndReset({ strings, onExported, onImported, onReset }: OptionsProps) {
  const text = strings.text;
  return (
    <section>
      <h2>{text('keepTitle')}</h2>
      <div class="buttons">
        <button type="button" class="plain-button" onClick={onExported}>
          {text('export')}
        </button>
        <label class="plain-button">
          {text('import')}
          <input
            type="file"
            class="hidden-label"
            accept=".json,application/json"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) onImported(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <button type="button" class="plain-button" onClick={onReset}>
          {text('reset')}
        </button>
      </div>
      <p class="field-note">{text('keepNote')}</p>
    </section>
  );
}

function Sample({ line, colour, word }: Pick<Settings, 'line' | 'colour'> & { readonly word: string }) {
  return <span class={`sample sample-${line} sample-${colour}`}>{word}</span>;
}
