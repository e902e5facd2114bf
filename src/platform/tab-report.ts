import { hasAccess } from './access.ts';
import { browser } from './browser.ts';
import { askFrames } from './frames.ts';
import { askFrame, type FrameReport } from './messages.ts';
import { siteOf, type Site } from './sites.ts';

/** A tab that one of our own pages is about. */
export interface Tab {
  readonly id: number;
  readonly site: Site | undefined;
  /** In a private window, from which nothing is stored that tells what was read. */
  readonly isPrivate: boolean;
}

/** What a tab's page says, all its frames taken together. */
export type PageReport =
  /** The browser keeps extensions away from this page. */
  | { readonly state: 'barred' }
  /** The reader has not allowed the extension to read pages. */
  | { readonly state: 'forbidden' }
  /** The page was open before the extension was installed or updated, and could not be joined. */
  | { readonly state: 'stale' }
  /** A kind of document that is not read. */
  | { readonly state: 'unreadable' }
  | { readonly state: 'off' }
  | {
      readonly state: 'reading' | 'read';
      readonly language: string;
      readonly found: readonly {
        readonly entry: number;
        readonly count: number;
        readonly frameIds: readonly number[];
      }[];
    };

/** The tab that `?tab=` names, for a page of ours that stands in a tab itself; else the one in front. */
export async function findTab(): Promise<Tab | undefined> {
  const asked = Number(new URLSearchParams(location.search).get('tab'));
  const tab = asked
    ? await browser.tabs.get(asked).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return tab?.id === undefined ? undefined : { id: tab.id, site: siteOf(tab.url ?? ''), isPrivate: tab.incognito };
}

/** Ask a tab's frames what they found. */
export async function readTab({ id, site }: Tab): Promise<PageReport> {
  // Chromium keeps a script waiting for such a page until the reader clicks the icon, instead of refusing it (156).
  if (site === undefined && !(await hasAccess())) return { state: 'forbidden' };
  const answers = await askFrames(id, 'report').catch(() => undefined);
  if (!answers) return { state: (await hasAccess()) ? 'barred' : 'forbidden' };
  const [top] = answers;
  if (!top) return { state: (await hasAccess()) ? 'stale' : 'forbidden' };
  const reports = answers.map(({ frameId, answer }) => ({ frameId, ...answer }));
  const active = reports.filter(({ state }) => state === 'reading' || state === 'read');
  if (active.length === 0) return { state: top.answer.state === 'unreadable' ? 'unreadable' : 'off' };
  return {
    state: active.some(({ state }) => state === 'reading') ? 'reading' : 'read',
    language: top.answer.language,
    found: merged(active),
  };
}

/** Show a term in the first frame that has it. */
export async function showInTab(tabId: number, entry: number, [frameId]: readonly number[]): Promise<void> {
  if (frameId !== undefined) await askFrame({ tabId, frameId }, 'showMention', entry).catch(() => false);
}

type Found = Extract<PageReport, { state: 'read' | 'reading' }>['found'];

function merged(reports: readonly (FrameReport & { readonly frameId: number })[]): Found {
  const sums = new Map<number, { count: number; frameIds: number[] }>();
  for (const { frameId, found } of reports) {
    for (const { entry, count } of found) {
      const sum = sums.get(entry) ?? { count: 0, frameIds: [] };
      sum.count += count;
      sum.frameIds.push(frameId);
      sums.set(entry, sum);
    }
  }
  return [...sums].map(([entry, sum]) => ({ entry, ...sum }));
}
