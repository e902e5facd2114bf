import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a page is served with, besides its text. */
export interface PageOptions {
  /** Host name under which the page is reached; any name does, since the server is the browser's proxy. */
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds before the answer begins. */
  readonly latency?: number;
}

/**
 * The only network the tested browsers have. It is their HTTP proxy as well as the web server, so it answers for
 * every host name, nothing leaves the machine, and `requests` holds everything any part of the browser asked for.
 */
export interface FixtureServer {
  /** `http://127.0.0.1:port`, usable as a proxy and as an origin. */
  readonly origin: string;
  /** Serve this HTML at an address of its own and return the address. */
  page(html: string, options?: PageOptions): string;
  /** The address of a file of tests/pages. */
  file(name: string, options?: Pick<PageOptions, 'host'>): string;
  /** Every request since the start: `GET http://host/path`, `CONNECT host:443`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Serve `folder` (tests/pages) and whatever pages tests add, on a free port of 127.0.0.1. */
export async function startFixtureServer(folder: string): Promise<FixtureServer> {
  const pages = new Map<string, { html: string; options: PageOptions }>();
  const requests: string[] = [];

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    requests.push(`${request.method} ${url.href}`);
    const page = pages.get(url.pathname);
    if (page) void answer(response, page.html, page.options);
    else void answerWithFile(response, folder, url.pathname);
  });
  server.on('connect', (request, socket) => {
    requests.push(`CONNECT ${request.url}`);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 403 No network here\r\n\r\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const at = (host: string | undefined, path: string) => (host ? `http://${host}${path}` : `${origin}${path}`);

  return {
    origin,
    requests,
    page: (html, options = {}) => {
      const path = `/page-${pages.size + 1}`;
      pages.set(path, { html, options });
      return at(options.host, path);
    },
    file: (name, options = {}) => at(options.host, `/${name}`),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(response: ServerResponse, html: string, { headers, latency }: PageOptions): Promise<void> {
  if (latency) await sleep(latency);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers });
  response.end(html);
}

async function answerWithFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  const file = join(folder, normalize(decodeURIComponent(path)));
  const text = await readFile(file).catch(() => undefined);
  if (text === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('No such page');
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
  });
  response.end(text);
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};
