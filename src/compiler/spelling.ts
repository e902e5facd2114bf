import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { lint, type CSpellReporter } from 'cspell';
import { americanize } from '../detect/fold.ts';
import { error, type Fault } from './fault.ts';
import type { EntrySource, Glossary } from './glossary.ts';
import { proseOf } from './prose.ts';

/**
 * US spelling of everything a reader sees, with cspell. Its dictionary knows English; ours holds the words of all terms
 * and forms, which nearly all medical words of the texts are, and glossary/spellings.yaml the few others. Takes some seconds, so it
 * runs apart from the other checks.
 */
export async function checkSpelling(glossary: Glossary): Promise<Fault[]> {
  const folder = mkdtempSync(join(tmpdir(), 'spelling-'));
  const lines = new Map<string, readonly Line[]>();
  const config = join(folder, 'cspell.json');
  try {
    writeFileSync(config, JSON.stringify({ version: '0.2', language: 'en-US', words: dictionaryOf(glossary) }));
    for (const entry of glossary.entries) {
      const all = linesOf(entry);
      lines.set(entry.id, all);
      writeFileSync(join(folder, `${entry.id}.txt`), all.map(({ text }) => text).join('\n'));
    }
    return await lintFolder(folder, config, lines);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line of a checked text and where it came from. */
interface Line {
  readonly file: string;
  readonly field: string;
  readonly text: string;
}

async function lintFolder(
  folder: string,
  config: string,
  lines: ReadonlyMap<string, readonly Line[]>,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const broken: unknown[] = [];
  const reporter: CSpellReporter = {
    issue: ({ uri, row, text }) => {
      const line = lines.get(basename(uri ?? '', '.txt'))?.[row - 1];
      if (line) faults.push(error(line.file, line.field, `"${text}" is not a US spelling known here`));
    },
    error: (message, thrown) => void broken.push(message, thrown),
  };
  const options = { config, root: folder, gitignore: false, cache: false, uniqueOnly: false, cspellOnlyConfig: true };
  const { files } = await lint([join(folder, '*.txt')], options, reporter);
  // a checker that looked at nothing must not look like a clean result
  if (broken.length > 0 || files !== lines.size)
    throw new Error(`cspell read ${files} of ${lines.size} texts: ${broken.join(' ')}`);
  return faults;
}

function linesOf(entry: EntrySource): Line[] {
  const { file } = entry;
  return [
    { file, field: 'term', text: entry.front.term },
    ...proseOf(entry).flatMap(({ field, lines }) => lines.map((text) => ({ file, field, text }))),
    ...(entry.front.drug?.first ?? []).map(({ use }, index) => ({
      file,
      field: `drug.first[${index}].use`,
      text: use,
    })),
  ];
}

/** British spellings are forms worth finding in a page, but not words of our texts. */
function dictionaryOf({ entries, spellings, unwritten }: Glossary): string[] {
  const forms = [...entries.map(({ front }) => front), ...unwritten].flatMap((concept) => concept.forms);
  const brands = entries.flatMap(({ front }) => front.drug?.brands ?? []);
  const names = [...forms.map(({ text }) => text), ...brands.map(({ name }) => name)];
  const words = names
    .flatMap((name) => name.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => americanize(word.toLowerCase()) === word.toLowerCase());
  return [...new Set([...words.flatMap((word) => [word, `${word}s`]), ...spellings])];
}
