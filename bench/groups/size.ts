import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openChromium } from '../browsers/chromium.ts';
import { loadInRounds } from '../browsers/loads.ts';
import { page } from '../pages/articles.ts';
import { withSite } from '../pages/site.ts';
import { figure, type Figure } from '../report/figure.ts';
import type { Group, Lab } from './group.ts';

/** What the extension weighs on disk, and what its scripts take to be read and started. */
export const size: Group = {
  name: 'size',
  title: 'Size',
  measure: async (lab) => [...weights(lab.built.chromium), ...(await starts(lab))],
};

/** Folders whose scripts are content scripts: they run in pages. */
const STAGES = /^src\/.*\.js$/;

function weights(folder: string): Figure[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name));
  const kilobytes = (file: string): { readonly raw: number; readonly packed: number } => {
    const bytes = readFileSync(file);
    return { raw: bytes.length / 1000, packed: gzipSync(bytes, { level: 9 }).length / 1000 };
  };
  const stages = files.filter((file) => STAGES.test(relativeTo(folder, file)));
  const all = files.map(kilobytes);
  return [
    ...stages.flatMap((file) => {
      const { raw, packed } = kilobytes(file);
      const name = relativeTo(folder, file);
      return [figure(`${name}, raw`, 'kB', [raw]), figure(`${name}, gzip`, 'kB', [packed])];
    }),
    figure('all content scripts, gzip', 'kB', [total(stages.map((file) => kilobytes(file).packed))], {
      must: { atMost: 60 },
    }),
    figure('whole package, raw', 'kB', [total(all.map(({ raw }) => raw))]),
    figure('whole package, gzip', 'kB', [total(all.map(({ packed }) => packed))]),
  ];
}

async function starts({ built, isQuick }: Lab): Promise<Figure[]> {
  return withSite(async (site) => {
    const browser = await openChromium(built.chromium, site.origin);
    try {
      const { ours } = await loadInRounds(isQuick ? 3 : 15, { ours: browser }, site, page(''));
      return [
        figure(
          'content script on a blank page: parse and compile',
          'ms',
          ours.map(({ thread }) => thread.compile),
        ),
        figure(
          'content script on a blank page: evaluate',
          'ms',
          ours.map(({ thread }) => thread.evaluate),
        ),
      ];
    } finally {
      await browser.close();
    }
  });
}

function relativeTo(folder: string, file: string): string {
  return file.slice(folder.length + 1).replaceAll('\\', '/');
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
