import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/detect/entry.ts';
import { waitFor } from './harness/poll.ts';
import { cardOf, underlined, waitForNoCard } from './harness/reader.ts';
import { asPage, root, useSession } from './harness/session.ts';

/** The article the glossary began from, which is kept outside the repository. */
const article = resolve(root, '../shared/seed/immunotherapy-article.txt');

/** Notions of tier 1 as that article words them, and the entries they stand for. */
const notions: readonly [words: string, entry: string][] = [
  ['immune system', 'immune-system'],
  ['cancer cells', 'cancer-cell'],
  ['traditional chemotherapy', 'chemotherapy'],
  ['rapidly dividing cells', 'rapidly-dividing-cells'],
  ['healthy tissue', 'healthy-tissue'],
  ['Checkpoint inhibitors', 'immune-checkpoint-inhibitor'],
  ['molecular brakes', 'molecular-brakes'],
  ['immune cells', 'immune-cell'],
  ['response rates', 'objective-response-rate'],
  ['complete remission', 'complete-remission'],
  ['CAR-T cell therapy', 'car-t-cell-therapy'],
  ['cancer antigens', 'tumor-antigen'],
  ['blood cancers', 'blood-cancer'],
  ['long-term remission', 'remission'],
  ['Cancer vaccines', 'cancer-vaccine'],
  ['Personalized cancer vaccines', 'personalized-cancer-vaccine'],
  ['excessive immune responses', 'excessive-immune-response'],
  ['side effects', 'side-effect'],
  ['treatment courses', 'treatment-cycle'],
  ['hair loss', 'hair-loss'],
];

const allNotions = notions.map(([words]) => words);

describe.skipIf(!existsSync(article))('the seed article (../shared/seed)', () => {
  const session = useSession();

  test('every notion of tier 1 is underlined', async () => {
    const tab = await session.open(seedPage());
    await waitFor('underlines', async () => ((await underlined(tab)).length > 0 ? true : undefined));
    const missing = () => underlined(tab).then((texts) => allNotions.filter((words) => !texts.includes(words)));
    await expect.poll(missing, { timeout: 5_000 }).toEqual([]);
  });

  test('every one of them opens its own card', async () => {
    const terms = headwords();
    const tab = await session.open(seedPage());
    for (const [words, id] of notions) {
      expect.soft((await cardOf(tab, words)).term, words).toBe(terms.get(id));
      await tab.press('Escape');
      await waitForNoCard(tab);
    }
  });

  function seedPage(): string {
    const paragraphs = readFileSync(article, 'utf8').split(/\n+/).filter(Boolean);
    return session.server.page(asPage(paragraphs.map((text) => `<p>${text}</p>`).join('')));
  }
});

/** Headwords by entry, from the compiled glossary that the build was made with. */
function headwords(): ReadonlyMap<string, string> {
  const entries = JSON.parse(readFileSync(resolve(root, 'build/glossary/entries.json'), 'utf8')) as Entry[];
  return new Map(entries.map(({ id, term }) => [id, term]));
}
