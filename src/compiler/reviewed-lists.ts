import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Fault } from './fault.ts';
import type { AllowedForm } from './glossary.ts';
import { faultsOfIssues } from './issues.ts';
import { readYaml } from './yaml.ts';

const text = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'));
const allowedFormsSchema = v.array(v.strictObject({ form: text, entry: text, reason: text }), 'must be a list');
const wordsSchema = v.array(text, 'must be a list of words');

/** Read allowed-forms.yaml: short or everyday forms that may stand undeclared. A missing file allows none. */
export function readAllowedForms(path: string, file: string): { found: AllowedForm[]; faults: Fault[] } {
  return readList(path, file, allowedFormsSchema);
}

/** Read a list of reviewed words. A missing file is an empty list. */
export function readWords(path: string, file: string): { found: string[]; faults: Fault[] } {
  return readList(path, file, wordsSchema);
}

function readList<T>(
  path: string,
  file: string,
  schema: v.GenericSchema<unknown, T[]>,
): { found: T[]; faults: Fault[] } {
  if (!existsSync(path)) return { found: [], faults: [] };
  const yaml = readYaml(readFileSync(path, 'utf8'), file);
  if (yaml.faults.length > 0) return { found: [], faults: yaml.faults };
  const list = v.safeParse(schema, yaml.value);
  return list.success ? { found: list.output, faults: [] } : { found: [], faults: faultsOfIssues(file, list.issues) };
}
