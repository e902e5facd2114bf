import { toExpression, readAnswer } from './send-function.ts';
import type { BidiConnection, ScriptResult } from './bidi.ts';
import type { Json } from './browser.ts';

/** What this harness asks of Firefox itself ("chrome" in its own words), beyond what any WebDriver command offers. */
export interface FirefoxItself {
  /** Put the extension's event page to sleep. */
  stopBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  runCommand(name: string): Promise<void>;
  /** Let the extension run in private windows, as the switch on its page of about:addons does. It starts anew. */
  allowPrivate(): Promise<void>;
  /** Give or take the right to read all pages, as the same page does. */
  setAccess(isGiven: boolean): Promise<void>;
  giveAccessTo(pattern: string): Promise<void>;
  answerPermissionPrompt(): Promise<void>;
  /** What its scripts have thrown uncaught, in pages and elsewhere. */
  complaints(): Promise<readonly string[]>;
}

/** The part of Firefox's own modules that is used here. */
interface Modules {
  readonly document: Document;
  readonly WebExtensionPolicy: {
    getByID(id: string): { readonly extension: RunningExtension };
  };
  readonly ChromeUtils: { importESModule(url: string): unknown };
  readonly Services: { readonly console: { getMessageArray(): readonly { QueryInterface(kind: unknown): unknown }[] } };
  readonly Ci: Readonly<Record<string, unknown>>;
}

interface RunningExtension {
  readonly backgroundState: string;
  terminateBackground(): Promise<void>;
  /** Made by the browser for the keys of the manifest's commands. */
  readonly shortcuts: {
    readonly keysetsMap: WeakMap<object, Element>;
    allCommands(): Promise<readonly { readonly name: string; readonly shortcut: string }[]>;
  };
}

/** Reach the browser's own scripts; needs `--remote-allow-system-access`. `base` is the extension's origin. */
export function firefoxItself(bidi: BidiConnection, addonId: string, base: string): FirefoxItself {
  const evaluate = async <Result>(
    run: (modules: Modules, given: readonly string[]) => Result | Promise<Result>,
    given: Json,
  ) => {
    const tree = await bidi.send<{ contexts: readonly { context: string }[] }>('browsingContext.getTree', {
      'moz:scope': 'chrome',
    });
    const context = tree.contexts[0]?.context;
    if (!context) throw new Error('Firefox shows no window of its own');
    const answer = await bidi.send<ScriptResult>('script.evaluate', {
      expression: toExpression(run, given, ['globalThis']),
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return readAnswer<Result>(answer.result.value as string);
  };

  const changeAccess = (change: 'add' | 'remove', pattern: string) =>
    evaluate(
      async ({ ChromeUtils, WebExtensionPolicy }, [id = '', change = '', pattern = '']) => {
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionPermissions.sys.mjs',
        ) as {
          ExtensionPermissions: Record<string, (id: string, permissions: object, extension: object) => Promise<void>>;
        };
        const { extension } = WebExtensionPolicy.getByID(id);
        await ExtensionPermissions[change]?.(id, { permissions: [], origins: [pattern] }, extension);
      },
      [addonId, change, pattern],
    );

  return {
    stopBackground: () =>
      evaluate(
        async ({ WebExtensionPolicy }, [id = '']) => {
          await WebExtensionPolicy.getByID(id).extension.terminateBackground();
        },
        [addonId],
      ),
    isBackgroundRunning: () =>
      evaluate(
        ({ WebExtensionPolicy }, [id = '']) => WebExtensionPolicy.getByID(id).extension.backgroundState !== 'stopped',
        [addonId],
      ),
    runCommand: (name) =>
      evaluate(
        async ({ WebExtensionPolicy, document }, [id = '', name = '']) => {
          const { shortcuts } = WebExtensionPolicy.getByID(id).extension;
          // Keys of the window carry no name: they stand in the order of the commands that have one.
          const commands = (await shortcuts.allCommands()).filter(({ shortcut }) => shortcut !== '');
          const keys = document.defaultView && shortcuts.keysetsMap.get(document.defaultView)?.children;
          const key = keys?.[commands.findIndex((command) => command.name === name)];
          if (!key) throw new Error(`The window has no key for ${name}`);
          (key as Element & { doCommand(): void }).doCommand();
        },
        [addonId, name],
      ),
    allowPrivate: () =>
      evaluate(
        async ({ ChromeUtils }, [id = '']) => {
          const { ExtensionPermissions } = ChromeUtils.importESModule(
            'resource://gre/modules/ExtensionPermissions.sys.mjs',
          ) as { ExtensionPermissions: { add(id: string, permissions: object): Promise<void> } };
          const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs') as {
            AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> };
          };
          await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
          await (await AddonManager.getAddonByID(id)).reload();
        },
        [addonId],
      ),
    setAccess: (isGiven) => changeAccess(isGiven ? 'add' : 'remove', '<all_urls>'),
    giveAccessTo: (pattern) => changeAccess('add', pattern),
    answerPermissionPrompt: () =>
      evaluate(async ({ document }) => {
        // The prompt ignores whoever presses within its first half second, so it is pressed until it has gone.
        let isSeen = false;
        for (let looks = 0; looks < 100; looks += 1) {
          const panel = document.querySelector('#notification-popup popupnotification');
          const { button } = (panel ?? {}) as { button?: HTMLElement };
          if (isSeen && !button) return;
          isSeen ||= button !== undefined;
          button?.click();
          await new Promise((done) => document.defaultView?.setTimeout(done, 100));
        }
        throw new Error(isSeen ? 'The prompt does not go' : 'The browser asks nothing');
      }, []),
    complaints: () =>
      evaluate(
        ({ Services, Ci }, [base = '']) => {
          interface ScriptError {
            readonly sourceName: string;
            readonly errorMessage: string;
            readonly flags: number;
          }
          const WARNING = 1;
          return Services.console.getMessageArray().flatMap((message) => {
            try {
              message.QueryInterface(Ci['nsIScriptError']);
            } catch {
              return []; // a message of another kind
            }
            const { sourceName, errorMessage, flags } = message as unknown as ScriptError;
            // The browser's own remark on an answer that came too late for a page or script that has ended, or lies in the cache.
            if (/^Promise (resolved|rejected) (after context unloaded|while context is inactive)/.test(errorMessage))
              return [];
            return sourceName.startsWith(base) && (flags & WARNING) === 0 ? [errorMessage] : [];
          });
        },
        [base],
      ),
  };
}
