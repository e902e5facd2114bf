import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { Entry, EntryKind } from '../detect/entry.ts';
import type { Settings } from '../platform/settings.ts';
import { Icon } from '../ui/Icon.tsx';
import { GLOSSARY_LANGUAGE, kindKeys, type StringKey } from '../ui/strings.ts';
import { TermList, type FoundEntry, type TermListProps } from '../ui/TermList.tsx';
import type { PageReport } from '../platform/tab-report.ts';

interface PageTermsProps extends Pick<
  TermListProps,
  'level' | 'termOf' | 'strings' | 'contactLine' | 'onAsked' | 'onShown'
> {
  readonly report: PageReport | undefined;
  readonly settings: Settings;
  /** Whether the reader's organisation lets the glossary run on this site. */
  readonly isAllowed: boolean;
  /** What is read in a private window is not remembered, so no word is marked as known there. */
  readonly isPrivate: boolean;
  readonly found: readonly FoundEntry[];
  readonly onChosen: (changes: Partial<Settings>) => void;
  readonly onAccessAsked: () => void;
  readonly onReloaded: () => void;
  readonly onPrinted: () => void;
}

type Order = 'page' | 'alphabet' | 'kind';

/** What this page holds, or in plain words why there is nothing to show. */
export function PageTerms({
  isPrivate,
  report,
  settings,
  isAllowed,
  found,
  onChosen,
  onAccessAsked,
  onReloaded,
  onPrinted,
  ...list
}: PageTermsProps) {
  const { strings } = list;
  const [order, setOrder] = useState<Order>('page');
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(new Set());
  if (found.length === 0) {
    return (
      <section class="state" aria-live="polite">
        <p>{report && strings.text(stateKey(report, settings, isAllowed), '0')}</p>
        {report?.state === 'forbidden' && (
          <button type="button" class="strong-button" onClick={onAccessAsked}>
            {strings.text('allow')}
          </button>
        )}
        {report?.state === 'stale' && (
          <button type="button" class="strong-button" onClick={onReloaded}>
            {strings.text('reload')}
          </button>
        )}
      </section>
    );
  }
  const toggle = (id: string, isOpen: boolean): void => {
    const others = [...openIds].filter((open) => open !== id);
    setOpenIds(new Set(isOpen ? [...others, id] : others));
  };
  const know = ({ id }: Entry): void => onChosen({ knownEntries: [...settings.knownEntries, id] });
  return (
    <section>
      <div class="list-head">
        <h2 aria-live="polite">
          {strings.text(report?.state === 'reading' ? 'readingSoFar' : 'termsFound', String(found.length))}
        </h2>
        <select
          aria-label={strings.text('order')}
          value={order}
          onChange={(event) => setOrder(event.currentTarget.value as Order)}
        >
          <option value="page">{strings.text('orderPage')}</option>
          <option value="alphabet">{strings.text('orderAlphabet')}</option>
          <option value="kind">{strings.text('orderKind')}</option>
        </select>
      </div>
      {grouped(found, order).map(({ kind, members }) => (
        <Fragment key={kind ?? ''}>
          {kind && <h3 class="group">{strings.text(kindKeys[kind])}</h3>}
          <TermList
            found={members}
            openIds={openIds}
            onToggled={toggle}
            onKnown={isPrivate ? undefined : know}
            {...list}
          />
        </Fragment>
      ))}
      <button type="button" class="plain-button" onClick={onPrinted}>
        <Icon name="print" /> {strings.text('printPage')}
      </button>
    </section>
  );
}

interface Group {
  readonly kind?: EntryKind;
  readonly members: readonly FoundEntry[];
}

function grouped(found: readonly FoundEntry[], order: Order): readonly Group[] {
  if (order === 'page') return [{ members: found }];
  const sorted = [...found].sort((a, b) => a.entry.term.localeCompare(b.entry.term, GLOSSARY_LANGUAGE));
  if (order === 'alphabet') return [{ members: sorted }];
  const kinds = Object.keys(kindKeys) as EntryKind[];
  return kinds
    .map((kind) => ({ kind, members: sorted.filter(({ entry }) => entry.kind === kind) }))
    .filter(({ members }) => members.length > 0);
}

function stateKey(report: PageReport, settings: Settings, isAllowed: boolean): StringKey {
  switch (report.state) {
    case 'barred':
      return 'stateBarred';
    case 'forbidden':
      return 'stateForbidden';
    case 'stale':
      return 'stateStale';
    case 'unreadable':
      return 'stateUnreadable';
    case 'off':
      if (!settings.isOn) return 'stateOff';
      if (settings.isPaused) return 'statePaused';
      return isAllowed ? 'stateSiteOff' : 'stateOrganisation';
    case 'reading':
      return 'readingSoFar';
    case 'read':
      return /^(en\b|$)/i.test(report.language) ? 'stateNothing' : 'stateForeign';
  }
}
