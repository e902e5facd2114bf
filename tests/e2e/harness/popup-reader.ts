import type { Popup, Tab } from './browser.ts';
import { waitFor } from './poll.ts';

/** What a person sees and does in the toolbar popup. */

export interface ListedTerm {
  readonly term: string;
  /** How often it stands on the page, as a number in the list. */
  readonly count: number;
}

/** The popup as a page in a tab of its own, read like the one of the toolbar. */
export function popupIn(page: Tab): Popup {
  return {
    // Sent as its source, which here begins with the page's own document.
    evaluate: (run, argument) =>
      page.evaluate(
        Object.assign(() => undefined as never, { toString: () => `(argument) => (${run})(document, argument)` }),
        argument,
      ),
    close: () => page.close(),
  };
}

/** The terms listed, in the order of the list. */
export function listedTerms(popup: Popup): Promise<readonly ListedTerm[]> {
  return popup.evaluate((page) =>
    [...page.querySelectorAll('li summary')].map((summary) => ({
      term: summary.firstElementChild?.textContent?.trim() ?? '',
      count: Number(/\d+/.exec(summary.lastElementChild?.textContent ?? '')?.[0]),
    })),
  );
}

/** Wait until the list holds `count` terms; frames are asked one by one. */
export function waitForTerms(popup: Popup, count: number): Promise<readonly ListedTerm[]> {
  return waitFor(`${count} terms in the popup`, async () => {
    const terms = await listedTerms(popup);
    return terms.length === count ? terms : undefined;
  });
}

/** Unfold a term and read what is said about it. */
export async function meaningOf(popup: Popup, term: string): Promise<string> {
  await waitFor(`${term} in the popup`, () =>
    popup.evaluate((page, term) => {
      const summaries = [...page.querySelectorAll<HTMLElement>('li summary')];
      const summary = summaries.find(({ innerText }) => innerText.includes(term));
      summary?.click();
      return summary ? true : undefined;
    }, term),
  );
  return waitFor(`the meaning of ${term}`, () =>
    popup.evaluate((page, term) => {
      const open = [...page.querySelectorAll<HTMLElement>('li details[open]')];
      const text = open.find(({ innerText }) => innerText.includes(term))?.innerText ?? '';
      return text.length > term.length + 40 ? text : undefined;
    }, term),
  );
}

/** Press the switch for everything, or the one for the site at hand. */
export async function press(popup: Popup, name: 'everything' | 'this site'): Promise<void> {
  await popup.evaluate((page, name) => {
    const control =
      name === 'everything'
        ? page.querySelector<HTMLElement>('[role="switch"]')
        : page.querySelector<HTMLElement>('input[type="checkbox"]');
    if (!control) throw new Error(`The popup has no switch for ${name}`);
    control.click();
  }, name);
}

/** Whether those switches stand on "on". */
export function switches(popup: Popup): Promise<{ everything: boolean; site: boolean }> {
  return popup.evaluate((page) => ({
    everything: page.querySelector('[role="switch"]')?.getAttribute('aria-checked') === 'true',
    site: page.querySelector<HTMLInputElement>('input[type="checkbox"]')?.checked === true,
  }));
}

/** Type in the box that finds words, and read the headwords it finds. */
export async function find(popup: Popup, typed: string): Promise<readonly string[]> {
  await popup.evaluate((page, typed) => {
    const box = page.querySelector<HTMLInputElement>('input[type="search"]');
    if (!box) throw new Error('The popup has no box to find words');
    box.value = typed;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }, typed);
  return waitFor(`what is found for ${typed}`, () =>
    popup.evaluate((page) => {
      const results = [...page.querySelectorAll('.results .name')].map(({ textContent }) => textContent.trim());
      return results.length > 0 || page.querySelector('main .state') ? results : undefined;
    }),
  );
}

/** Click the first button whose words begin like this. */
export async function clickButton(popup: Popup, name: string): Promise<void> {
  await waitFor(`the button "${name}"`, () =>
    popup.evaluate((page, name) => {
      const buttons = [...page.querySelectorAll<HTMLElement>('button')];
      const button = buttons.find(({ innerText }) => innerText.trim().startsWith(name));
      button?.click();
      return button !== undefined || undefined;
    }, name),
  );
}

/** Wait until the popup says this. */
export function waitForWords(popup: Popup, words: RegExp): Promise<string> {
  return waitFor(`the popup to say ${words}`, async () => {
    const text = await popupText(popup);
    return words.test(text) ? text : undefined;
  });
}

export function popupText(popup: Popup): Promise<string> {
  return popup.evaluate((page) => page.body.innerText);
}
