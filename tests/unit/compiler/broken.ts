import { expect, test } from 'vitest';
import { changed, linesOf } from './sample.ts';

/** One way to break the sample, and the only line the report may then hold (the file is added in front). */
export interface Broken {
  readonly rule: string;
  readonly file: string;
  readonly change: readonly (readonly [from: string, to: string])[];
  readonly says: string;
}

/** Check that each change of the sample gives exactly its line. */
export function testBroken(table: readonly Broken[], which: 'errors' | 'warnings' = 'errors'): void {
  test.each(table)('$rule', ({ file, change, says }) => {
    const start = which === 'warnings' ? 'warning: ' : '';
    expect(linesOf(changed(file, ...change), which)).toEqual([`${start}glossary/${file}: ${says}`]);
  });
}
