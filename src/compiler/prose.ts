import { toText, type Body, type SectionName } from './body.ts';
import type { EntrySource } from './glossary.ts';
import { sentencesOf } from './readability.ts';

/** A piece of an entry's text with the name it has in reports: `plain`, `more`, `why`, `ask[1]`, `not-same.icans`. */
export interface Prose {
  readonly field: string;
  readonly lines: readonly string[];
}

/** All words of an entry that a reader will see as sentences. */
export function proseOf(entry: EntrySource): Prose[] {
  const sections: Prose[] = [
    ...(['plain', 'more', 'why'] as const).map((field) => ({ field, lines: linesOf(entry.body, field) })),
    ...linesOf(entry.body, 'ask').map((line, index) => ({ field: `ask[${index}]`, lines: [line] })),
    ...Object.entries(entry.front['not-same'] ?? {}).map(([id, line]) => ({ field: `not-same.${id}`, lines: [line] })),
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** The lines of one section, as a reader sees them. */
export function linesOf(body: Body, section: SectionName): string[] {
  return body[section].map(toText);
}

/** Every sentence of an entry with the name of its section. */
export function sentencesIn(entry: EntrySource): { field: string; sentence: string }[] {
  return proseOf(entry).flatMap(({ field, lines }) =>
    lines.flatMap(sentencesOf).map((sentence) => ({ field, sentence })),
  );
}
