import { pick, randomNumbers } from './random.ts';

/** Articles of real proportions: paragraphs with links and emphasis in them, a heading now and then. */
export interface ArticleShape {
  /** UTF-16 units of text. */
  readonly length: number;
  /** Elements and texts in all, about. */
  readonly nodes: number;
  /** Terms put in between the words, in places of their own. */
  readonly terms?: readonly string[];
}

/** The body of an article made of paragraphs that are repeated in another order as often as is needed. */
export function article(paragraphs: readonly string[], { length, nodes, terms = [] }: ArticleShape): string {
  const random = randomNumbers(length + nodes);
  const words: string[] = [];
  for (let total = 0; total < length;) {
    const paragraph = pick(paragraphs, random);
    total += paragraph.length + 1;
    words.push(...paragraph.split(' '), '\n');
  }
  spread(words, terms);
  // Each inline element brings two nodes of its own, its text and itself, and parts the text around it once more.
  const wordsBetween = Math.max(1, Math.round((words.length * 3) / nodes));
  return toMarkup(words, wordsBetween);
}

/** A whole page around a body, with legible letters and no favicon to ask for. `script` runs at its end. */
export function page(body: string, script = ''): string {
  return `<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,"><style>body{font:16px/1.5 sans-serif;margin:40px;max-width:44em}</style></head><body>${body}${script && `<script>${script}</script>`}</body></html>`;
}

function spread(words: string[], terms: readonly string[]): void {
  const step = words.length / (terms.length + 1);
  terms.toReversed().forEach((term, index) => {
    let at = Math.round(step * (terms.length - index));
    while (words[at] === '\n' || /[.,]$/.test(words[at - 1] ?? '')) at++;
    words.splice(at, 0, term);
  });
}

function toMarkup(words: readonly string[], wordsBetween: number): string {
  const parts: string[] = ['<p>'];
  let since = 0;
  for (const word of words) {
    if (word === '\n') {
      parts.push('</p>\n<p>');
      continue;
    }
    const isInline = ++since >= wordsBetween && !word.includes(' ');
    parts.push(isInline ? `<em>${word}</em> ` : `${word} `);
    if (isInline) since = 0;
  }
  parts.push('</p>');
  return parts.join('');
}
