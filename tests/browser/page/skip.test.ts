import { expect, test } from 'vitest';
import { painted, settled, show, start } from './harness.ts';

test.each([
  ['script', '<script type="x">PD-1</script>'],
  ['style', '<style>PD-1{}</style>'],
  ['template', '<template><p>PD-1</p></template>'],
  ['code', '<p><code>PD-1</code></p>'],
  ['code in pre', '<pre><code>PD-1</code></pre>'],
  ['highlighted pre', '<pre class="prettyprint">PD-1</pre>'],
  ['kbd', '<kbd>PD-1</kbd>'],
  ['samp', '<samp>PD-1</samp>'],
  ['textarea', '<textarea>PD-1</textarea>'],
  ['select', '<select><option>PD-1</option></select>'],
  ['button', '<button>PD-1</button>'],
  ['svg', '<svg><text>PD-1</text></svg>'],
  ['math', '<math><mi>PD-1</mi></math>'],
  ['contenteditable', '<div contenteditable="true"><p>PD-1</p></div>'],
  ['contenteditable without a value', '<div contenteditable><p>PD-1</p></div>'],
  ['plaintext-only', '<div contenteditable="plaintext-only">PD-1</div>'],
  ['an island in an editor', '<div contenteditable="true"><p contenteditable="false">PD-1</p></div>'],
  ['textbox', '<div role="textbox">PD-1</div>'],
  ['CodeMirror 6', '<div class="cm-editor"><div class="cm-line">PD-1</div></div>'],
  ['ProseMirror', '<div class="ProseMirror"><p>PD-1</p></div>'],
  ['Monaco', '<div class="monaco-editor"><span>PD-1</span></div>'],
  ["cancer.gov's links", '<p><a class="definition" href="#">PD-1</a></p>'],
  ["cancer.gov's newer links", '<p><a data-gloss-id="1" href="#">PD-1</a></p>'],
  ['hidden', '<p hidden>PD-1</p>'],
  ['display: none', '<div style="display:none"><p>PD-1</p></div>'],
  ['a closed details', '<details><summary>More</summary><p>PD-1</p></details>'],
])('leaves alone: %s', async (_, markup) => {
  show(markup);
  const page = start();
  await settled();
  expect(page.words()).toEqual([]);
  expect(painted()).toEqual([]);
});

test.each([
  ['aria-hidden', '<p aria-hidden="true">PD-1</p>'],
  ['a plain pre', '<pre>PD-1</pre>'],
  ['contenteditable=false', '<div contenteditable="false">PD-1</div>'],
  ['a label', '<label>PD-1 <input></label>'],
  ['a summary', '<details><summary>PD-1</summary></details>'],
  ['a heading', '<h2>PD-1</h2>'],
  ['a caption', '<table><caption>PD-1</caption></table>'],
])('reads: %s', async (_, markup) => {
  show(markup);
  const page = start();
  await settled();
  expect(page.words()).toEqual(['PD-1']);
});

test('a line goes on around what is left alone, but not through it', async () => {
  show(
    '<p>melanoma, <a data-gloss-id="1">PD-1</a>, <code>PD-1</code> and <span contenteditable="true">PD</span>-1, PD-L1</p>',
  );
  const page = start();
  await settled();
  expect(page.words()).toEqual(['melanoma', 'PD-L1']);
});

test('what is named is told of hidden text as well, and no more once its text has gone', async () => {
  const stage = show('<p hidden>melanoma</p><p>PD-1 and PD-1</p>');
  const page = start();
  await settled();
  const [shown] = page.mentions();
  expect(page.words()).toEqual(['PD-1', 'PD-1']);
  expect(page.entries().size).toBe(2);
  stage.firstElementChild?.remove();
  await settled();
  expect([...page.entries()]).toEqual([shown?.mention.entry]);
});

test('hidden text counts and is painted once it is shown, and no longer when it is hidden again', async () => {
  const stage = show('<p hidden>melanoma</p>');
  const page = start();
  await settled();
  expect(painted()).toEqual([]);
  const paragraph = stage.querySelector('p') as HTMLElement;
  paragraph.hidden = false;
  await settled();
  expect(page.words()).toEqual(['melanoma']);
  expect(painted()).toEqual(['melanoma']);
  paragraph.hidden = true;
  await settled();
  expect(page.words()).toEqual([]);
  expect(painted()).toEqual([]);
});

test('text that becomes editable is let go when the caret is set into it', async () => {
  const stage = show('<p tabindex="0">melanoma</p><p>PD-1</p>');
  const page = start();
  await settled();
  expect(page.words()).toEqual(['melanoma', 'PD-1']);
  const paragraph = stage.querySelector('p') as HTMLElement;
  paragraph.contentEditable = 'true';
  paragraph.focus();
  await settled();
  expect(page.words()).toEqual(['PD-1']);
  expect(painted()).toEqual(['PD-1']);
});

test('typing in an editor is never marked', async () => {
  const stage = show('<div contenteditable="true"><p>x</p></div><p>PD-1</p>');
  const page = start();
  const text = stage.querySelector('div p')?.firstChild as Text;
  for (const letter of ' melanoma and PD-1 ') {
    text.data += letter;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await settled();
  expect(page.words()).toEqual(['PD-1']);
});

test('everyday words are mentions only when asked for', async () => {
  show('<p>An exam for melanoma</p>');
  const quiet = start({ includeCommon: false });
  const full = start();
  await settled();
  expect(quiet.words()).toEqual(['melanoma']);
  expect(full.words()).toEqual(['exam', 'melanoma']);
});
