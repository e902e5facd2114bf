import { expect, test, vi } from 'vitest';
import { settled, show, start, until } from './harness.ts';

test.each([
  ['plain text', 'PD-1 blocks', ['PD-1']],
  ['bold and sub', '<p><b>PD</b>-<sub>1</sub> blocks', ['PD-1']],
  ['anti-PD-1 with a bold part', '<p>anti-<b>PD</b>-1', ['PD-1']],
  ['a link', '<p><a href="#">PD</a>-1', ['PD-1']],
  ['super-script', '<p>CD8<sup>+</sup> T cells', ['CD8+']],
  ['abbr and a space', '<p><abbr>CAR</abbr> T cells', ['CAR T cells']],
  ['nested inline elements', '<p><em><span><mark>check</mark>point</span> inhi</em>bitor', ['checkpoint inhibitor']],
  ['a comment', '<p>PD<!-- x -->-1', ['PD-1']],
  ['wbr', '<p>immuno<wbr>therapy', ['immunotherapy']],
  ['a script between', '<p>PD<script type="x">1</script>-1', ['PD-1']],
  ['an empty span', '<p>PD<span></span>-1', ['PD-1']],
  ['a custom inline element', '<p><x-term>PD</x-term>-1', ['PD-1']],
  ['an unknown element', '<p><blink2>PD</blink2>-1', ['PD-1']],
  ['display: contents', '<p><span style="display:contents">PD</span>-1', ['PD-1']],
  [
    'letters in inline blocks',
    '<p><span style="display:inline-block">P</span><span style="display:inline-block">D</span>-1',
    ['PD-1'],
  ],
  ['white-space in an element of its own', '<p><b>CAR</b><i> </i><b></b><u>T cells</u>', ['CAR T cells']],
  ['a note number behind', '<p>melanoma<sup>12</sup> is', ['melanoma']],
  ['note numbers in brackets and links', '<p>melanoma<sup><a>[1]</a><a>[note 2]</a></sup> is', ['melanoma']],
  ['a note number within', '<p>checkpoint<sup>1,2</sup> inhibitor', ['checkpoint inhibitor']],
  ['a raised number behind a hyphen', '<p>PD-<sup>1</sup> is', ['PD-1']],
  ['soft hyphen', '<p>PD\u00AD-1', ['PD\u00AD-1']],
  ['a newline in a term', '<p>checkpoint\n      inhibitor', ['checkpoint\n      inhibitor']],
  ['a div', '<div>PD</div>-1', []],
  ['two blocks', '<p>exam</p><p>ple</p>', ['exam']],
  ['two blocks without a term of their own', '<div>immuno</div><div>therapy</div>', []],
  ['br', 'PD<br>-1', []],
  ['table cells', '<table><tr><td>PD</td><td>-1</td></tr></table>', []],
  ['list items', '<ul><li>PD</li><li>-1</li></ul>', []],
  ['an image', 'PD<img alt="">-1', []],
  ['an input', 'PD<input>-1', []],
  ['a block in a link', '<a><div>PD</div></a>-1', []],
  ['display: block span', '<p><span style="display:block">PD</span>-1', []],
  ['a float', '<p><span style="float:left">PD</span>-1', []],
  ['an absolutely placed span', '<p><span style="position:absolute">PD</span>-1', []],
  ['flex children', '<p style="display:flex"><span>PD</span><span>-1</span>', []],
  ['grid children', '<p style="display:grid"><a>PD</a><a>-1</a>', []],
  [
    'labels with padding',
    '<p><span style="display:inline-block;padding:4px">PD</span><span style="display:inline-block;padding:4px">-1</span>',
    [],
  ],
  ['a custom block element', '<p><x-box style="display:block">PD</x-box>-1', []],
  [
    'display: table-cell',
    '<p><span style="display:table-cell">PD</span><span style="display:table-cell">-1</span>',
    [],
  ],
  ['an empty block span', '<p>PD<span style="display:block"></span>-1', []],
  [
    'block spans without a space between',
    '<p><span style="display:block">Stage IV</span><span style="display:block">melanoma</span>',
    ['melanoma'],
  ],
  ['inline spans without a space between', '<p><span>Stage IV</span><span>melanoma</span>', []],
  [
    'a longer term that a block cuts',
    '<div><span style="display:block">non-</span><span style="display:block">small cell lung cancer</span></div>',
    ['small cell lung cancer'],
  ],
  [
    'a longer term over inline elements',
    '<div>non-<b>small</b> cell <i>lung</i> cancer</div>',
    ['non-small cell lung cancer'],
  ],
])('reads over mark-up: %s', async (_, markup, words) => {
  show(markup);
  const stage = start();
  await settled();
  expect(stage.words()).toEqual(words);
});

test('asks for no layout where no mention depends on it', async () => {
  show(
    '<p><span>Home</span><span>About</span> us</p><p><span>All</span> about <a href="#">PD-1</a> alone</p>'.repeat(20),
  );
  const asked = vi.spyOn(window, 'getComputedStyle');
  const stage = start();
  await until(() => !stage.isReading);
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
  expect(stage.words()).toHaveLength(20);
});

test('a text cut into nodes and inline elements anywhere has the mentions of the whole', async () => {
  const text =
    'Immunotherapy with pembrolizumab, a checkpoint inhibitor of PD-1 (not PD-L1), for non-small cell lung cancer and melanoma; CD8+ and CAR T cells.';
  const random = mulberry(20_260_101);
  const container = show('<p></p>').querySelector('p') as HTMLElement;
  container.textContent = text;
  const whole = start();
  await settled();
  const words = whole.words();
  expect(words.length).toBe(9);
  whole.stop();
  for (let round = 0; round < 60; round++) {
    container.replaceChildren(...cut(text, random));
    const stage = start();
    await settled();
    expect(stage.words(), container.innerHTML).toEqual(words);
    stage.stop();
  }
});

function cut(text: string, random: () => number): Node[] {
  const nodes: Node[] = [];
  let rest = text;
  while (rest.length > 0) {
    const length = 1 + Math.floor(random() * 12);
    const part = document.createTextNode(rest.slice(0, length));
    rest = rest.slice(length);
    const names = ['', '', 'b', 'span', 'sub', 'a', 'x-y'];
    const name = names[Math.floor(random() * names.length)];
    if (!name) nodes.push(part);
    else {
      const element = document.createElement(name);
      element.append(part);
      nodes.push(element);
    }
    if (random() < 0.1) nodes.push(document.createComment('cut'));
    if (random() < 0.05) nodes.push(document.createTextNode(''));
  }
  return nodes;
}

/** A small generator, so that a failing cut can be repeated. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
