import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BidiConnection, connectBidi, type RemoteValue, type ScriptResult } from './bidi.ts';
import type { ExtensionBrowser, Frame, Json, OpenOptions, Place, Tab } from './browser.ts';
import { firefoxItself } from './firefox-chrome.ts';
import {
  controlPage,
  type ExpressionRunner,
  extensionEvaluator,
  openPopupFrom,
  readManifest,
} from './extension-page.ts';
import { announceStart, chooseInMenu, setWishes } from './firefox-window.ts';
import { waitFor } from './poll.ts';
import { temporaryProfile } from './profile.ts';
import { readAnswer, toExpression } from './send-function.ts';

/** Start Firefox with the extension of `distDir` loaded. `program` is the browser's path. */
export async function openFirefox(
  distDir: string,
  program: string,
  options: OpenOptions = {},
): Promise<ExtensionBrowser> {
  const manifest = await readManifest(distDir);
  const addonId = manifest.browser_specific_settings?.gecko?.id;
  if (!addonId) throw new Error(`${distDir}/manifest.json has no browser_specific_settings.gecko.id`);
  const uuid = randomUUID();
  const base = `moz-extension://${uuid}/`;
  const controlUrl = base + (await controlPage(distDir));

  const profile = await temporaryProfile();
  await writeFile(join(profile.path, 'user.js'), preferences(addonId, uuid, options));
  const child = spawn(
    program,
    [
      ...(options.headful ? [] : ['--headless']),
      '--no-remote',
      '--profile',
      profile.path,
      '--remote-debugging-port',
      '0',
      // Without it, going to moz-extension: pages and chrome scripts (stopBackground) are refused.
      '--remote-allow-system-access',
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ...(options.home && { HOME: options.home }),
        MOZ_HEADLESS_WIDTH: '1000',
        MOZ_HEADLESS_HEIGHT: '800',
        MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
      },
    },
  );
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const address = await new Promise<string>((found, failed) => {
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
      const line = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(errors);
      if (line?.[1]) found(line[1]);
    });
    child.once('close', () => failed(new Error(`Firefox ended before it could be reached: ${errors}`)));
    child.once('error', failed);
  });
  const bidi = await connectBidi(address);
  await bidi.send('webExtension.install', { extensionData: { type: 'path', path: distDir } });
  const itself = firefoxItself(bidi, addonId, base);
  if (options.inPrivateWindows) await itself.allowPrivate();

  const { contexts } = await bidi.send<Tree>('browsingContext.getTree', {});
  let control = contexts[0]?.context ?? (await create(bidi));
  await openControl();
  let front: string | undefined;
  const runInExtension = (expression: string) => evaluateIn(bidi, control, expression);
  const evaluateInExtension = extensionEvaluator(runInExtension);
  /** In Firefox's own window, with all its rights. */
  const runInWindow = async (expression: string) => {
    const { contexts } = await bidi.send<Tree>('browsingContext.getTree', { 'moz:scope': 'chrome' });
    if (!contexts[0]) throw new Error('Firefox shows no window of its own');
    return evaluateIn(bidi, contexts[0].context, expression);
  };

  /** Extension pages answer only once the extension has started. */
  async function openControl() {
    await waitFor('the extension to start', () =>
      bidi
        .send('browsingContext.navigate', { context: control, url: controlUrl, wait: 'complete' })
        .catch(() => undefined),
    );
  }
  async function openTab(url?: string): Promise<Tab> {
    front = await create(bidi);
    const context = front;
    const tab = firefoxTab(bidi, context, runInWindow, () => (front = context));
    if (url) await tab.goto(url);
    // Closing the tab before may bring another to the front meanwhile; a tab behind is not painted.
    await bidi.send('browsingContext.activate', { context });
    return tab;
  }

  return {
    name: 'firefox',
    version: bidi.browserVersion,
    newTab: openTab,
    openPopup: () => openPopupFrom(runInExtension),
    evaluateInExtension,
    openExtensionPage: (path) => openTab(base + path),
    newPrivateTab: async (url) => {
      const before = new Set(await everyContext(bidi));
      await evaluateInExtension((browser) => void browser.windows.create({ incognito: true }));
      const context = await waitFor('the private window', async () =>
        (await everyContext(bidi)).find((context) => !before.has(context)),
      );
      front = context;
      const tab = firefoxTab(bidi, context, runInWindow, () => (front = context));
      // The window's own first page would put itself over whatever is opened before it is there.
      await waitFor("the private window's own page", () =>
        tab
          .evaluate(() => location.href === 'about:privatebrowsing' && document.readyState === 'complete')
          .then((isThere) => isThere || undefined)
          .catch(() => undefined),
      );
      await tab.goto(url);
      return tab;
    },
    ...itself,
    chooseInMenu: async () => {
      if (!front) throw new Error('no tab is in front');
      await chooseInMenu(bidi, front, runInWindow, addonId);
    },
    announceStart: () => announceStart(runInWindow, addonId),
    reloadExtension: async () => {
      await runInExtension('void setTimeout(() => browser.runtime.reload()) ?? "null"');
      await waitFor('the extension to stop', async () =>
        (await runInExtension('"running"').catch(() => undefined)) ? undefined : true,
      );
      control = await create(bidi);
      await openControl();
      if (front) await bidi.send('browsingContext.activate', { context: front });
    },
    ended,
    close: async () => {
      await bidi.send('browser.close', {}).catch(() => child.kill());
      await ended;
      bidi.close();
      await profile.remove();
    },
  };
}

function firefoxTab(
  bidi: BidiConnection,
  context: string,
  runInWindow: ExpressionRunner,
  broughtToFront: () => void,
): Tab {
  let at = { x: 0, y: 0 };
  const point = async (actions: readonly object[]) => {
    const source = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    await bidi.send('input.performActions', { context, actions: [source] });
  };
  const touch = async (places: readonly Place[]) => {
    const [first, ...others] = places.map(({ x, y }) => moveTo(x, y));
    const actions = [first, { type: 'pointerDown', button: 0 }, ...others, { type: 'pointerUp', button: 0 }];
    const source = { type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions };
    await bidi.send('input.performActions', { context, actions: [source] });
  };
  const keys = (type: 'keyDown' | 'keyUp', value: string) =>
    bidi.send('input.performActions', {
      context,
      actions: [{ type: 'key', id: 'keyboard', actions: [{ type, value }] }],
    });
  const pressKeys = async (keys: readonly string[]) => {
    const actions = keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
  };
  const moveTo = (x: number, y: number) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 });

  return {
    ...firefoxFrame(bidi, context),
    goto: async (url) => {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    reload: async () => {
      await bidi.send('browsingContext.reload', { context, wait: 'complete' });
    },
    bringToFront: async () => {
      await bidi.send('browsingContext.activate', { context });
      broughtToFront();
    },
    frames: async () => (await contextsUnder(bidi, context)).map((frame) => firefoxFrame(bidi, frame)),
    pointer: {
      move: async (x, y, steps = 1) => {
        const start = at;
        at = { x, y };
        const fractions = Array.from({ length: steps }, (_, step) => (step + 1) / steps);
        await point(fractions.map((part) => moveTo(start.x + (x - start.x) * part, start.y + (y - start.y) * part)));
      },
      click: async (x, y) => {
        at = { x, y };
        await point([moveTo(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]);
      },
      drag: async (from, to) => {
        at = to;
        const way = [0.25, 0.5, 0.75, 1].map((part) =>
          moveTo(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part),
        );
        await point([
          moveTo(from.x, from.y),
          { type: 'pointerDown', button: 0 },
          ...way,
          { type: 'pointerUp', button: 0 },
        ]);
      },
      wheel: async (deltaY) => {
        const turn = { type: 'scroll', x: Math.round(at.x), y: Math.round(at.y), deltaX: 0, deltaY };
        await bidi.send('input.performActions', {
          context,
          actions: [{ type: 'wheel', id: 'wheel', actions: [turn] }],
        });
      },
    },
    finger: {
      tap: (place) => touch([place]),
      swipe: (from, to) => touch([from, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, to]),
    },
    holding: async (key, run) => {
      await keys('keyDown', keyCodes[key]);
      return run().finally(() => keys('keyUp', keyCodes[key]));
    },
    emulate: (wishes) => setWishes(runInWindow, wishes),
    press: (key) => pressKeys([keyCodes[key]]),
    shortcut: async (letter) => {
      const actions = [
        { type: 'keyDown', value: CONTROL },
        { type: 'keyDown', value: letter },
        { type: 'keyUp', value: letter },
        { type: 'keyUp', value: CONTROL },
      ];
      await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    type: (text) => pressKeys([...text]),
    chooseFile: async (selector, path) => {
      const sharedId = await waitFor(selector, async () => {
        const locator = { type: 'css', value: selector };
        const { nodes } = await bidi.send<{ nodes: readonly RemoteValue[] }>('browsingContext.locateNodes', {
          context,
          locator,
        });
        return nodes[0]?.sharedId;
      });
      await bidi.send('input.setFiles', { context, element: { sharedId }, files: [path] });
    },
    screenshot: async () => {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
    print: async () => {
      const { data } = await bidi.send<{ data: string }>('browsingContext.print', { context });
      return Buffer.from(data, 'base64');
    },
    setViewport: async (width, height) => {
      await bidi.send('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    evaluateInClosedRoots: async <Result, Argument extends Json = null>(
      run: (root: ShadowRoot, argument: Argument) => Result | Promise<Result>,
      argument?: Argument,
    ) => {
      const answers: Result[] = [];
      for (const frame of await contextsUnder(bidi, context)) {
        for (const root of await closedRoots(bidi, frame)) {
          const expression = toExpression(run, argument ?? null, ['root']);
          const answer = await evaluateIn(bidi, frame, expression, root).catch((error: unknown) => {
            if (hasGone(error)) return undefined;
            throw error;
          });
          if (answer !== undefined) answers.push(readAnswer<Result>(answer));
        }
      }
      return answers;
    },
    close: async () => {
      await bidi.send('browsingContext.close', { context });
    },
  };
}

function firefoxFrame(bidi: BidiConnection, context: string): Frame {
  return {
    evaluate: async (run, argument) => readAnswer(await evaluateIn(bidi, context, toExpression(run, argument ?? null))),
    rest: async ({ x, y }) => {
      const actions = [x - 2, x - 1, x].map((x) => ({
        type: 'pointerMove',
        x: Math.round(x),
        y: Math.round(y),
        duration: 0,
      }));
      const source = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
      await bidi.send('input.performActions', { context, actions: [source] });
    },
  };
}

/** Closed shadow trees hang on empty `div`s: the only elements that page and extension can both be trusted to use for one. */
async function closedRoots(bidi: BidiConnection, context: string): Promise<string[]> {
  const { nodes } = await bidi
    .send<{ nodes: readonly RemoteValue[] }>('browsingContext.locateNodes', {
      context,
      locator: { type: 'css', value: 'div:empty' },
      serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
    })
    .catch((error: unknown) => {
      if (hasGone(error)) return { nodes: [] };
      throw error;
    });
  return nodes.flatMap(({ value }) => {
    const { shadowRoot } = value as { shadowRoot?: RemoteValue | null };
    const isClosed = (shadowRoot?.value as { mode?: string } | undefined)?.mode === 'closed';
    return isClosed && shadowRoot?.sharedId ? [shadowRoot.sharedId] : [];
  });
}

/** Evaluate an expression that answers with a text; `root` in it is the node of that id. */
async function evaluateIn(bidi: BidiConnection, context: string, expression: string, root?: string): Promise<string> {
  const answer = await bidi.send<ScriptResult>('script.callFunction', {
    functionDeclaration: `(root) => ${expression}`,
    target: { context },
    arguments: root ? [{ sharedId: root }] : [],
    awaitPromise: true,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return answer.result.value as string;
}

/** Frames and nodes may leave between being named and being asked. */
function hasGone(error: unknown): boolean {
  return error instanceof Error && /no such (frame|node)|stale element|DiscardedBrowsingContext/i.test(error.message);
}

interface Tree {
  readonly contexts: readonly Branch[];
}
interface Branch {
  readonly context: string;
  readonly children?: readonly Branch[];
}

async function contextsUnder(bidi: BidiConnection, root: string): Promise<string[]> {
  const { contexts } = await bidi.send<Tree>('browsingContext.getTree', { root });
  const flatten = ({ context, children }: Branch): string[] => [context, ...(children ?? []).flatMap(flatten)];
  return contexts.flatMap(flatten);
}

async function everyContext(bidi: BidiConnection): Promise<readonly string[]> {
  const { contexts } = await bidi.send<Tree>('browsingContext.getTree', { maxDepth: 0 });
  return contexts.map(({ context }) => context);
}

async function create(bidi: BidiConnection): Promise<string> {
  return (await bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' })).context;
}

const CONTROL = '\uE009';

/** WebDriver's names for keys without a letter. */
const keyCodes = {
  Escape: '\uE00C',
  Enter: '\uE007',
  Tab: '\uE004',
  PageDown: '\uE00F',
  End: '\uE010',
  Alt: '\uE00A',
  Shift: '\uE008',
} as const;

/** A profile that asks the network for nothing by itself, so that every request in the proxy's log has a reason. */
function preferences(addonId: string, uuid: string, { proxy, colourScheme, pixelRatio }: OpenOptions): string {
  const server = proxy ? new URL(proxy) : undefined;
  const values: Record<string, string | number | boolean> = {
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
    'layout.css.prefers-color-scheme.content-override': colourScheme === 'dark' ? 0 : 1,
    'layout.css.devPixelsPerPx': `${pixelRatio ?? 1}`,
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'app.update.auto': false,
    'browser.aboutwelcome.enabled': false,
    'browser.contentblocking.introCount': 99,
    'browser.discovery.enabled': false,
    'browser.newtabpage.enabled': false,
    'browser.newtabpage.activity-stream.feeds.topsites': false,
    'browser.region.network.url': '',
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.safebrowsing.downloads.enabled': false,
    'browser.safebrowsing.update.enabled': false,
    'browser.search.update': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage': 'about:blank',
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.startup.page': 0,
    'browser.topsites.contile.enabled': false,
    'browser.uitour.enabled': false,
    'browser.warnOnQuit': false,
    'captivedetect.canonicalURL': '',
    'datareporting.healthreport.uploadEnabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'datareporting.usage.uploadEnabled': false,
    'dom.push.connection.enabled': false,
    'dom.security.https_first': false,
    'extensions.blocklist.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.systemAddon.update.enabled': false,
    'extensions.update.enabled': false,
    'media.gmp-manager.updateEnabled': false,
    'media.gmp-manager.url': '',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.http.speculative-parallel-limit': 0,
    'network.prefetch-next': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    // The wheel as from a real mouse: the other way it goes past what scrolls boxes and their limits.
    'remote.events.async.wheel.enabled': true,
    'toolkit.telemetry.enabled': false,
    'toolkit.telemetry.server': '',
    'toolkit.startup.max_resumed_crashes': -1,
    ...(server && {
      'network.proxy.type': 1,
      'network.proxy.http': server.hostname,
      'network.proxy.http_port': Number(server.port),
      'network.proxy.ssl': server.hostname,
      'network.proxy.ssl_port': Number(server.port),
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
    }),
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
