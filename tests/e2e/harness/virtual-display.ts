import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Place, Tab } from './browser.ts';

/** Whether this machine can make a screen of its own with a pointer on it. */
export const hasVirtualDisplay = ['Xvfb', 'xdotool'].every((name) => !spawnSync(name, ['-help']).error);

/** A screen that nobody sees. Browsers opened with `headful` show their windows there until it is closed. */
export interface VirtualDisplay {
  /** Move the system's own pointer to a place of the tab's viewport, as a hand does: no driver has a part in it. */
  movePointer(tab: Tab, place: Place): Promise<void>;
  close(): Promise<void>;
}

/** Start a screen, and have every program that is started from now on use it. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(screen, 'close');
  const [number] = (await once(screen.stdout, 'data')) as [Buffer];
  const before = process.env['DISPLAY'];
  const display = `:${number.toString().trim()}`;
  process.env['DISPLAY'] = display;
  return {
    movePointer: async (tab, { x, y }) => {
      const corner = await tab.evaluate(() => {
        const view = window as unknown as { mozInnerScreenX?: number; mozInnerScreenY?: number };
        const edge = (outerWidth - innerWidth) / 2; // without a window manager the browser draws its own
        return {
          x: view.mozInnerScreenX ?? screenX + edge,
          y: view.mozInnerScreenY ?? screenY + outerHeight - innerHeight - edge,
        };
      });
      const place = [corner.x + x, corner.y + y].map((each) => String(Math.round(each)));
      execFileSync('xdotool', ['mousemove', ...place], { env: { ...process.env, DISPLAY: display } });
    },
    close: async () => {
      if (before === undefined) delete process.env['DISPLAY'];
      else process.env['DISPLAY'] = before;
      screen.kill();
      await ended;
    },
  };
}
