import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { preact } from '@preact/preset-vite';
import { build, defineConfig, type Plugin } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import packageJson from './package.json' with { type: 'json' };
import { bundledPackages, licencesText } from './scripts/release/bundled.mjs';

const root = import.meta.dirname;
const contentScript = 'src/content/index.ts';
/** What the background runs in frames where there is something to find, and to explain; the manifest does not name them. */
const laterStages = ['src/content/reading-stage', 'src/content/explaining-stage'];
/** As in the manifest. Named as browsers, or light-dark() would be compiled into something that `all: initial` undoes. */
const target = ['chrome128', 'firefox140'];
/** Pages that no key of the manifest names. */
const otherPages = ['glossary-page', 'welcome'];

export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    publicDir: 'src/static',
    plugins: [
      compileGlossary(),
      preact(),
      crx({
        manifest: manifestFor(browser),
        browser,
        // One self-contained file: no loader, so nothing that pages could fetch, and it starts earlier.
        contentScripts: { standaloneFiles: [contentScript] },
      }),
      ...laterStages.map(buildLaterStage),
      shipLicences(),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target,
      modulePreload: false,
      rolldownOptions: { input: otherPages.map((page) => resolve(root, `src/${page}/index.html`)) },
    },
  };
});

/** The manifest as it stands, without the keys that the other browser would warn about. */
function manifestFor(browser: 'chrome' | 'firefox'): ManifestV3Export {
  const { browser_specific_settings, minimum_chrome_version, incognito, storage, ...shared } = manifest;
  // Firefox takes an organisation's values as they are, without a schema.
  const own = browser === 'firefox' ? { browser_specific_settings } : { minimum_chrome_version, incognito, storage };
  // The plugin's type wants literals, and strings read from a JSON file are none.
  return { ...shared, version: packageJson.version, ...own } as ManifestV3Export;
}

/**
 * Write the compiled glossary before anything imports it. Real files, because no plugin runs in the inner build that
 * makes the content script; for the same reason a watching build is told of that script's sources here.
 */
function compileGlossary(): Plugin {
  const run = promisify(execFile);
  return {
    name: 'compile-glossary',
    enforce: 'pre',
    apply: 'build',
    async buildStart() {
      if (process.env['GLOSSARY'] === 'compiled') return; // by scripts/build.mjs, just now
      const command = [resolve(root, 'scripts/run.mjs'), 'src/compiler/build.ts'];
      await run(process.execPath, command, { cwd: root }).catch(({ stderr }: { stderr: string }) => {
        this.error({ message: stderr.trim(), stack: '' }); // the faults alone, one a line
      });
      if (!this.meta.watchMode) return;
      for (const folder of ['glossary', 'src']) {
        for (const file of await readdir(resolve(root, folder), { recursive: true, withFileTypes: true })) {
          if (file.isFile()) this.addWatchFile(join(file.parentPath, file.name));
        }
      }
    },
  };
}

/** One self-contained file like the content script itself, which the plugin above builds only for what the manifest names. */
function buildLaterStage(stage: string): Plugin {
  return {
    name: `build ${stage}`,
    apply: 'build',
    async generateBundle() {
      const built = await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        build: {
          write: false,
          target,
          lib: {
            entry: `${stage}.ts`,
            formats: ['iife'],
            name: 'stage',
            fileName: () => `${stage}.js`,
          },
        },
      });
      for (const { output } of Array.isArray(built) ? built : 'output' in built ? [built] : []) {
        const [{ fileName, code }] = output;
        this.emitFile({ type: 'asset', fileName, source: code });
      }
    },
  };
}

/** The licences of what is bundled ask to be passed on with it, and the bundler takes comments out. */
function shipLicences(): Plugin {
  return {
    name: 'ship-licences',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licencesText(await bundledPackages()) });
    },
  };
}
