import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compile, GlossaryError } from './compile.ts';

/**
 * `npm run build:glossary`: write build/glossary/{entries,lexicon,page-lexicon,wake-filter,ids}.json, or nothing at all when the glossary has
 * errors. `-- --draft` writes what can be used all the same, for looking at it.
 */
try {
  const { entries, lexicon, pageLexicon, wakeFilter, ids } = compile(resolve('glossary'), {
    isDraft: process.argv.includes('--draft'),
  });
  writeAll(resolve('build/glossary'), {
    'entries.json': JSON.stringify(entries),
    'lexicon.json': JSON.stringify(lexicon),
    'page-lexicon.json': JSON.stringify(pageLexicon),
    'wake-filter.json': JSON.stringify(wakeFilter),
    'ids.json': JSON.stringify(ids),
  });
  console.log(`${entries.length} entries written to build/glossary`);
} catch (thrown) {
  if (!(thrown instanceof GlossaryError)) throw thrown;
  console.error(thrown.message);
  process.exitCode = 1;
}

/** All files are written aside first and then renamed, so a reader never meets one that is half written. */
function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  const written = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    const aside = `${path}.${process.pid}.tmp`;
    writeFileSync(aside, content);
    return { path, aside };
  });
  try {
    for (const { path, aside } of written) renameSync(aside, path);
  } finally {
    for (const { aside } of written) rmSync(aside, { force: true });
  }
}
