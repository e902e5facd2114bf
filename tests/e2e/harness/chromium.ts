import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Frame as PlaywrightFrame,
  type Page,
} from 'playwright-core';
import type { ExtensionBrowser, Frame, Json, OpenOptions, Tab } from './browser.ts';
import { controlPage, extensionEvaluator, openPopupFrom } from './extension-page.ts';
import { isKeptWithin, waitFor } from './poll.ts';
import { collectErrors, giveAccess, giveAccessTo, readErrors, takeAccess } from './chromium-extensions-page.ts';
import { dispatchInWorker, isOfPrivateWindows, stopWorkers } from './chromium-worker.ts';
import { path, touch } from './chromium-touch.ts';
import { temporaryProfile } from './profile.ts';
import { readAnswer, toExpression } from './send-function.ts';

/** Start Chromium with the extension of `distDir` loaded. `program` is the browser's path. */
export async function openChromium(
  distDir: string,
  program: string,
  options: OpenOptions = {},
): Promise<ExtensionBrowser> {
  const profile = await temporaryProfile();
  const context = await chromium.launchPersistentContext(profile.path, {
    executablePath: program,
    headless: !options.headful,
    handleSIGINT: false, // whoever opened the browser closes it, the profile included
    ...(options.headful
      ? { viewport: null }
      : { viewport: { width: 1000, height: 700 }, deviceScaleFactor: options.pixelRatio ?? 1 }),
    colorScheme: options.colourScheme ?? 'light',
    // `<-loopback>`: the proxy answers for 127.0.0.1 too, so that its log is complete.
    ...(options.proxy ? { proxy: { server: options.proxy, bypass: '<-loopback>' } } : {}),
    // With a back/forward cache, as readers have it.
    ignoreDefaultArgs: [
      '--disable-extensions',
      '--disable-back-forward-cache',
      ...(options.headful ? ['--enable-automation'] : []),
    ],
    args: [
      // Branded Chrome ignores --load-extension; loading over the debugging pipe works in both.
      '--enable-unsafe-extension-debugging',
      '--disable-background-networking',
      '--disable-component-update',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const browser = context.browser();
  if (!browser) throw new Error('Chromium started without a browser connection');
  const connection = await browser.newBrowserCDPSession();
  // Playwright's types do not list this command yet.
  const send = connection.send.bind(connection) as (method: string, params: object) => Promise<unknown>;
  let control = context.pages()[0] ?? (await context.newPage());
  await collectErrors(control);
  const load = () =>
    send('Extensions.loadUnpacked', { path: distDir, enableInIncognito: options.inPrivateWindows === true });
  const { id } = (await load()) as { id: string };
  const base = `chrome-extension://${id}/`;
  const controlUrl = base + (await controlPage(distDir));

  await control.goto(controlUrl);
  let front: Page | undefined;
  const privatePages = new WeakSet<Page>();
  const inFront = (page: Page) => {
    front = page;
    return chromiumTab(context, page, () => (front = page));
  };
  const runInExtension = (expression: string): Promise<string> => control.evaluate(expression);
  const evaluateInExtension = extensionEvaluator(runInExtension);
  /** Run a function on the browser's own page about its extensions. */
  const onExtensionsPage = async <Result>(
    run: (id: string, given: string) => Promise<Result>,
    given = '',
  ): Promise<Result> => {
    const page = await context.newPage();
    await page.goto('chrome://extensions');
    const result = readAnswer<Result>(await page.evaluate(toExpression(run, given, [JSON.stringify(id)])));
    await page.close();
    if (!front?.isClosed()) await front?.bringToFront();
    return result;
  };

  const isBackgroundRunning = async (): Promise<boolean> => {
    const { targetInfos } = await connection.send('Target.getTargets');
    return targetInfos.some(({ type, url }) => type === 'service_worker' && url.startsWith(base));
  };
  /**
   * The background of the tab in front. Private windows have one of their own, which their pages wake; the other is woken
   * by a question nobody answers, because a sleeping one can be told and asked nothing.
   */
  const worker = async () => {
    const isPrivate = front !== undefined && privatePages.has(front);
    await evaluateInExtension(({ runtime }) => runtime.sendMessage(null).catch(() => null));
    return waitFor('the background to wake', async () => {
      for (const each of context.serviceWorkers()) {
        if (!each.url().startsWith(base)) continue;
        const isMeant = isOfPrivateWindows(each).then((answer) => answer === isPrivate);
        // One that is just going may never answer.
        if ((await isKeptWithin(2_000, isMeant)) && (await isMeant)) return each;
      }
      return undefined;
    });
  };

  return {
    name: 'chromium',
    version: browser.version(),
    newTab: async (url) => {
      const tab = inFront(await context.newPage());
      if (url) await tab.goto(url);
      return tab;
    },
    openPopup: () => openPopupFrom(runInExtension),
    evaluateInExtension,
    openExtensionPage: async (path) => {
      const tab = inFront(await context.newPage());
      await tab.goto(base + path);
      return tab;
    },
    chooseInMenu: async () => dispatchInWorker(await worker(), 'menu'),
    announceStart: async () => dispatchInWorker(await worker(), 'start'),
    stopBackground: async () => {
      if (!(await isBackgroundRunning())) return;
      const session = await context.newCDPSession(control);
      await stopWorkers(session);
      await session.detach();
    },
    newPrivateTab: async (url) => {
      // Found by its address: another tab may open meanwhile, such as the welcome page.
      const known = new Set(context.pages());
      await evaluateInExtension((browser, url) => void browser.windows.create({ incognito: true, url }), url);
      const page = await waitFor('the private tab', async () =>
        context.pages().find((each) => !known.has(each) && each.url() === url),
      );
      await page.waitForLoadState();
      privatePages.add(page);
      return inFront(page);
    },
    setAccess: (isGiven) => onExtensionsPage(isGiven ? giveAccess : takeAccess),
    giveAccessTo: (pattern) => onExtensionsPage(giveAccessTo, pattern),
    answerPermissionPrompt: () => onExtensionsPage(giveAccess),
    complaints: () => onExtensionsPage(readErrors),
    isBackgroundRunning,
    runCommand: async (name) => dispatchInWorker(await worker(), 'command', name),
    reloadExtension: async () => {
      // runtime.reload() does not bring back an extension that was loaded over the debugging pipe; loading it anew does.
      const closed = control.waitForEvent('close');
      await load();
      await closed;
      control = await context.newPage();
      await control.goto(controlUrl);
      if (!front?.isClosed()) await front?.bringToFront();
    },
    ended: new Promise((done) => context.once('close', () => done())),
    close: async () => {
      await context.close();
      await profile.remove();
    },
  };
}

function chromiumTab(context: BrowserContext, page: Page, broughtToFront: () => void): Tab {
  let session: Promise<CDPSession> | undefined;
  const ownSession = () => (session ??= context.newCDPSession(page));
  return {
    ...chromiumFrame(page.mainFrame()),
    goto: async (url) => {
      await page.goto(url);
    },
    reload: async () => {
      await page.reload();
    },
    bringToFront: async () => {
      await page.bringToFront();
      broughtToFront();
    },
    frames: async () => page.frames().map(chromiumFrame),
    pointer: {
      move: (x, y, steps = 1) => page.mouse.move(x, y, { steps }),
      click: (x, y) => page.mouse.click(x, y),
      drag: async (from, to) => {
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(to.x, to.y, { steps: 5 });
        await page.mouse.up();
      },
      wheel: (deltaY) => page.mouse.wheel(0, deltaY),
    },
    finger: {
      tap: async (place) => touch(await ownSession(), [place]),
      swipe: async (from, to) => touch(await ownSession(), path(from, to)),
    },
    holding: async (key, run) => {
      await page.keyboard.down(key);
      return run().finally(() => page.keyboard.up(key));
    },
    emulate: ({ colourScheme, reducedMotion, forcedColours }) =>
      page.emulateMedia({
        ...(colourScheme && { colorScheme: colourScheme }),
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        forcedColors: forcedColours ? 'active' : 'none',
      }),
    press: (key) => page.keyboard.press(key),
    shortcut: (letter) => page.keyboard.press(`Control+${letter}`),
    type: (text) => page.keyboard.type(text),
    chooseFile: (selector, path) => page.setInputFiles(selector, path),
    screenshot: () => page.screenshot(),
    print: async () => {
      await page.emulateMedia({ media: 'print' });
      const picture = await page.screenshot();
      await page.emulateMedia({ media: null });
      return picture;
    },
    setViewport: (width, height) => page.setViewportSize({ width, height }),
    evaluateInClosedRoots: async <Result, Argument extends Json = null>(
      run: (root: ShadowRoot, argument: Argument) => Result | Promise<Result>,
      argument?: Argument,
    ) => {
      const answers: Result[] = [];
      for (const reachable of [await ownSession(), ...(await sessionsOfOtherProcesses(context, page))]) {
        for (const root of closedRoots((await reachable.send('DOM.getDocument', { depth: -1, pierce: true })).root)) {
          const answer = await callOn(reachable, root, toExpression(run, argument ?? null, ['root']));
          if (answer !== undefined) answers.push(readAnswer<Result>(answer));
        }
      }
      return answers;
    },
    close: () => page.close(),
  };
}

function chromiumFrame(frame: PlaywrightFrame): Frame {
  return {
    evaluate: async (run, argument) => readAnswer(await frame.evaluate(toExpression(run, argument ?? null))),
  };
}

/** Frames in a process of their own (sandboxed, other sites) are missing from the tab's DOM tree. */
async function sessionsOfOtherProcesses(context: BrowserContext, page: Page): Promise<CDPSession[]> {
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  const sessions = frames.map((frame) => context.newCDPSession(frame).catch(() => undefined));
  return (await Promise.all(sessions)).filter((session) => session !== undefined);
}

/** The part of CDP's DOM.Node that is read here. */
interface DomNode {
  readonly backendNodeId: number;
  readonly shadowRootType?: 'user-agent' | 'open' | 'closed';
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
  readonly contentDocument?: DomNode;
}

function closedRoots(node: DomNode): number[] {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? []), node.contentDocument];
  const found = below.flatMap((child) => (child ? closedRoots(child) : []));
  return node.shadowRootType === 'closed' ? [node.backendNodeId, ...found] : found;
}

/** Evaluate an expression about `root`; undefined where that node has gone meanwhile. */
async function callOn(session: CDPSession, backendNodeId: number, expression: string): Promise<string | undefined> {
  const resolved = await session.send('DOM.resolveNode', { backendNodeId }).catch(() => undefined);
  if (!resolved?.object.objectId) return undefined;
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    objectId: resolved.object.objectId,
    functionDeclaration: `function () { const root = this; return ${expression}; }`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as string;
}
