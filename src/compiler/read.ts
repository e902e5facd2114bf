import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as v from 'valibot';
import { isMap, isScalar, parseDocument } from 'yaml';
import { parseBody } from './body.ts';
import { frontMatterSchema, sourceSchema } from './entry.ts';
import { error, type Fault } from './fault.ts';
import { CATEGORIES, type EntrySource, type Glossary, type Source } from './glossary.ts';
import { faultsOfIssues } from './issues.ts';
import { readAllowedForms, readWords } from './reviewed-lists.ts';
import { readUnwritten } from './unwritten.ts';
import { firstLineOf, readYaml } from './yaml.ts';

/**
 * Read every file of a glossary folder. Never stops at the first fault: what cannot be read is left out and reported,
 * so an author sees everything at once.
 */
export function readGlossary(folder: string, root = process.cwd()): { glossary: Glossary; faults: Fault[] } {
  const faults: Fault[] = [];
  const entries: EntrySource[] = [];
  const files = new Map<string, string>();
  const nameOf = (path: string): string => relative(root, path).split(sep).join('/');

  for (const category of subfolders(folder)) {
    const path = join(folder, category);
    if (!CATEGORIES.includes(category)) faults.push(error(nameOf(path), 'folder', 'is not a category'));
    for (const name of readdirSync(path).sort()) {
      const file = nameOf(join(path, name));
      const id = name.replace(/\.md$/, '');
      if (!name.endsWith('.md') || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
        faults.push(error(file, 'name', 'must be the entry id and ".md": lower case words with hyphens'));
        continue;
      }
      const other = files.get(id);
      if (other) faults.push(error(file, 'name', `id "${id}" is already used by ${other}`));
      else files.set(id, file);
      const read = readEntry(readFileSync(join(path, name), 'utf8'), { id, category, file });
      faults.push(...read.faults);
      if (read.entry && !other) entries.push(read.entry);
    }
  }
  const ids = new Set(files.keys());
  const besides = (name: string): [path: string, file: string] => [join(folder, name), nameOf(join(folder, name))];
  const sources = readSources(...besides('sources.yaml'));
  const allowed = readAllowedForms(...besides('allowed-forms.yaml'));
  const plainWords = readWords(...besides('plain-words.yaml'));
  const spellings = readWords(...besides('spellings.yaml'));
  const unwritten = readUnwritten(...besides('forms-without-entries.tsv'), ids);
  for (const list of [sources, allowed, plainWords, spellings, unwritten]) faults.push(...list.faults);
  entries.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    glossary: {
      entries,
      ids,
      sources: sources.sources,
      allowed: allowed.found,
      plainWords: new Set(plainWords.found),
      spellings: spellings.found,
      unwritten: unwritten.unwritten,
    },
    faults,
  };
}

/** Read one entry from its text. `entry` is missing when its front matter is unusable. */
function readEntry(
  markdown: string,
  { id, category, file }: { id: string; category: string; file: string },
): { entry?: EntrySource; faults: Fault[] } {
  const parts = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)([\s\S]*)$/.exec(markdown);
  if (!parts) return { faults: [error(file, 'front matter', 'must stand between two lines of "---" at the top')] };
  const yaml = readYaml(parts[1] ?? '', file, 1);
  const parsed = parseBody(parts[2] ?? '');
  const bodyFaults = parsed.faults.map(({ field, message }) => error(file, field, message));
  if (yaml.faults.length > 0) return { faults: [...yaml.faults, ...bodyFaults] };
  const front = v.safeParse(frontMatterSchema, yaml.value);
  if (!front.success) return { faults: [...faultsOfIssues(file, front.issues), ...bodyFaults] };
  return { entry: { id, category, file, front: front.output, body: parsed.body }, faults: bodyFaults };
}

/** Read sources.yaml from disk; a missing file is a fault. */
function readSources(path: string, file: string): { sources: Map<string, Source | undefined>; faults: Fault[] } {
  const sources = new Map<string, Source | undefined>();
  const urls = new Map<string, string>();
  if (!existsSync(path)) return { sources, faults: [error(file, 'file', 'is missing')] };
  const document = parseDocument(readFileSync(path, 'utf8'), { schema: 'failsafe', uniqueKeys: false });
  const faults = document.errors.map((fault) => error(file, 'yaml', firstLineOf(fault.message)));
  const pairs = isMap(document.contents) ? document.contents.items : [];
  for (const { key, value } of pairs) {
    const id = isScalar(key) ? String(key.value) : String(key);
    const source = v.safeParse(sourceSchema, isMap(value) ? value.toJSON() : value);
    if (sources.has(id)) faults.push(error(file, id, 'stands twice'));
    if (!source.success) {
      faults.push(...faultsOfIssues(file, source.issues, id));
      sources.set(id, undefined);
      continue;
    }
    const other = urls.get(source.output.url);
    if (other && other !== id) faults.push(error(file, `${id}.url`, `is the address of "${other}" too: keep one`));
    urls.set(source.output.url, other ?? id);
    sources.set(id, source.output);
  }
  return { sources, faults };
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((child) => child.isDirectory())
    .map((child) => child.name)
    .sort();
}
