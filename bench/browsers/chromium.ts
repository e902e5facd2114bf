import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/env.mjs';
import type { ExtensionApi } from '../../tests/e2e/harness/browser.ts';
import { stopWorkers } from '../../tests/e2e/harness/chromium-worker.ts';
import { extensionEvaluator } from '../../tests/e2e/harness/extension-page.ts';
import { temporaryProfile } from '../../tests/e2e/harness/profile.ts';
import { forgoWelcome } from '../../tests/e2e/harness/welcome.ts';
import { isRead, type MainThread, readTrace, type TraceEvent } from './trace.ts';

/**
 * A Chromium of its own for each contender: the same program, pages and moment, with one extension or none. Unlike the
 * harness of the tests it shows the debugging protocol, because that is where time and memory are told.
 */
export interface MeasuredChromium {
  /** Where the extension's files are, `chrome-extension://.../`; empty without one. */
  readonly origin: string;
  /** Open a page in a tab and a process of its own. The address's host must not have been used before. */
  open(url: string): Promise<MeasuredTab>;
  /** Begin to trace all that goes on. Ending a trace may take five seconds, so that one is best kept for many loads. */
  record(): Promise<Recording>;
  /** Trace while something happens to a page; what was told of that page's main thread. */
  trace(host: string, run: () => Promise<void>): Promise<MainThread>;
  /** Run a function with the extension's API in a page of the extension. */
  inExtension<Result>(page: string, run: (browser: ExtensionApi) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface Recording {
  end(): Promise<ReadPage>;
}

/** What a trace told of the main thread of the page at a host. */
export type ReadPage = (host: string) => MainThread;

export interface MeasuredTab {
  readonly page: Page;
  /** The page's own half of the debugging protocol. */
  readonly protocol: CDPSession;
  /** Wait until the main thread has had nothing to do for a while. */
  settled(): Promise<void>;
  memory(): Promise<Memory>;
  close(): Promise<void>;
}

/** What a page and all scripts in it hold after garbage was collected. */
export interface Memory {
  /** MB. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** Of our extension; what it is compared with has none. */
const WELCOME = 'src/welcome/index.html';
const CATEGORIES = ['toplevel', 'devtools.timeline', 'v8', 'v8.execute'];
/** Room for what a browser tells (kB): a page of 50,000 paragraphs fills some 100 MB. */
const BUFFER = 800_000;
/** A page counts as settled when its main thread was busy for less than this part of this time (ms). */
const CALM = { time: 300, busy: 9 };
/** Nothing that is measured takes longer (ms). */
const PATIENCE = 60_000;

/** Start Chromium with an unpacked extension, or with none. `proxy` answers for every host name. */
export async function openChromium(extension: string | undefined, proxy: string): Promise<MeasuredChromium> {
  const program = findBrowser('chromium');
  if (!program) throw new Error('no Chromium on this machine');
  const profile = await temporaryProfile();
  const context = await chromium.launchPersistentContext(profile.path, {
    executablePath: program,
    handleSIGTERM: false, // a benchmark that is ended ends, and its browsers with it
    viewport: { width: 1000, height: 700 },
    proxy: { server: proxy, bypass: '<-loopback>' },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--enable-unsafe-extension-debugging',
      '--disable-background-networking',
      '--disable-component-update',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const browser = context.browser();
  if (!browser) throw new Error('Chromium started without a browser connection');
  const protocol = await browser.newBrowserCDPSession();
  const origin = extension ? await load(protocol, extension) : '';
  if (extension && existsSync(join(extension, WELCOME))) await keepWelcomeAway(context, origin);

  return {
    origin,
    open: (url) => openTab(context, url),
    record: () => record(protocol, origin),
    trace: async (host, run) => {
      const recording = await record(protocol, origin);
      let read: ReadPage | undefined;
      try {
        await run();
      } finally {
        read = await recording.end();
      }
      return read(host);
    },
    inExtension: async (path, run) => {
      const page = await context.newPage();
      await page.goto(origin + path);
      try {
        return (await page.evaluate(`(${run.toString()})(globalThis.browser ?? globalThis.chrome)`)) as never;
      } finally {
        await page.close();
      }
    },
    close: async () => {
      await context.close();
      await profile.remove();
    },
  };
}

async function load(connection: CDPSession, extension: string): Promise<string> {
  // Playwright's types do not list this command yet.
  const send = connection.send.bind(connection) as (method: string, params: object) => Promise<unknown>;
  const { id } = (await send('Extensions.loadUnpacked', { path: extension })) as { id: string };
  return `chrome-extension://${id}/`;
}

async function record(protocol: CDPSession, origin: string): Promise<Recording> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: readonly object[] }): void => {
    for (const event of value as readonly TraceEvent[]) if (isRead(event)) events.push(event);
  };
  protocol.on('Tracing.dataCollected', collect);
  const traceConfig = { includedCategories: CATEGORIES, excludedCategories: ['*'], traceBufferSizeInKb: BUFFER };
  await protocol.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  return {
    end: async () => {
      const complete = new Promise((done) => protocol.once('Tracing.tracingComplete', done));
      await protocol.send('Tracing.end');
      await complete;
      protocol.off('Tracing.dataCollected', collect);
      return (host) => readTrace(events, host, origin);
    },
  };
}

/** Ours greets its reader in a tab of its own; in front of a page it would stop the reading. */
async function keepWelcomeAway(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(origin + WELCOME);
  await forgoWelcome({
    evaluateInExtension: extensionEvaluator((expression) => page.evaluate(expression)),
    stopBackground: async () => stopWorkers(await context.newCDPSession(page)),
  });
  await page.close();
}

async function openTab(context: BrowserContext, url: string): Promise<MeasuredTab> {
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Performance.enable');
  await page.goto(url, { timeout: PATIENCE });
  return {
    page,
    protocol,
    settled: () => settled(protocol),
    memory: async () => {
      for (let turn = 0; turn < 3; turn++) await protocol.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await protocol.send('Memory.getDOMCounters');
      const { usedSize } = await protocol.send('Runtime.getHeapUsage');
      return { heap: usedSize / 2 ** 20, nodes, listeners: jsEventListeners };
    },
    close: () => page.close(),
  };
}

async function settled(protocol: CDPSession): Promise<void> {
  const end = Date.now() + PATIENCE;
  let before = await busyTime(protocol);
  while (Date.now() < end) {
    await new Promise((done) => setTimeout(done, CALM.time));
    const now = await busyTime(protocol);
    if (now - before < CALM.busy) return;
    before = now;
  }
}

/** How long the page's main thread has been busy in all (ms). */
export async function busyTime(protocol: CDPSession): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}
