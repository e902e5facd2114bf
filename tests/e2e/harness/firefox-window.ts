import type { BidiConnection } from './bidi.ts';
import type { Wishes } from './browser.ts';
import type { ExpressionRunner } from './extension-page.ts';
import { toExpression } from './send-function.ts';

/** What only Firefox's own window can do, by scripts that run in it (`run`); a driver of pages reaches none of it. */

interface Extension {
  readonly id: string;
  startupReason: string;
  terminateBackground(): Promise<void>;
  wakeupBackground(): Promise<void>;
  emit(event: string): void;
}
interface Window {
  readonly document: Document;
  readonly WebExtensionPolicy: { getByID(id: string): { readonly extension: Extension } };
  readonly Services: {
    readonly prefs: {
      setIntPref(name: string, value: number): void;
      clearUserPref(name: string): void;
    };
  };
}

/** Open the menu of the page with the pointer's other button over the selected words, and choose the extension's line. */
export async function chooseInMenu(
  bidi: BidiConnection,
  context: string,
  run: ExpressionRunner,
  addonId: string,
): Promise<void> {
  const where = await bidi.send<{ result: { value: string } }>('script.evaluate', {
    expression: `(() => {
      const { left, top, width, height } = getSelection().getRangeAt(0).getClientRects()[0];
      return JSON.stringify({ x: Math.round(left + width / 2), y: Math.round(top + height / 2) });
    })()`,
    target: { context },
    awaitPromise: false,
  });
  const { x, y } = JSON.parse(where.result.value) as { x: number; y: number };
  const actions = [
    { type: 'pointerMove', x, y },
    { type: 'pointerDown', button: 2 },
    { type: 'pointerUp', button: 2 },
  ];
  await bidi.send('input.performActions', {
    context,
    actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
  });
  const choose = async (id: string) => {
    const { document } = globalThis as unknown as Window;
    const menu = document.getElementById('contentAreaContextMenu') as
      (Element & { readonly state: string; activateItem(item: Element): void }) | null;
    const prefix = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-menuitem`;
    for (let tries = 0; tries < 200; tries++) {
      const item = [...(menu?.querySelectorAll('menuitem') ?? [])].find((each) => each.id.startsWith(prefix));
      if (menu?.state === 'open' && item) {
        menu.activateItem(item);
        return;
      }
      await new Promise((done) => document.defaultView?.setTimeout(done, 50));
    }
    throw new Error('The menu has no line of the extension');
  };
  await run(toExpression(choose, addonId));
}

/** A temporarily installed extension never sees the browser start, so it is told that it did, and then woken. */
export async function announceStart(run: ExpressionRunner, addonId: string): Promise<void> {
  const start = async (id: string) => {
    const { WebExtensionPolicy } = globalThis as unknown as Window;
    const { extension } = WebExtensionPolicy.getByID(id);
    const reason = extension.startupReason;
    extension.startupReason = 'APP_STARTUP';
    await extension.terminateBackground();
    await extension.wakeupBackground();
    extension.emit('background-first-run');
    extension.startupReason = reason;
  };
  await run(toExpression(start, addonId));
}

/** Wishes are preferences of the whole browser here: reset them when done. */
export async function setWishes(run: ExpressionRunner, wishes: Wishes): Promise<void> {
  const set = async ({ colourScheme, reducedMotion, forcedColours }: Wishes) => {
    const { prefs } = (globalThis as unknown as Window).Services;
    const choose = (name: string, value: number | undefined) =>
      value === undefined ? prefs.clearUserPref(name) : prefs.setIntPref(name, value);
    choose('ui.prefersReducedMotion', reducedMotion ? 1 : undefined);
    choose('browser.display.document_color_use', forcedColours ? 2 : undefined);
    choose('layout.css.prefers-color-scheme.content-override', colourScheme === 'dark' ? 0 : 1);
  };
  await run(toExpression(set, { ...wishes }));
}
