import type { Tab } from './browser.ts';
import { waitFor } from './poll.ts';

/** What a person sees and does on the settings page. */

/** Choose the answer at this place (from 0) of the question whose radio buttons carry that name. */
export async function choose(page: Tab, name: string, place: number): Promise<void> {
  await waitFor(`the answers to ${name}`, () =>
    page.evaluate(
      ({ name, place }) => {
        const answer = document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)[place];
        answer?.click();
        return answer ? true : undefined;
      },
      { name, place },
    ),
  );
}

/** Which answer stands chosen, from 0. */
export function chosen(page: Tab, name: string): Promise<number> {
  return page.evaluate(
    (name) =>
      [...document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)].findIndex((each) => each.checked),
    name,
  );
}

/** What the page says was done or could not be done. */
export function messageOf(page: Tab): Promise<string> {
  return page.evaluate(() => document.querySelector('[role="status"]')?.textContent.trim() ?? '');
}
