/**
 * A site is what the reader switches on and off: the host of an address, with its port, exactly as written there
 * (no "www." magic, no wildcards), or all files of this computer together.
 */
export type Site = string;

/** All addresses that begin with file: count as one site; no host can be spelled like this. */
export const LOCAL_FILES: Site = 'file:';

/** The site of an address, or undefined where extensions cannot run or no site could be named (about:, data:, chrome:). */
export function siteOf(address: string): Site | undefined {
  const url = parse(address);
  if (!url) return undefined;
  if (url.protocol === 'file:') return LOCAL_FILES;
  if (url.protocol === 'http:' || url.protocol === 'https:') return url.host || undefined;
  // A blob's address wraps the address of the page that made it.
  if (url.protocol === 'blob:') return siteOf(url.pathname);
  return undefined;
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
