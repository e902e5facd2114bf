import type { Entry } from '../detect/entry.ts';
import { textOf } from './Prose.tsx';
import type { Strings } from './strings.ts';

/** Entries as plain text, to paste into a note or a message. */
export function plainList(entries: readonly Entry[], strings: Strings): string {
  const blocks = entries.map((entry) =>
    [entry.term, textOf(entry.plain), entry.urgent && strings.text('urgent'), entry.why && textOf(entry.why)]
      .filter(Boolean)
      .join('\n'),
  );
  return [...blocks, strings.text('notAdvice')].join('\n\n');
}
