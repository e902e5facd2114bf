import { closestOf, hostOf, isDesigned, isDocument, nameOf, rootOf } from './dom.ts';

/**
 * What a tag does to the text around it (step 3 of the walk). Tags decide first, because they cost one map look-up;
 * layout is asked only where a mention would cross a border (see joins.ts), attributes only where there is a mention.
 */
export type Kind = number;

/** Text before and after does not read as one line. */
export const BREAKS = 1;
/** Its content is not read. */
export const SKIPS = 2;
/** Usually inline, but pages make blocks of it. */
export const UNSURE = 4;
/** May carry a shadow root. */
export const MAY_HOST = 8;
/** A heading. */
export const HEADS = 16;
/** Has a name of the page's own, and may be defined later. */
export const CUSTOM = 32;
/** May hold the number of a note. */
export const NOTES = 64;

/** What each known tag does; `kindOf` knows the others too. */
export const KINDS = new Map<string, Kind>();

function set(kind: Kind, names: string): void {
  for (const name of names.split(' ')) KINDS.set(name, kind);
}

set(
  0,
  'b i em strong sub u s small font big tt mark abbr acronym dfn cite q var bdi bdo ins del strike time data wbr nobr ruby rb',
);
set(NOTES, 'sup');
set(UNSURE, 'a label output slot');
set(UNSURE | MAY_HOST, 'span');
set(BREAKS | MAY_HOST, 'div p section article aside main nav header footer blockquote body');
set(
  BREAKS,
  'html address br hr ul ol li dl dt dd menu table thead tbody tfoot tr td th caption colgroup col pre figure figcaption ' +
    'details summary dialog form fieldset legend center hgroup search dir marquee frameset',
);
set(BREAKS | HEADS | MAY_HOST, 'h1 h2 h3 h4 h5 h6');
// Shown, but not text to read: controls, code, drawings, replaced content. A gap in the line.
set(
  BREAKS | SKIPS,
  'code kbd samp textarea input select option optgroup datalist button svg math iframe object embed canvas video audio ' +
    'picture img image meter progress map frame noframes xmp plaintext listing head title',
);
// Not shown at all, or beside the line (ruby): the text before and after still touches.
set(SKIPS, 'script style template noscript link meta base param source track area rt rp rtc');

/** "12", "1,2", "3-5", "[12]", "[note 1]"; longer ones are text. */
const NOTE = /^(?:\s*(?:\[[^\]]{1,12}\]|\d{1,3}[a-z]?)\s*[,;\u2013-]?)+$/;
const MAX_NOTE_LENGTH = 24;

/**
 * Whether a raised text is the number of a note, which belongs to no word: "immunotherapy<sup>12</sup>". After a hyphen it
 * does: "PD-<sup>1</sup>".
 */
export function isNote(element: Element, before: string): boolean {
  const text = element.textContent ?? ''; // of a sup, which no field can shadow
  return text.length <= MAX_NOTE_LENGTH && NOTE.test(text) && !/[-\u2010-\u2015]\s*$/.test(before);
}

/** What this tag does; custom and unknown elements are inline until the layout says otherwise. */
export function kindOf(name: string): Kind {
  return KINDS.get(name) ?? (name.includes('-') ? UNSURE | MAY_HOST | CUSTOM : UNSURE);
}

/**
 * Places that are left alone although their tags are read: text being edited, code, and the glossary links that
 * cancer.gov sets itself. `aria-hidden` is not among them: such text is seen. Hidden text is not either: it is kept,
 * and counts and is painted only while it is laid out (see viewport.ts).
 */
const LEFT_ALONE = [
  '[contenteditable=""]',
  '[contenteditable="true" i]',
  '[contenteditable="plaintext-only" i]',
  '[role="textbox" i]',
  '[role="searchbox" i]',
  '.CodeMirror',
  '.cm-editor',
  '.monaco-editor',
  '.ace_editor',
  '.ProseMirror',
  'pre:is([class*="code" i],[class*="highlight" i],[class*="lang-"],[class*="language-"],[class*="brush:"],[class*="prettyprint"])',
  '.highlight pre',
  '.hljs',
  'a.definition',
  '[data-gloss-id]',
  '.cgdp-definition-link',
].join();

/** Whether this element, or one around it, through shadow borders too, is to be left alone. */
export function isLeftAlone(element: Element): boolean {
  for (let around = element; ;) {
    if (closestOf(around, LEFT_ALONE)) return true;
    const root = rootOf(around);
    const host = hostOf(root);
    if (!host) return isDocument(root) && isDesigned(root);
    around = host;
  }
}

/** The element's own tag. */
export function kindOfElement(element: Element): Kind {
  return kindOf(nameOf(element));
}
