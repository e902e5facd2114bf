import { isOrphaned } from '../platform/wake.ts';
import { answer, askBackground, tellBackground, type PageRequests } from '../platform/messages.ts';
import { loadSettings, onSettingsChanged } from '../platform/settings-store.ts';
import { isActiveOn, type Settings } from '../platform/settings.ts';
import { isReadable, isTopFrame, onceOrphaned, onceSeen, siteOfTab } from './frame.ts';
import type { SeenPointer } from '../explain/pointer.ts';
import { readPackForms } from './packs.ts';
import { readingChoices, startReading, type Reading } from './reading.ts';
import { readingStage, scoutStage } from './stages.ts';

/**
 * The second stage of the content script: settings, messages, detector, lexicon and underlines. A script of its own, which the
 * background runs in frames whose text may hold a term, or that the reader asks about: nine pages in ten should not even
 * compile it. It reads the document while the settings allow, and ends without a trace when they change or the extension goes.
 */
// Injected again where it runs already: one instance is enough.
if (!readingStage.left()) {
  readingStage.leave(true);
  const lastSeen = scoutStage.left()?.relieve();
  onceSeen(() => void start(lastSeen));
}

async function start(firstSeen: SeenPointer | undefined): Promise<void> {
  const life = new AbortController();
  const { signal } = life;
  const site = siteOfTab().catch(() => undefined);
  let turns = 0;
  let present: { readonly reading: Reading; readonly choices: string; stop(): void } | undefined;

  const rest = (): void => {
    present?.stop();
    present = undefined;
  };

  const apply = async (settings: Settings): Promise<void> => {
    const turn = ++turns; // what is asked below takes time, in which the settings may change again
    const isActive = isActiveOn(settings, await site) && isReadable(document);
    if (signal.aborted || turn !== turns) return;
    if (isActive && present?.choices === readingChoices(settings)) return present.reading.choose(settings);
    rest();
    if (isActive) {
      const { knownEntries, policies } = settings;
      const isAnyLeftAlone = knownEntries.length > 0 || policies.hiddenTerms !== undefined;
      const known = isAnyLeftAlone ? await askBackground('findIndexes', knownEntries) : [];
      const packs = await readPackForms(settings);
      if (signal.aborted || turn !== turns) return;
      const own = new AbortController();
      const reading = startReading(settings, known, packs, { firstSeen, signal: own.signal });
      present = { reading, choices: readingChoices(settings), stop: () => own.abort() };
    } else if (isTopFrame()) {
      tellBackground('reportRest');
    }
  };

  // Whatever fails in here fails because the extension is going; then the page is left as it was found.
  let begun: Promise<void>;
  const refresh = (): void => {
    begun = loadSettings().then(({ settings }) => apply(settings).catch(rest));
  };

  refresh();
  answer<PageRequests>(
    {
      report: async () => {
        await begun;
        return (
          present?.reading.report() ?? {
            state: isReadable(document) ? 'off' : 'unreadable',
            language: document.documentElement?.lang ?? '',
            isStepping: false,
            found: [],
          }
        );
      },
      showMention: (_, entry) => present?.reading.showMention(entry) ?? false,
      step: (_, ...given) => present?.reading.step(...given) ?? false,
      explainSelection: async (_, meanings) => {
        await begun;
        return present?.reading.explainSelection(meanings) ?? false;
      },
    },
    { signal },
  );
  onSettingsChanged(({ settings }) => void apply(settings).catch(rest), { signal });
  // A page that comes back from the back/forward cache has missed what changed meanwhile, and in Firefox the settings too if
  // it went before they came.
  addEventListener('pageshow', (event) => event.isTrusted && event.persisted && !isOrphaned() && refresh(), {
    signal,
  });
  onceOrphaned(
    () => {
      rest();
      life.abort();
    },
    { signal },
  );
}
