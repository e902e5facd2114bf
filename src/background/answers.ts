import { browser, type Runtime } from '../platform/browser.ts';
import { keepLevel, readKeptLevel } from '../platform/kept-level.ts';
import { formsOf } from '../packs/entries.ts';
import { messagesIn } from '../platform/languages.ts';
import { batchOf, indexesLeftAlone } from '../platform/glossary.ts';
import type { Library } from '../platform/library.ts';
import type { Answers, BackgroundRequests } from '../platform/messages.ts';
import { loadSettings } from '../platform/settings-store.ts';
import { isActiveOn } from '../platform/settings.ts';
import { siteOf } from '../platform/sites.ts';
import { EXPLAINING, READING } from '../platform/stage-files.ts';
import { showCount } from './count.ts';
import { showIn } from './icon.ts';
import { isHighlightRule } from './rule.ts';

/** Most entries in one answer: more than any glossary holds, little enough for one message. */
const LARGEST_BATCH = 5_000;

/** How the background answers frames. What they send is checked: a page's process is not ours. */
export function answerRequests(library: () => Promise<Library>): Answers<BackgroundRequests> {
  return {
    readEntries: async (_, indexes) =>
      batchOf(await library(), indexes.filter(Number.isInteger).slice(0, LARGEST_BATCH)),
    readEntry: async (_, id) => {
      const glossary = await library();
      const index = glossary.indexOf(id);
      return batchOf(glossary, index === undefined ? [] : [index]);
    },
    findIndexes: async (_, ids) => indexesLeftAlone(await library(), ids),
    readPackForms: async (_, language) => {
      const { builtInCount: first, packs } = await library();
      return { first, ...formsOf(packs, String(language)) };
    },
    readStrings: (_, language) => messagesIn(language === 'es' ? 'es' : 'en'),
    wake: async (sender) => {
      const target = frameOf(sender);
      const { tab, frameId } = sender;
      const { settings } = await loadSettings();
      if (!target || !isActiveOn(settings, siteOf(tab?.url ?? ''))) {
        if (tab?.id !== undefined && frameId === 0) await showIn({ id: tab.id, url: tab.url }, settings);
        return false;
      }
      await browser.scripting.executeScript({ target, files: [READING], injectImmediately: true });
      return true;
    },
    loadExplaining: async (sender) => {
      const target = frameOf(sender);
      if (target) await browser.scripting.executeScript({ target, files: [EXPLAINING], injectImmediately: true });
    },
    insertStyle: async (sender, css) => {
      const target = frameOf(sender);
      if (!target || !isHighlightRule(css)) return false;
      await browser.scripting.insertCSS({ target, css, origin: 'USER' });
      return true;
    },
    removeStyle: async (sender, css) => {
      const target = frameOf(sender);
      if (target && isHighlightRule(css)) await browser.scripting.removeCSS({ target, css, origin: 'USER' });
    },
    readLevel: readKeptLevel,
    // What is chosen in a private window ends with its page.
    keepLevel: async ({ tab }, level) => {
      if (tab && !tab.incognito) await keepLevel(level);
    },
    readSite: ({ tab }) => siteOf(tab?.url ?? ''),
    reportCount: async ({ tab }) => {
      if (tab?.id !== undefined) await showCount(tab.id);
    },
    reportRest: async ({ tab }) => {
      if (tab?.id !== undefined) await showIn({ id: tab.id, url: tab.url });
    },
  };
}

function frameOf({ tab, frameId }: Runtime.MessageSender): { tabId: number; frameIds: number[] } | undefined {
  return tab?.id === undefined || frameId === undefined ? undefined : { tabId: tab.id, frameIds: [frameId] };
}
