import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { browserName, distDir } from './harness/session.ts';

const manifest = JSON.parse(readFileSync(join(distDir, 'manifest.json'), 'utf8')) as Record<string, unknown> & {
  content_scripts: { js: string[]; css?: string[] }[];
};
const files = readdirSync(distDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
  statSync(join(distDir, file)).isFile(),
);
const scripts = files.filter((file) => file.endsWith('.js'));

describe('manifest', () => {
  test('asks for these permissions and no others', () => {
    expect(manifest['permissions']).toEqual(['storage', 'scripting', 'contextMenus']);
    expect(manifest['host_permissions']).toEqual(['<all_urls>']);
    for (const key of ['optional_permissions', 'optional_host_permissions', 'externally_connectable']) {
      expect(manifest, key).not.toHaveProperty(key);
    }
  });

  test('shows no file to web pages, by which they could tell that the extension is there', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest.content_scripts.flatMap(({ css }) => css ?? [])).toEqual([]);
  });

  test('lets the pages of the extension load nothing from elsewhere', () => {
    expect(manifest['content_security_policy']).toEqual({
      extension_pages: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'",
    });
  });

  test('names the keys of its own browser only', () => {
    if (browserName === 'chromium') {
      expect(manifest).toHaveProperty('minimum_chrome_version');
      expect(manifest).not.toHaveProperty('browser_specific_settings');
      expect(manifest['background']).toHaveProperty('service_worker');
      expect(manifest['background']).not.toHaveProperty('scripts');
    } else {
      expect(manifest).not.toHaveProperty('minimum_chrome_version');
      expect(manifest).toHaveProperty('browser_specific_settings.gecko.data_collection_permissions.required', ['none']);
      expect(manifest['background']).toHaveProperty('scripts');
      expect(manifest['background']).not.toHaveProperty('service_worker');
    }
  });
});

test('the content script is one file of at most 60 kB gzipped', () => {
  const [contentScript, ...others] = manifest.content_scripts.flatMap(({ js }) => js);
  expect(others).toEqual([]);
  expect(gzipSync(readFileSync(join(distDir, contentScript!))).length).toBeLessThan(60_000);
});

test.each(scripts)('%s holds no way to reach the network or to run text as code', (file) => {
  const code = readFileSync(join(distDir, file), 'utf8');
  for (const word of [
    /\bfetch\s*\(/,
    /\bXMLHttpRequest\b/,
    /\bWebSocket\b/,
    /\bEventSource\b/,
    /\bsendBeacon\b/,
    /\bimportScripts\b/,
    /\beval\s*\(/,
    /\bnew Function\b/,
    /\bimport\s*\(\s*["'`]https?:/,
  ]) {
    expect(word.exec(code)?.[0], `${word}`).toBeUndefined();
  }
});

test('nothing but what the extension needs is in the build', () => {
  const kinds = new Set(files.map((file) => file.replace(/^.*\./, '.')));
  expect(
    [...kinds].filter((kind) => !['.js', '.css', '.html', '.json', '.png', '.svg', '.txt'].includes(kind)),
  ).toEqual([]);
});
