import { useState } from 'preact/hooks';
import type { Entry } from '../detect/entry.ts';
import type { Glossary } from '../platform/glossary.ts';
import type { Settings } from '../platform/settings.ts';
import { withSite } from '../platform/settings.ts';
import { isAllowedOn } from '../platform/policies.ts';
import { LOCAL_FILES } from '../platform/sites.ts';
import type { FindEntries } from '../ui/find-entries.ts';
import type { Strings } from '../ui/strings.ts';
import { MasterSwitch, SiteSwitch } from '../ui/Switches.tsx';
import type { FoundEntry } from '../ui/TermList.tsx';
import { EntryView } from '../ui/EntryView.tsx';
import { FindBox, FindResults } from './FindBox.tsx';
import { PageTerms } from './PageTerms.tsx';
import type { PageReport, Tab } from '../platform/tab-report.ts';

export interface PopupProps {
  readonly tab: Tab | undefined;
  readonly report: PageReport | undefined;
  readonly settings: Settings;
  /** Undefined in the first moments. */
  readonly glossary: Glossary | undefined;
  readonly find: FindEntries;
  readonly strings: Strings;
  /** A sentence that something could not be done. */
  readonly problem: string | undefined;
  readonly onChosen: (changes: Partial<Settings>) => void;
  readonly onAccessAsked: () => void;
  readonly onReloaded: () => void;
  readonly onShown: (entry: Entry) => void;
  readonly onSettingsOpened: () => void;
  /** Open the glossary page, at the words of this page or at the whole. */
  readonly onGlossaryOpened: (at: 'page' | 'all') => void;
}

/** The toolbar popup: the switches, a search, and what this page holds. */
export function Popup(props: PopupProps) {
  const { settings, glossary, strings, problem, report } = props;
  const [typed, setTyped] = useState('');
  const [trail, setTrail] = useState<readonly Entry[]>([]);
  const read = (id: string): void => {
    const entry = glossary?.byId(id);
    if (entry) setTrail([...trail, entry]);
  };
  const shared = {
    strings,
    level: settings.level,
    contactLine: settings.policies.contactLine,
    termOf: (id: string) => glossary?.byId(id)?.term,
    onAsked: read,
  };
  const reading = trail.at(-1);
  const isAllowed = isAllowedOn(settings.policies, props.tab?.site);

  return (
    <div class="popup">
      <header>
        <img src="/icons/on-32.png" width="24" height="24" alt="" />
        <h1>{strings.text('extensionName')}</h1>
        <MasterSwitch isOn={settings.isOn} strings={strings} onSwitched={(isOn) => props.onChosen({ isOn })} />
      </header>
      <SiteRow {...props} isAllowed={isAllowed} />
      {settings.policies.contactLine && <p class="contact">{settings.policies.contactLine}</p>}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <FindBox
        typed={typed}
        strings={strings}
        onTyped={(next) => {
          setTyped(next);
          setTrail([]);
        }}
      />
      <main>
        {reading ? (
          <EntryView entry={reading} {...shared} onBack={() => setTrail(trail.slice(0, -1))} />
        ) : typed.trim() !== '' ? (
          <FindResults found={glossary && props.find(typed)} typed={typed} strings={strings} onAsked={read} />
        ) : (
          <PageTerms
            {...props}
            {...shared}
            isAllowed={isAllowed}
            isPrivate={props.tab?.isPrivate === true}
            onPrinted={() => props.onGlossaryOpened('page')}
            found={foundEntries(report, glossary)}
          />
        )}
      </main>
      <footer>
        <button type="button" class="link" onClick={props.onSettingsOpened}>
          {strings.text('settings')}
        </button>
        <button type="button" class="link" onClick={() => props.onGlossaryOpened('all')}>
          {strings.text('wholeGlossary')}
        </button>
        <button
          type="button"
          class="link"
          aria-pressed={settings.level === 'detailed'}
          onClick={() => props.onChosen({ level: settings.level === 'plain' ? 'detailed' : 'plain' })}
        >
          {strings.text(settings.level === 'plain' ? 'moreDetail' : 'lessDetail')}
        </button>
      </footer>
    </div>
  );
}

function SiteRow({
  tab,
  report,
  settings,
  strings,
  isAllowed,
  onChosen,
}: PopupProps & { readonly isAllowed: boolean }) {
  const site = tab?.site;
  const isBarred = site === undefined || report?.state === 'barred';
  const isOff = !isBarred && settings.pausedSites.includes(site);
  // Switched on again it may be: that takes a name out of the store.
  const isKeptOut = tab?.isPrivate === true && !isOff;
  const name = site === LOCAL_FILES ? strings.text('localFiles') : (site ?? '');
  return (
    <div class="site-row">
      <SiteSwitch
        label={
          isBarred ? strings.text('noSite') : isKeptOut ? strings.text('privateSite') : strings.text('siteSwitch', name)
        }
        isActive={!isBarred && isAllowed && !isOff}
        isDisabled={isBarred || isKeptOut || !isAllowed || !settings.isOn || settings.isPaused}
        onSwitched={(isActive) => site !== undefined && onChosen({ pausedSites: withSite(settings, site, isActive) })}
      />
      {settings.isOn && (
        <button type="button" class="link pause" onClick={() => onChosen({ isPaused: !settings.isPaused })}>
          {strings.text(settings.isPaused ? 'resume' : 'pause')}
        </button>
      )}
    </div>
  );
}

function foundEntries(report: PageReport | undefined, glossary: Glossary | undefined): readonly FoundEntry[] {
  if (report?.state !== 'reading' && report?.state !== 'read') return [];
  return report.found.flatMap(({ entry: index, count }) => {
    const entry = glossary?.entries[index];
    return entry ? [{ entry, count }] : [];
  });
}
