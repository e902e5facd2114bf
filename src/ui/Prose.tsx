import type { ComponentChildren } from 'preact';
import type { Inline, Paragraph } from '../detect/entry.ts';
import type { TermOf } from './Relations.tsx';

interface ProseProps {
  readonly paragraphs: readonly Paragraph[];
  /** Names that lead nowhere any more are left as words. */
  readonly termOf: TermOf;
  /** The reader asks for another entry named in the text. */
  readonly onAsked: (id: string) => void;
  /** Whether links take part in the page's tab order. */
  readonly isReachable: boolean;
}

/** The paragraphs and lists of an entry's body. */
export function Prose({ paragraphs, ...rest }: ProseProps) {
  return <>{grouped(paragraphs).map((block, index) => renderBlock(block, index, rest))}</>;
}

/** The words of some paragraphs, to be read out or copied. */
export function textOf(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ inlines }) => inlines.map(({ text }) => text).join('')).join(' ');
}

type LinkProps = Omit<ProseProps, 'paragraphs'>;

function renderBlock(block: readonly Paragraph[], key: number, links: LinkProps): ComponentChildren {
  const [first] = block;
  if (!first?.listed)
    return <p key={key}>{first?.inlines.map((inline, index) => renderInline(inline, index, links))}</p>;
  return (
    <ul key={key}>
      {block.map((line, row) => (
        <li key={row}>{line.inlines.map((inline, index) => renderInline(inline, index, links))}</li>
      ))}
    </ul>
  );
}

function renderInline(inline: Inline, key: number, { termOf, onAsked, isReachable }: LinkProps): ComponentChildren {
  if ('strong' in inline) return <strong key={key}>{inline.text}</strong>;
  if (!('entry' in inline) || termOf(inline.entry) === undefined) return inline.text;
  return (
    <button key={key} type="button" class="link" tabIndex={isReachable ? 0 : -1} onClick={() => onAsked(inline.entry)}>
      {inline.text}
    </button>
  );
}

/** Consecutive list lines together; every other paragraph alone. */
function grouped(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const blocks: Paragraph[][] = [];
  for (const paragraph of paragraphs) {
    const last = blocks.at(-1);
    if (paragraph.listed && last?.[0]?.listed) last.push(paragraph);
    else blocks.push([paragraph]);
  }
  return blocks;
}
