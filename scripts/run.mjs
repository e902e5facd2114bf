// Run a TypeScript file of this project in Node: bundle it with rolldown (the bundler inside vite), then import it.
// usage: node scripts/run.mjs src/some/file.ts [arguments]   (the file reads process.argv.slice(2) as usual)
import { mkdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');
const entry = resolve(process.argv[2]);
const file = resolve(root, 'build/run', basename(entry).replace(/\.tsx?$/, `.${process.pid}.mjs`));
mkdirSync(resolve(root, 'build/run'), { recursive: true });
const bundle = await rolldown({ input: entry, platform: 'node', external: [/^node:/, /^[^./]/], logLevel: 'warn' });
await bundle.write({ file, format: 'esm' });
process.argv.splice(1, 2, entry);
try {
  await import(pathToFileURL(file));
} finally {
  const { rmSync } = await import('node:fs');
  rmSync(file, { force: true });
}
