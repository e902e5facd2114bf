import type { BaseIssue } from 'valibot';
import { error, type Fault } from './fault.ts';

/** Say what a schema found in words an author understands: `forms[2].for - must not be an empty list`. */
export function faultsOfIssues(file: string, issues: readonly BaseIssue<unknown>[], within?: string): Fault[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map((step) => step.key);
    const field = [...(within ? [within] : []), ...path].reduce<string>(
      (whole, key) =>
        typeof key === 'number' ? `${whole}[${key}]` : whole === '' ? String(key) : `${whole}.${String(key)}`,
      '',
    );
    return error(file, field === '' ? 'front matter' : field, messageOf(issue));
  });
}

function messageOf(issue: BaseIssue<unknown>): string {
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never') return unknownKey(String(issue.path?.at(-1)?.key));
    return issue.received === 'undefined' ? 'is missing' : 'must be a map of keys';
  }
  return issue.message;
}

function unknownKey(key: string): string {
  // YAML reads `{ use: lung, later bowel }` as two keys, which no author means
  return key.includes(' ') ? 'is not a known key: a value that holds a comma needs quotes' : 'is not a known key';
}
