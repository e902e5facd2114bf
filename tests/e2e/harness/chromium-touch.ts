import type { CDPSession } from 'playwright-core';
import type { Place } from './browser.ts';

/** Put a finger down at the first place, travel over the others, and lift it. The browser makes taps and clicks of it by itself. */
export async function touch(session: CDPSession, places: readonly Place[]): Promise<void> {
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  for (const [step, { x, y }] of places.entries()) {
    const type = step === 0 ? 'touchStart' : 'touchMove';
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Places on the way, close enough that it counts as a movement. */
export function path(from: Place, to: Place): readonly Place[] {
  const steps = 8;
  return Array.from({ length: steps + 1 }, (_, step) => ({
    x: from.x + ((to.x - from.x) * step) / steps,
    y: from.y + ((to.y - from.y) * step) / steps,
  }));
}
