import type { Inline, Paragraph } from '../detect/entry.ts';

/**
 * The body of an entry: a small, closed piece of Markdown. Paragraphs, list lines, `**bold**` and links to other
 * entries by id; anything else is a fault, because a card shows plain text and has no HTML to fall back on.
 */
export interface Body {
  readonly plain: readonly Paragraph[];
  readonly more: readonly Paragraph[];
  readonly why: readonly Paragraph[];
  readonly ask: readonly Paragraph[];
}

/** Where a section of the body is named in reports. */
export type SectionName = keyof Body;

/** Something the parser could not take, at its section. */
export interface BodyFault {
  readonly field: string;
  readonly message: string;
}

const HEADINGS: ReadonlyMap<string, SectionName> = new Map([
  ['More', 'more'],
  ['Why it matters', 'why'],
  ['Ask your care team', 'ask'],
]);

/** Parse the text below the front matter. Returns what could be read together with the faults found on the way. */
export function parseBody(markdown: string): { readonly body: Body; readonly faults: readonly BodyFault[] } {
  const body: Record<SectionName, Paragraph[]> = { plain: [], more: [], why: [], ask: [] };
  const faults: BodyFault[] = [];
  const seen = new Set<SectionName>();
  let section: SectionName | undefined = 'plain';
  let open = false; // whether the next line goes on with the last paragraph
  for (const line of markdown.split(/\r?\n/)) {
    const heading = /^#+\s*(.*?)\s*$/.exec(line);
    if (heading) {
      section = line.startsWith('## ') ? HEADINGS.get(heading[1] ?? '') : undefined;
      if (!section) faults.push({ field: 'body', message: `heading "${line}" is not one of: ${names()}` });
      else if (seen.has(section)) faults.push({ field: section, message: 'stands twice' });
      else seen.add(section);
      open = false;
    } else if (line.trim() === '') {
      open = false;
    } else if (section) {
      const listed = /^[-*] +(.*)$/.exec(line);
      const paragraphs = body[section];
      const last = open && !listed ? paragraphs.pop() : undefined;
      const { inlines, fault } = parseInlines(listed?.[1] ?? line.trim());
      if (fault) faults.push({ field: section, message: fault });
      paragraphs.push(
        last ? { listed: last.listed, inlines: joined(last.inlines, inlines) } : { listed: listed !== null, inlines },
      );
      open = true;
    }
  }
  return { body, faults };
}

/** The words of a paragraph as a reader sees them. */
export function toText(paragraph: Paragraph): string {
  return paragraph.inlines.map((inline) => inline.text).join('');
}

/** Ids of the entries a paragraph links to. */
export function linksOf(paragraph: Paragraph): string[] {
  return paragraph.inlines.flatMap((inline) => ('entry' in inline ? [inline.entry] : []));
}

function parseInlines(line: string): { readonly inlines: Inline[]; readonly fault?: string } {
  const inlines: Inline[] = [];
  const pattern = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)]*)\)/g;
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    const [whole, strong, label, entry] = match;
    if (match.index > end) inlines.push({ text: line.slice(end, match.index) });
    if (strong !== undefined) inlines.push({ text: strong, strong: true });
    else inlines.push({ text: label ?? '', entry: entry ?? '' });
    end = match.index + whole.length;
  }
  if (end < line.length) inlines.push({ text: line.slice(end) });
  const rest = inlines.map((inline) => inline.text).join('');
  const fault = unknownMarkup(rest);
  return fault ? { inlines, fault } : { inlines };
}

function unknownMarkup(rest: string): string | undefined {
  if (/<\/?[a-z!][^>]*>|&[a-z]+;|&#\d+;/i.test(rest)) return 'HTML is not allowed';
  const odd = /`|\*\*|!\[|\]\(|^\d+[.)] |^[>|]|^\* |^_{3}|(?<!\w)_\w|(?<!\w)\*(?=[A-Za-z])(?!\d)/.exec(rest);
  return odd
    ? `"${odd[0].trim()}" is markup that cards do not show; use paragraphs, "- " lists, **bold** and [links](id)`
    : undefined;
}

function joined(before: readonly Inline[], after: readonly Inline[]): Inline[] {
  return [...before, { text: ' ' }, ...after].reduce<Inline[]>((all, inline) => {
    const last = all.at(-1);
    const bare = last && !('strong' in last) && !('entry' in last) && !('strong' in inline) && !('entry' in inline);
    if (last && bare) all[all.length - 1] = { text: last.text + inline.text };
    else all.push(inline);
    return all;
  }, []);
}

function names(): string {
  return [...HEADINGS.keys()].map((name) => `"## ${name}"`).join(', ');
}
