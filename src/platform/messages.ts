import type { Entry } from '../detect/entry.ts';
import type { EntryIndex } from '../detect/lexicon.ts';
import type { PlainForms } from '../detect/plain-forms.ts';
import { browser, type Runtime } from './browser.ts';
import type { Level } from './settings.ts';
import type { InterfaceLanguage } from './policies.ts';
import type { Site } from './sites.ts';

/** Everything a frame may ask of the background. Add a line here first; the compiler finds the rest. */
export interface BackgroundRequests {
  /** The entries at these places of the glossary, with the headwords of all they refer to. */
  readEntries(indexes: readonly EntryIndex[]): EntryBatch;
  /** One entry by id, for a link inside a card. */
  readEntry(id: string): EntryBatch;
  /** The places of these entries, words the reader knows, and of those that their organisation hides. */
  findIndexes(ids: readonly string[]): readonly EntryIndex[];
  /** The forms of all packs that are to be found on a page in this language. */
  readPackForms(language: string): PackForms;
  /** The interface's words in a language that is not the browser's. */
  readStrings(language: InterfaceLanguage): InterfaceStrings;
  /** Run the content script's second stage in the asking frame; false where the reader wants its tab left alone. */
  wake(): boolean;
  /** Run the third stage in the asking frame: what explains the words that were found. */
  loadExplaining(): void;
  /** Insert a stylesheet that reaches the asking frame's shadow trees too; false where the browser refuses. */
  insertStyle(css: string): boolean;
  removeStyle(css: string): void;
  /** The level that was chosen in a card of any page since the browser started; undefined where none was. */
  readLevel(): Level | undefined;
  /** Keep the level that was chosen in a card of the asking frame, for the pages opened from now on. */
  keepLevel(level: Level): void;
  /** The site of the tab, for a frame that cannot see its top page. */
  readSite(): Site | undefined;
  /** The asking tab's page has woken where it should rest: show so on the icon. */
  reportRest(): void;
  /** The asking frame's terms have changed, and the reader wants their number on the icon. */
  reportCount(): void;
}

/** Everything that may be asked of one frame of a page. */
export interface PageRequests {
  /** What was found in this frame so far. */
  report(): FrameReport;
  /** Scroll to the next mention of an entry in this frame and ring it. */
  showMention(entry: EntryIndex): boolean;
  /** Explain the next mention or the one before; `isFresh` begins anew at this frame's start or end. False at its end. */
  step(direction: 1 | -1, isFresh: boolean): boolean;
  /** Explain the words selected in this frame. False where none are, or nothing is explained here. */
  explainSelection(meanings: Meanings): boolean;
}

/** The interface's words in one language; places to fill are $1, $2. */
export interface InterfaceStrings {
  readonly locale: string;
  readonly messages: Readonly<Record<string, string>>;
}

/** What words can mean: entries that go by them, and in words what else. */
export interface Meanings {
  readonly batch: EntryBatch;
  readonly others: readonly string[];
}

/** Entries, and the headword of every entry they name, so that links can be written without asking again. */
export interface EntryBatch {
  readonly entries: readonly (readonly [EntryIndex, Entry])[];
  readonly terms: readonly (readonly [id: string, term: string])[];
}

/** What finds the entries of packs. Their numbers count from `first`, the place of the first one in the glossary. */
export interface PackForms extends PlainForms {
  readonly first: EntryIndex;
}

export interface FrameReport {
  /** off: switched off here. unreadable: a kind of document that is not read (XML, an image). */
  readonly state: 'off' | 'unreadable' | 'reading' | 'read';
  /** The language the document declares, or an empty string. */
  readonly language: string;
  /** The reader is going through this frame's mentions by key. */
  readonly isStepping: boolean;
  /** Each entry found, in order of its first mention, with how often it stands there. */
  readonly found: readonly { readonly entry: EntryIndex; readonly count: number }[];
}

type Requests<Names> = { [Name in keyof Names]: (...given: never[]) => unknown };

/** How a side answers. Handlers take what was sent with suspicion: a page's process may have been taken over. */
export type Answers<Asked extends Requests<Asked>> = {
  readonly [Name in keyof Asked]: (
    sender: Runtime.MessageSender,
    ...given: Parameters<Asked[Name]>
  ) => ReturnType<Asked[Name]> | Promise<ReturnType<Asked[Name]>>;
};

interface Envelope {
  readonly ask: string;
  readonly given: readonly unknown[];
}

/** An answer on its way back. Sent with `sendResponse`, because Chromium before 148 ignores a promise. */
type Reply = { readonly value: unknown } | { readonly failed: true };

/**
 * Ask the background. Rejects when there is none any more, because the extension was updated or removed. An answer that comes
 * while the page lies in the back/forward cache is lost (Firefox never settles the promise, Chromium rejects it): so what
 * has no answer by then is asked again when the page is back, and must be fit to be asked twice.
 */
export function askBackground<Name extends keyof BackgroundRequests>(
  ask: Name,
  ...given: Parameters<BackgroundRequests[Name]>
): Promise<ReturnType<BackgroundRequests[Name]>> {
  const asking = new AbortController();
  const { signal } = asking;
  const send = async () => valueOf<ReturnType<BackgroundRequests[Name]>>(await sendToBackground({ ask, given }));
  return new Promise<ReturnType<BackgroundRequests[Name]>>((resolve, reject) => {
    addEventListener('pageshow', (event) => event.isTrusted && event.persisted && send().then(resolve, reject), {
      signal,
    });
    send().then(resolve, reject);
  }).finally(() => asking.abort());
}

export type AskBackground = typeof askBackground;

/** Tell the background what needs no answer. Where there is none any more, or the page goes, it is not told. */
export function tellBackground<Name extends keyof BackgroundRequests>(
  ask: Name,
  ...given: Parameters<BackgroundRequests[Name]>
): void {
  sendToBackground({ ask, given }).catch(() => undefined);
}

/** In a promise from the start, because a script without its extension is told so by a throw. */
async function sendToBackground(envelope: Envelope): Promise<unknown> {
  return browser.runtime.sendMessage(envelope);
}

/** Ask one frame of a tab. Rejects where no content script listens. */
export async function askFrame<Name extends keyof PageRequests>(
  { tabId, frameId }: { readonly tabId: number; readonly frameId: number },
  ask: Name,
  ...given: Parameters<PageRequests[Name]>
): Promise<ReturnType<PageRequests[Name]>> {
  return valueOf(await browser.tabs.sendMessage(tabId, { ask, given } satisfies Envelope, { frameId }));
}

function valueOf<Value>(reply: unknown): Value {
  const { value, failed } = (reply ?? { failed: true }) as { readonly value?: Value; readonly failed?: true };
  if (failed) throw new Error('the other side could not answer');
  return value as Value;
}

/** Answer requests that come from this extension itself, until the signal aborts. */
export function answer<Asked extends Requests<Asked>>(
  answers: Answers<Asked>,
  { signal }: { signal?: AbortSignal } = {},
): void {
  const listener = (
    message: unknown,
    sender: Runtime.MessageSender,
    sendResponse: (reply: Reply) => void,
  ): true | undefined => {
    if (sender.id !== browser.runtime.id || !isEnvelope(message)) return undefined;
    if (!Object.hasOwn(answers, message.ask)) return undefined;
    const handler = answers[message.ask as keyof Asked] as (...all: unknown[]) => unknown;
    // In a promise, so that a handler that throws counts as one that could not answer.
    Promise.resolve()
      .then(() => handler(sender, ...message.given))
      .then(
        (value) => sendResponse({ value }),
        () => sendResponse({ failed: true }),
      );
    return true; // the reply comes later
  };
  const { onMessage } = browser.runtime;
  onMessage.addListener(listener as Parameters<typeof onMessage.addListener>[0]);
  signal?.addEventListener('abort', () =>
    onMessage.removeListener(listener as Parameters<typeof onMessage.addListener>[0]),
  );
}

function isEnvelope(message: unknown): message is Envelope {
  const { ask, given } = (message ?? {}) as Partial<Envelope>;
  return typeof ask === 'string' && Array.isArray(given);
}
