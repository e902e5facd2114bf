import { expect, test } from 'vitest';
import { waitFor } from '../e2e/harness/poll.ts';
import { useSession } from '../e2e/harness/session.ts';

const session = useSession();

test('a link to a source tells the website nothing of where the reader came from', async () => {
  const page = await session.browser.openExtensionPage('src/glossary-page/index.html#pembrolizumab');
  const links = await waitFor('the sources', () =>
    page.evaluate(() => {
      const found = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(
        ({ origin }) => origin !== location.origin,
      );
      return found.length > 0 ? found.map(({ protocol, rel, target }) => ({ protocol, rel, target })) : undefined;
    }),
  );
  for (const link of links) expect(link).toEqual({ protocol: 'https:', rel: 'noreferrer', target: '_blank' });
  await page.close();
});
