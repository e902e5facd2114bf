// Draw the PNG icons from their SVG sources in src/static/icons, each at its true size: `node scripts/icons.mjs`.
// Run it after changing a drawing; the PNGs are kept in the repository, so that a build needs no browser.
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './env.mjs';

const folder = resolve(import.meta.dirname, '../src/static/icons');
/** Toolbars show 16 to 32 px, the browser's own pages and the stores up to 128. */
const sizes = { on: [16, 24, 32, 48, 128], off: [16, 24, 32], paused: [16, 24, 32], blocked: [16, 24, 32] };

const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: findBrowser('chromium') ?? 'chromium', args: sandbox });
const page = await browser.newPage();
for (const [state, pixels] of Object.entries(sizes)) {
  const drawing = await readFile(join(folder, `${state}.svg`), 'utf8');
  for (const size of pixels) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
    );
    await writeFile(join(folder, `${state}-${size}.png`), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
