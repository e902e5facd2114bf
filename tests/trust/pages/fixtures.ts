/** Kinds of page, each as small as it can be and still be of its kind. Our own making; the texts name terms of the glossary. */
export interface Fixture {
  readonly name: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether anything in its own document is underlined; true unless said otherwise. */
  readonly isMarked?: boolean;
}

const ICON = '<link rel="icon" href="data:,">';
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${ICON}${head}</head><body>${body}</body></html>`;
const styled = (css: string, body: string): string => page(body, `<style>${css}</style>`);

/** Each of these is the body of a page. */
const bodies: Readonly<Record<string, string>> = {
  article:
    '<article><h1>Melanoma</h1><p>Treated with <em>pembrolizumab</em>, which blocks PD-1.</p><hr><p>More on T cells.</p></article>',
  table:
    '<table border><caption>Drugs</caption><thead><tr><th>Drug<th>Target</thead><tr><td>pembrolizumab<td>PD-1<tr><td colspan=2>ipilimumab</table>',
  'lists of every kind':
    '<ul><li>melanoma<ul><li>PD-1</ul></ul><ol start=3 reversed><li value=9>pembrolizumab<li>T cells</ol><dl><dt>CTLA-4<dd>a brake</dl><menu><li>one</menu>',
  'right-to-left text':
    '<div dir="rtl" lang="ar"><p>العلاج pembrolizumab للمرضى <bdi>PD-1</bdi> و <bdo dir="ltr">melanoma</bdo></p></div>',
  ruby: '<p><ruby>pembrolizumab<rp>(</rp><rt>pem-broh</rt><rp>)</rp></ruby> for melanoma</p>',
  mathematics:
    '<p>In melanoma <math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mi>PD</mi></mfrac></math> and pembrolizumab.</p>',
  drawings:
    '<p>pembrolizumab</p><svg width=200 height=60><title>PD-1</title><text x=5 y=20>melanoma</text><foreignObject x=5 y=30 width=180 height=30><p xmlns="http://www.w3.org/1999/xhtml">T cells</p></foreignObject></svg>',
  'a form':
    '<form><label>melanoma <input value="pembrolizumab"></label><textarea>PD-1</textarea><select><option>T cells<option selected>CTLA-4</select><button>pembrolizumab</button><output>ipilimumab</output></form>',
  'what unfolds':
    '<details open><summary>pembrolizumab</summary>For melanoma.</details><details><summary>x</summary>PD-1</details>',
  frames: '<p>pembrolizumab</p><iframe srcdoc="<p>melanoma</p>"></iframe><iframe src="about:blank"></iframe>',
  'an open shadow root':
    '<div id=h>light melanoma</div><script>h.attachShadow({mode:"open"}).innerHTML="<p>pembrolizumab</p><slot></slot>"</script>',
  'a closed shadow root':
    '<p>ipilimumab</p><div id=h></div><script>h.attachShadow({mode:"closed"}).innerHTML="<p>pembrolizumab</p>"</script>',
  'a declared shadow root':
    '<p>melanoma</p><div><template shadowrootmode="open"><style>p{color:navy}</style><p>pembrolizumab <slot></slot></p></template>PD-1</div>',
  'custom elements':
    '<x-a>melanoma</x-a> <x-b></x-b><script>customElements.define("x-b",class extends HTMLElement{connectedCallback(){this.append("pembrolizumab")}attributeChangedCallback(){this.textContent="touched"}static observedAttributes=["class","style","id"]})</script>',
  'templates and noscript': '<template><p>pembrolizumab</p></template><noscript>PD-1</noscript><p>ipilimumab</p>',
  'program text':
    '<p>pembrolizumab</p><pre>PD-1  =\n\tmelanoma</pre><p><code>T cell</code> <kbd>PD-1</kbd> <samp>x</samp></p>',
  'what can be edited':
    '<p>ipilimumab</p><div contenteditable>pembrolizumab <span contenteditable=false>PD-1</span></div>',
  'a dialog': '<p>melanoma</p><dialog open><p>pembrolizumab</p></dialog><dialog>PD-1</dialog>',
  popovers: '<p>melanoma</p><div popover id=p>pembrolizumab</div><script>p.showPopover()</script>',
  'a script that writes text':
    '<p id=a>x</p><script>a.textContent="pembrolizumab";a.after(document.createTextNode("melanoma"));document.write("<p>PD-1")</script>',
  'forms split over elements':
    '<p><b>pembro</b>lizumab <i>PD</i>-<sub>1</sub> CD8<sup>+</sup> T cells <span>mela</span><span>noma</span></p>',
  'text nodes split by a script':
    '<p id=a>pembrolizumab for melanoma</p><script>a.firstChild.splitText(5);a.lastChild.splitText(9);a.append("","")</script>',
  'comments within words': '<p>pembro<!-- x -->lizumab for mela<!---->noma<wbr> PD-<wbr>1</p>',
  'an image map':
    '<p>ipilimumab</p><map name=m><area href="#a" alt="PD-1" coords="0,0,9,9"></map><img usemap="#m" alt="pembrolizumab" src="data:,">',
  'links and anchors': '<p><a href="#x">pembrolizumab</a> <a id=x>melanoma</a> <a href="mailto:a@b.test">PD-1</a></p>',
  'soft hyphens and odd spaces': '<p>pembro&shy;lizumab for&nbsp;melanoma, PD\u20111, T\u00a0cells, a\u200bb</p>',
  'a large table': `<table>${'<tr><td>melanoma<td>pembrolizumab<td>12'.repeat(300)}</table>`,
  'deep nesting': `${'<div><span>'.repeat(150)}pembrolizumab${'</span></div>'.repeat(150)}`,
};

/** Each of these is a sheet of styles and the body of a page. */
const sheets: Readonly<Record<string, readonly [string, string]>> = {
  'first letters and lines': [
    'p::first-letter{font-size:3em;float:left}p::first-line{color:navy}',
    '<p>Pembrolizumab is given for melanoma.</p>',
  ],
  'white space that counts': ['p{white-space:pre}', '<p>pembrolizumab   for\n\n  melanoma\t. </p>'],
  'counters and generated text': [
    'body{counter-reset:n}p::before{counter-increment:n;content:counter(n)". PD-1 "}p::after{content:" end"}',
    '<p>pembrolizumab</p><p>melanoma</p>',
  ],
  'text that is hidden': [
    '.a{display:none}.b{visibility:hidden}.c{opacity:0}.d{position:absolute;left:-9999px}.e{content-visibility:hidden}',
    '<p>pembrolizumab</p><p class=a>melanoma</p><p class=b>melanoma</p><p class=c>PD-1</p><p class=d>PD-1</p><p class=e>T cells</p><p hidden>T cells</p><p hidden=until-found>T cells</p>',
  ],
  'boxes without a box': [
    '.c{display:contents}',
    '<p><span class=c>pembro<b class=c>lizumab</b></span></p><div class=c>melanoma</div>',
  ],
  'vertical writing': ['p{writing-mode:vertical-rl;height:9em}', '<p>pembrolizumab for melanoma</p>'],
  'letters changed by style': [
    '.a{text-transform:uppercase}.b{user-select:none}.c{-webkit-text-security:disc}',
    '<p class=a>pembrolizumab</p><p class=b>melanoma</p><p class=c>PD-1</p>',
  ],
};

/** Documents that are more, or other, than a page of the usual kind. */
const documents: readonly Fixture[] = [
  {
    name: 'quirks mode',
    html: `<title>Page</title>${ICON}<p>pembrolizumab<table><tr><td>melanoma</table><font color=red>PD-1`,
  },
  {
    name: 'a frameset',
    html: `<!doctype html><html><head><title>Page</title>${ICON}</head><frameset cols="50%,50%"><frame src="data:text/html,pembrolizumab"><frame src="about:blank"></frameset></html>`,
    isMarked: false,
  },
  {
    name: 'XHTML',
    html: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Page</title><link rel="icon" href="data:,"/></head><body><p>pembrolizumab for <b>melanoma</b><br/></p><![CDATA[PD-1 & more]]></body></html>`,
    headers: { 'content-type': 'application/xhtml+xml' },
  },
  {
    name: 'a base address and a policy',
    html: page(
      '<p><a href="x">pembrolizumab</a></p>',
      `<base href="http://other.test/"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">`,
    ),
  },
  { name: 'no text of ours', html: page('<p>A recipe for bread with olives.</p>'), isMarked: false },
];

export const fixtures: readonly Fixture[] = [
  ...Object.entries(bodies).map(([name, body]) => ({ name, html: page(body) })),
  ...Object.entries(sheets).map(([name, [css, body]]) => ({ name, html: styled(css, body) })),
  ...documents,
];
