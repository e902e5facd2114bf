import { expect, test } from 'vitest';
import { isHighlightRule } from '../../../src/background/rule.ts';
import { createNames, ruleText } from '../../../src/page/sheet.ts';

const styles = (['dotted', 'solid', 'background'] as const).flatMap((line) =>
  (['text', 'accent'] as const).map((colour) => ({ line, colour })),
);
const holders = ['', ':root'] as const;
const own = ruleText({ marks: 'a'.repeat(12), current: 'b'.repeat(12) }, { line: 'dotted', colour: 'text' }, '');

test.each(styles)('takes the rules for $line underlines in the colour of the $colour', (style) => {
  for (const holder of holders) expect(isHighlightRule(ruleText(createNames(), style, holder))).toBe(true);
});

test.each<[string, unknown]>([
  ['no text', { css: own }],
  ['empty', ''],
  ['for other elements', 'body{display:none}'],
  ['for other elements beside ours', `${own}input{display:none}`],
  ['for other elements within ours', own.replace(/\}\}$/, '}input{color:red}}')],
  ['for other elements in a list with ours', own.replace('::highlight', 'input,::highlight')],
  ['for part of an element', own.replace('::highlight', 'input::highlight')],
  ['for what stands in the root', own.replace('::highlight', ':root input::highlight')],
  ['nested', own.replace('text-decoration:', 'input{color:red};text-decoration:')],
  ['fetching a picture', own.replace('color:#000', 'background-color:url(//example.org)')],
  ['fetching another way', own.replace('color:#000', 'color:image-set(x)')],
  ['reading an attribute', own.replace('color:#000', 'color:attr(value)')],
  ['with an escape', own.replace('color:#000', 'color:u\\72l(x)')],
  ['with a text', own.replace('color:#000', 'color:"x"')],
  ['with a comment', own.replace('color:#000', 'color:/*')],
  ['importing', `@import "https://example.org";${own}`],
  ['on paper too', own.replace('@media screen', '@media all')],
  ['too long', own.replace('{text-decoration', `{${'color:#000;'.repeat(200)}text-decoration`)],
])('refuses a stylesheet that is %s', (_, css) => {
  expect(css).not.toBe(own);
  expect(isHighlightRule(css)).toBe(false);
});
