import type { Inline, Paragraph } from '../detect/entry.ts';
import type { Body } from './body.ts';
import { withoutCollisions } from './checks/collisions.ts';
import type { Glossary } from './glossary.ts';

/**
 * A glossary that can be compiled although it has errors, for looking at entries while others are still being written:
 * without names of entries that do not exist, and without the later of two forms that collide. Never for a release.
 */
export function toDraft(glossary: Glossary): Glossary {
  const { ids } = glossary;
  const existing = (named: readonly string[] | undefined): string[] => (named ?? []).filter((id) => ids.has(id));
  const entries = glossary.entries.map((entry) => {
    const { front, body } = entry;
    return {
      ...entry,
      front: {
        ...front,
        broader: existing(front.broader),
        related: existing(front.related),
        opposite: existing(front.opposite),
        'not-same': Object.fromEntries(Object.entries(front['not-same'] ?? {}).filter(([id]) => ids.has(id))),
      },
      body: unlinked(body, ids),
    };
  });
  return withoutCollisions({ ...glossary, entries });
}

function unlinked(body: Body, ids: ReadonlySet<string>): Body {
  const inline = (part: Inline): Inline => ('entry' in part && !ids.has(part.entry) ? { text: part.text } : part);
  const all = (paragraphs: readonly Paragraph[]): Paragraph[] =>
    paragraphs.map(({ listed, inlines }) => ({ listed, inlines: inlines.map(inline) }));
  return { plain: all(body.plain), more: all(body.more), why: all(body.why), ask: all(body.ask) };
}
