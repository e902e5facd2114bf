import { checkEntries, type IsBuiltIn } from './check.ts';
import { shown } from './characters.ts';
import { createFaultList, type FaultList, type PackFault, type PackNote } from './faults.ts';
import { fieldsOf } from './fields.ts';
import { readJson } from './json.ts';
import { nodeOf, type PackNode } from './node.ts';
import { limits, type Pack, type PackOrigin } from './pack.ts';
import { readTableEntries } from './table.ts';

/** What came of reading a pack: all of it with what was left out, or every fault and nothing of it. */
export type PackReading =
  | { readonly pack: Pack; readonly notes: readonly PackNote[] }
  | { readonly faults: readonly PackFault[]; readonly others: number };

export interface ReadingOptions {
  readonly isBuiltIn: IsBuiltIn;
  /** ISO date of today. */
  readonly today: string;
}

const PACK_FIELDS = ['name', 'language', 'entries'];

/** Read a pack from a file: JSON, or a table where its name ends in .csv. Never throws, whatever the bytes are. */
export function readPackFile(fileName: string, bytes: Uint8Array, options: ReadingOptions): PackReading {
  const faults = createFaultList();
  const text = bytes.length > limits.file ? undefined : decode(bytes);
  if (bytes.length > limits.file) faults.add(0, 'fileTooLarge', String(limits.file / 1024));
  else if (text === undefined) faults.add(0, 'notUtf8');
  if (text === undefined) return finish(faults);
  const name = { line: 0, value: fileName.replace(/\.\w+$/, '').slice(0, limits.name) };
  const node = isTableName(fileName) ? tableNode(text, faults) : readJson(text, faults);
  return node ? readNode(node, 'file', name, options, faults) : finish(faults);
}

/** Read a pack from what an organisation's policy or the storage holds: an object as in a JSON file, with its name. */
export function readPackValue(value: unknown, from: PackOrigin, options: ReadingOptions): PackReading {
  return readNode(nodeOf(value), from, undefined, options, createFaultList());
}

/** Whether a file of this name is read as a table, whose faults are counted in rows. */
export function isTableName(fileName: string): boolean {
  return /\.(?:csv|tsv|txt)$/i.test(fileName);
}

function tableNode(text: string, faults: FaultList): PackNode | undefined {
  const entries = readTableEntries(text, faults);
  if (!entries) faults.add(0, 'noEntries');
  return entries && { line: 0, value: new Map([['entries', entries]]) };
}

function readNode(
  node: PackNode,
  from: PackOrigin,
  fileName: PackNode | undefined,
  { isBuiltIn, today }: ReadingOptions,
  faults: FaultList,
): PackReading {
  const named = withName(node, fileName);
  const fields = fieldsOf(named, PACK_FIELDS, faults);
  if (!fields) return finish(faults);
  fields.demand('name');
  fields.demand('entries');
  const name = fields.name('name', limits.name)?.text ?? '';
  const language = fields.name('language', limits.language);
  if (language && !isLanguage(language.text)) faults.add(language.line, 'badLanguage', shown(language.text));
  const list = named.value instanceof Map ? (named.value as ReadonlyMap<string, PackNode>).get('entries') : undefined;
  const { entries, notes } = checkEntries(list, isBuiltIn, faults);
  if (faults.faults.length > 0) return finish(faults);
  return { pack: { name, from, language: language?.text ?? 'en', addedOn: today, entries }, notes };
}

/** A file without a name of its own goes by the file's. */
function withName(node: PackNode, fileName: PackNode | undefined): PackNode {
  if (!fileName || !(node.value instanceof Map) || node.value.has('name')) return node;
  return { line: node.line, value: new Map([...(node.value as ReadonlyMap<string, PackNode>), ['name', fileName]]) };
}

function finish({ faults, others }: FaultList): PackReading {
  return { faults: faults.toSorted((a, b) => a.line - b.line), others };
}

/** The text of a file, without a byte order mark; undefined where it is not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isLanguage(tag: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag);
}
