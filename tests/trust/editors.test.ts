import { describe, expect, test } from 'vitest';
import type { Tab } from '../e2e/harness/browser.ts';
import { staysTrue, waitFor } from '../e2e/harness/poll.ts';
import { cardOf, linesOf, middleOf, shownCard, travel, underlined } from '../e2e/harness/reader.ts';
import { asPage, useSession } from '../e2e/harness/session.ts';
import { bundleApp } from './support/bundle.ts';
import { switchAll, waitUntil } from '../e2e/harness/switch.ts';

const session = useSession();

/** What an editor's own model holds after typing. */
interface Model {
  readonly text: string;
  readonly caret: number;
}

const TYPED = 'On pembrolizumab the PD-1 brake is off, and T cells go on against the melanoma cells. '
  .repeat(6)
  .slice(0, 500);

const contenteditable = `<div id="editor"><div contenteditable style="white-space:pre-wrap">PD-1 here. </div></div><script>
  const box = document.querySelector('[contenteditable]');
  box.focus();
  getSelection().selectAllChildren(box);
  getSelection().collapseToEnd();
  window.model = () => {
    const { anchorNode, anchorOffset } = getSelection();
    const range = new Range();
    range.setStart(box, 0);
    range.setEnd(anchorNode, anchorOffset);
    return { text: box.innerHTML, caret: range.toString().length };
  };
</script>`;

const textarea = `<div id="editor"><textarea cols="60" rows="8">PD-1 here. </textarea></div><script>
  const box = document.querySelector('textarea');
  box.focus();
  box.setSelectionRange(11, 11);
  window.model = () => ({ text: box.value, caret: box.selectionStart });
</script>`;

const withApp = async (name: string): Promise<string> => {
  const script = session.server.page(await bundleApp(name), { headers: { 'content-type': 'text/javascript' } });
  return `<div id="editor"></div><script src="${script}"></script>`;
};

describe.each<[string, () => Promise<string> | string]>([
  ['CodeMirror', () => withApp('codemirror.js')],
  ['ProseMirror', () => withApp('prosemirror.js')],
  ['Monaco', () => withApp('monaco.js')],
  ['contenteditable', () => contenteditable],
  ['textarea', () => textarea],
])('19 editors: %s', (_, html) => {
  const readModel = (tab: Tab) => tab.evaluate(() => (window as unknown as { model(): Model }).model());

  test('19 editors: typing leaves what it leaves without us, marks nothing inside, and shows no card', async () => {
    const url = session.server.page(asPage(`<p>About ipilimumab.</p>${await html()}`));
    await switchAll(session, false);
    const without = await session.open(url);
    await waitUntil(session, without, 'off');
    await without.type(TYPED);
    const control = await readModel(without);
    expect(control.text).toContain('brake is off');
    expect(control.caret).toBeGreaterThan(TYPED.length);
    await without.close();

    await switchAll(session, true);
    const tab = await session.open(url);
    await waitFor('the underline', async () => ((await underlined(tab)).includes('ipilimumab') ? true : undefined));
    await travel(tab, middleOf((await linesOf(tab, 'ipilimumab'))[0]!));
    await tab.type(TYPED);
    expect(await staysTrue(700, async () => !(await shownCard(tab)))).toBe(true);
    expect(await readModel(tab)).toEqual(control);
    await waitUntil(session, tab, 'read');
    expect(await underlined(tab)).toEqual(['ipilimumab']);
    expect((await cardOf(tab, 'ipilimumab')).term).toBe('ipilimumab');
  });
});
