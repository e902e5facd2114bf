import type { Popup } from './browser.ts';
import { waitFor } from './poll.ts';

/** What a person sees and does in the toolbar popup. */

export interface ListedTerm {
  readonly term: string;
  /** How often it stands on the page, as a number in the list. */
  readonly count: number;
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

export function popupText(popup: Popup): Promise<string> {
  return popup.evaluate((page) => page.body.innerText);
}
