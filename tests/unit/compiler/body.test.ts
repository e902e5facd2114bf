import { describe, expect, test } from 'vitest';
import { linksOf, parseBody, toText } from '../../../src/compiler/body.ts';

const text = (words: string): { text: string } => ({ text: words });

describe('a body', () => {
  test('is cut into its sections', () => {
    const { body, faults } = parseBody(
      'First line\nof one paragraph.\n\nAnother.\n\n## More\nLonger.\n\n## Why it matters\nCall.\n\n## Ask your care team\n- Who?\n- When?\n',
    );
    expect(faults).toEqual([]);
    expect(body).toEqual({
      plain: [
        { listed: false, inlines: [text('First line of one paragraph.')] },
        { listed: false, inlines: [text('Another.')] },
      ],
      more: [{ listed: false, inlines: [text('Longer.')] }],
      why: [{ listed: false, inlines: [text('Call.')] }],
      ask: [
        { listed: true, inlines: [text('Who?')] },
        { listed: true, inlines: [text('When?')] },
      ],
    });
  });

  test('keeps bold and links within a line and across lines', () => {
    const { body, faults } = parseBody('Some **very** active [T cells](t-cell)\nof the **body**.');
    expect(faults).toEqual([]);
    expect(body.plain).toEqual([
      {
        listed: false,
        inlines: [
          text('Some '),
          { text: 'very', strong: true },
          text(' active '),
          { text: 'T cells', entry: 't-cell' },
          text(' of the '),
          { text: 'body', strong: true },
          text('.'),
        ],
      },
    ]);
    expect(body.plain.map(toText)).toEqual(['Some very active T cells of the body.']);
    expect(body.plain.flatMap(linksOf)).toEqual(['t-cell']);
  });

  test('goes on with a list line that was wrapped', () => {
    const { body } = parseBody('- one\nand more\n- two\n\nNo list.');
    expect(body.plain.map((paragraph) => [paragraph.listed, toText(paragraph)])).toEqual([
      [true, 'one and more'],
      [true, 'two'],
      [false, 'No list.'],
    ]);
  });

  test.each([
    ['Use <br> here.', 'HTML is not allowed'],
    ['Salt &amp; water.', 'HTML is not allowed'],
    ['A `code` word.', '"`" is markup that cards do not show; use paragraphs, "- " lists, **bold** and [links](id)'],
    ['Half **bold.', '"**" is markup that cards do not show; use paragraphs, "- " lists, **bold** and [links](id)'],
    ['An *italic* word.', '"*" is markup that cards do not show; use paragraphs, "- " lists, **bold** and [links](id)'],
    ['> A quotation.', '">" is markup that cards do not show; use paragraphs, "- " lists, **bold** and [links](id)'],
    ['1. A number.', '"1." is markup that cards do not show; use paragraphs, "- " lists, **bold** and [links](id)'],
  ])('refuses "%s"', (markdown, message) => {
    expect(parseBody(markdown).faults).toEqual([{ field: 'plain', message }]);
  });

  test.each([
    'HLA-A*02:01 is a tissue type.',
    'Fewer than 5 & more than 3.',
    'A count < 500 is low.',
    'The p-value was 0.05.',
  ])('accepts "%s"', (markdown) => {
    expect(parseBody(markdown).faults).toEqual([]);
  });

  test('refuses a section that stands twice', () => {
    expect(parseBody('## More\nA.\n\n## More\nB.').faults).toEqual([{ field: 'more', message: 'stands twice' }]);
  });
});
