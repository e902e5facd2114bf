import { openLibrary, type Library } from '../platform/library.ts';

/**
 * The library, opened when first asked for. Whether it is still as it should be is asked each time: a frame may hear of a
 * new pack, and ask about it, before this script hears of it.
 */
export function keepLibrary(): () => Promise<Library> {
  let present: Promise<Library> | undefined;
  return () => (present = openAfter(present));
}

async function openAfter(present: Promise<Library> | undefined): Promise<Library> {
  return openLibrary(await present?.catch(() => undefined));
}
