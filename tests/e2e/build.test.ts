import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/env.mjs';
import { browserName, distDir } from './harness/session.ts';

const manifest = JSON.parse(readFileSync(join(distDir, 'manifest.json'), 'utf8')) as Record<string, unknown> & {
  content_scripts: { js: string[]; css?: string[] }[];
};
const files = readdirSync(distDir, { recursive: true, encoding: 'utf8' }).filter((file) =>
  statSync(join(distDir, file)).isFile(),
);
const scripts = files.filter((file) => file.endsWith('.js'));

/** Keys that a page, a shop or another extension could reach us by are not among them, nor is anything remote. */
const expectedKeys = [
  'action',
  'background',
  browserName === 'chromium' ? 'minimum_chrome_version' : 'browser_specific_settings',
  'commands',
  'content_scripts',
  'content_security_policy',
  'default_locale',
  'description',
  'host_permissions',
  'icons',
  // Firefox knows no "split": there, one background answers private windows too.
  ...(browserName === 'chromium' ? ['incognito'] : []),
  'manifest_version',
  'name',
  'options_ui',
  'permissions',
  'short_name',
  ...(browserName === 'chromium' ? ['storage'] : []),
  'version',
].toSorted();

describe('31: the manifest', () => {
  test('has these keys and no others', () => {
    expect(Object.keys(manifest).toSorted()).toEqual(expectedKeys);
    for (const key of [
      'web_accessible_resources',
      'externally_connectable',
      'update_url',
      'sandbox',
      'key',
      'oauth2',
    ]) {
      expect(expectedKeys).not.toContain(key);
    }
  });

  test('runs one script in pages, and nothing of it before the page is there', () => {
    expect(manifest.content_scripts).toEqual([
      {
        matches: ['<all_urls>'],
        js: ['src/content/index.js'],
        run_at: 'document_idle',
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      },
    ]);
  });

  test('has the version of package.json', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(manifest['version']).toBe(version);
  });

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
    /\bWebTransport\b/,
    /\bRTCPeerConnection\b/,
    /\bimportScripts\b/,
    /\b(Shared)?Worker\s*\(/,
    /\beval\s*\(/,
    /\bFunction\s*\(/,
    /\bset(Timeout|Interval)\s*\(\s*["'`]/,
    /\bimport\s*\(\s*["'`]https?:/,
  ]) {
    expect(word.exec(code)?.[0], `${word}`).toBeUndefined();
  }
});

describe('31: the package', () => {
  test.each(scripts)('%s listens to no other extension', (file) => {
    const code = readFileSync(join(distDir, file), 'utf8');
    expect(/\.on(Message|Connect)External\s*[.?[]/.exec(code)?.[0]).toBeUndefined();
  });

  test('holds these kinds of file in these places, and no others', () => {
    const expected = [
      /^manifest\.json$/,
      /^licences\.txt$/,
      /^managed-schema\.json$/,
      /^service-worker-loader\.js$/,
      /^assets\/[\w.-]+\.(js|css)$/,
      /^icons\/(on|off|paused|blocked)(-\d+\.png|\.svg)$/,
      /^_locales\/(en|es)\/messages\.json$/,
      /^src\/(content|explain)\/[a-z-]+\.js$/, // each by name in budget.test.ts
      /^src\/(popup|options|glossary-page|welcome)\/index\.html$/,
    ];
    const paths = files.map((file) => file.replaceAll('\\', '/'));
    expect(paths.filter((path) => !expected.some((place) => place.test(path)))).toEqual([]);
    expect(paths.filter((path) => /\b(test|spec|fixture|mock)s?\b/.test(path))).toEqual([]);
  });

  test.each(files.filter((file) => /\.(js|css|html)$/.test(file)))('%s names no source map', (file) => {
    expect(readFileSync(join(distDir, file), 'utf8')).not.toMatch(/source(Mapping)?URL=/i);
  });

  test.each(files.filter((file) => file.endsWith('.html')))('%s loads files of the package alone', (file) => {
    const page = readFileSync(join(distDir, file), 'utf8');
    const loaded = [...page.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? '');
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((address) => !/^\/assets\/[\w.-]+$/.test(address))).toEqual([]);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<iframe|<base|<meta http-equiv|\son\w+=|javascript:/i);
  });

  test.each(files.filter((file) => file.endsWith('.css')))('%s loads nothing', (file) => {
    expect(readFileSync(join(distDir, file), 'utf8')).not.toMatch(/@import|url\((?!['"]?data:)/);
  });

  test.each(scripts)('%s writes no markup', (file) => {
    // Reviewed: how Preact compares and sets dangerouslySetInnerHTML, which the linter refuses in our code.
    const inPreact = /(\w)\.__html==(\w)\.__html\|\|\1\.__html==(\w)\.innerHTML\)\|\|\(\3\.innerHTML=\1\.__html\)/;
    const code = readFileSync(join(distDir, file), 'utf8').replace(inPreact, '');
    for (const word of [
      /\b(inner|outer)HTML\b/,
      /\binsertAdjacentHTML\b/,
      /\bdocument\.write(ln)?\b/,
      /\bsetHTML(Unsafe)?\b/,
      /\bcreateContextualFragment\b/,
      /\bDOMParser\b/,
      /\bsrcdoc\b/,
    ]) {
      expect(word.exec(code)?.[0], `${word}`).toBeUndefined();
    }
  });

  test('weighs at most 600 kB gzipped and 2 MB unpacked', () => {
    const contents = files.map((file) => readFileSync(join(distDir, file)));
    const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
    expect(sum(contents.map((content) => gzipSync(content).length))).toBeLessThan(600_000);
    expect(sum(contents.map(({ length }) => length))).toBeLessThan(2_000_000);
  });

  test('brings the licence of every package in it', () => {
    const licences = readFileSync(join(distDir, 'licences.txt'), 'utf8');
    for (const name of ['preact', '@floating-ui/dom', 'webextension-polyfill', '@leeoniya/ufuzzy']) {
      expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+$`, 'm'));
    }
  });
});
