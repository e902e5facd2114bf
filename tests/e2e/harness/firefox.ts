import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BidiConnection, connectBidi, type RemoteValue } from './bidi.ts';
import type { ExtensionBrowser, OpenOptions, Place, Tab } from './browser.ts';
import { firefoxItself } from './firefox-chrome.ts';
import {
  controlPage,
  type ExpressionRunner,
  extensionEvaluator,
  openPopupFrom,
  readManifest,
} from './extension-page.ts';
import {
  type Tree,
  firefoxFrame,
  contextsUnder,
  create,
  evaluateInClosedRoots,
  evaluateIn,
  everyContext,
} from './firefox-contexts.ts';
import { CONTROL, keyCodes } from './firefox-keys.ts';
import { preferences } from './firefox-preferences.ts';
import { announceStart, chooseInMenu, setWishes } from './firefox-window.ts';
import { waitFor } from './poll.ts';
import { temporaryProfile } from './profile.ts';
import { toExpression } from './send-function.ts';

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
    evaluateInClosedRoots: (run, argument) =>
      evaluateInClosedRoots(bidi, context, toExpression(run, argument ?? null, ['root'])),
    close: async () => {
      await bidi.send('browsingContext.close', { context });
    },
  };
}
