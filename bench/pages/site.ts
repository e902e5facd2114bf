import { resolve } from 'node:path';
import { startFixtureServer } from '../../tests/e2e/harness/fixture-server.ts';

/** The only network the measured browsers have, with a host name for each page that was never used before. */
export interface Site {
  readonly origin: string;
  serve(html: string): { readonly url: string; readonly host: string };
}

/** Chromium keeps one process for one site, so a new name is a cold start. */
export async function withSite<Result>(run: (site: Site) => Promise<Result>): Promise<Result> {
  const server = await startFixtureServer(resolve('tests/pages'));
  let count = 0;
  try {
    return await run({
      origin: server.origin,
      serve: (html) => {
        const host = `page${++count}.test`;
        return { url: server.page(html, { host }), host };
      },
    });
  } finally {
    await server.close();
  }
}
