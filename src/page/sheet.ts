import type { UnderlineStyle } from './annotation.ts';

/** Names in the highlight registry, which the page can read: random, so that no page can ask for ours. */
export interface HighlightNames {
  readonly marks: string;
  readonly current: string;
}

export function createNames(): HighlightNames {
  return { marks: randomName(), current: randomName() };
}

/** Letters only: a name is an identifier in the rule. */
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => String.fromCharCode(97 + (byte % 26))).join(
    '',
  );
}

/** Mid-tones that keep 3:1 on white and on dark grey; none does on every background, so that no colour is the default. */
const ACCENT = '#0a7ea4';
const TINT = { text: 'rgb(127 127 127 / .28)', accent: 'rgb(10 126 164 / .28)' };

/**
 * The element that the rules are for. Where highlights inherit their look (Chromium, into shadow trees too), one rule at the root serves every element: matched
 * anew by each, it made style and layout of what a page puts in 23 % slower instead of 10. In Firefox (153) none is inherited.
 */
export function holderOfRules(): '' | ':root' {
  return CSS.supports('-moz-appearance', 'none') ? '' : ':root';
}

/**
 * The rules of one document. Screen only: Chromium prints highlights. The default underline names no colour and so has the
 * contrast of its text everywhere; `color-mix(currentcolor)` would resolve at the root in Chromium (as of 156). Lengths are
 * percentages of each text's own size, where an `em` would be the root's.
 */
export function ruleText(
  { marks, current }: HighlightNames,
  { line, colour }: UnderlineStyle,
  holder: '' | ':root',
): string {
  const look =
    line === 'background'
      ? `background-color:${TINT[colour]}`
      : `text-decoration:underline ${line}${colour === 'accent' ? ` ${ACCENT}` : ''};text-decoration-thickness:max(1px,8%);text-underline-offset:18%`;
  const ring = 'color:#000;background-color:#ffd54f';
  return `@media screen{${holder}::highlight(${marks}){${look}}${holder}::highlight(${current}){${ring}}}`;
}

/** The rules, put in once something is to be painted, and kept within reach of every shadow tree. */
export class Sheet {
  readonly #document: Document;
  readonly #css: string;
  readonly #insertUserStyle: (css: string) => Promise<boolean>;
  readonly #signal: AbortSignal;
  #adopted: CSSStyleSheet | undefined;
  #isAsked = false;
  #roots: () => Iterable<ShadowRoot>;

  constructor(
    document: Document,
    css: string,
    insertUserStyle: (css: string) => Promise<boolean>,
    roots: () => Iterable<ShadowRoot>,
    { signal }: { signal: AbortSignal },
  ) {
    this.#document = document;
    this.#css = css;
    this.#insertUserStyle = insertUserStyle;
    this.#roots = roots;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#giveBack(), { once: true });
  }

  /** Called whenever something is painted: pages overwrite the list of adopted sheets. */
  ensure(): void {
    if (this.#adopted) this.#adoptAll(this.#adopted);
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#insertUserStyle(this.#css).then(
      (isInserted) => isInserted || this.#fallBack(),
      () => this.#fallBack(),
    );
  }

  /** A sheet of the page's own list: visible to the page, and in Firefox to be adopted by every shadow root by itself. */
  #fallBack(): void {
    if (this.#signal.aborted) return;
    const view = this.#document.defaultView;
    if (!view) return;
    this.#adopted = new view.CSSStyleSheet();
    this.#adopted.replaceSync(this.#css);
    this.#adoptAll(this.#adopted);
  }

  #adoptAll(sheet: CSSStyleSheet): void {
    for (const root of this.#reach()) {
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    }
  }

  #giveBack(): void {
    const sheet = this.#adopted;
    if (!sheet) return;
    for (const root of this.#reach())
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  }

  #reach(): Iterable<DocumentOrShadowRoot> {
    return [this.#document, ...this.#roots()];
  }
}
