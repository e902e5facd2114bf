import { type MeasuredChromium, openChromium } from '../browsers/chromium.ts';
import type { Site } from '../pages/site.ts';
import type { Lab } from './group.ts';

/** The built extension and no extension, each in a browser of its own, closed again afterwards. */
export async function withPair<Result>(
  { built }: Lab,
  site: Site,
  run: (pair: Readonly<Record<'ours' | 'control', MeasuredChromium>>) => Promise<Result>,
): Promise<Result> {
  const ours = await openChromium(built.chromium, site.origin);
  const control = await openChromium(undefined, site.origin);
  try {
    return await run({ ours, control });
  } finally {
    await ours.close();
    await control.close();
  }
}
