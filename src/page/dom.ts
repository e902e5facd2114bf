/**
 * The few DOM reads that must not be answered by the page. `<form><input name=parentNode>` shadows `form.parentNode`, in
 * Chromium's isolated worlds too (seen in 156; Firefox's Xrays are clean), so the getters are taken from the prototypes
 * once. Each has a function of its own: V8 shares one call-site profile among closures of one literal, which then
 * inlines none of them.
 */
const NODE = Node.prototype;
const ELEMENT = Element.prototype;

const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;
const DOCUMENT_NODE = 9;
const FRAGMENT_NODE = 11;

type Getter<This, Value> = (this: This) => Value;

function getterOf<This extends object, Name extends keyof This>(prototype: This, name: Name): Getter<This, This[Name]> {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!getter) throw new TypeError(`${String(name)} is no accessor`);
  return getter as Getter<This, This[Name]>;
}

const nodeType = getterOf(NODE, 'nodeType');
function typeOf(node: Node): number {
  return nodeType.call(node);
}

const parentNode = getterOf(NODE, 'parentNode');
export function parentOf(node: Node): Node | null {
  return parentNode.call(node);
}

const firstChild = getterOf(NODE, 'firstChild');
export function firstChildOf(node: Node): Node | null {
  return firstChild.call(node);
}

const lastChild = getterOf(NODE, 'lastChild');
export function lastChildOf(node: Node): Node | null {
  return lastChild.call(node);
}

const nextSibling = getterOf(NODE, 'nextSibling');
export function nextSiblingOf(node: Node): Node | null {
  return nextSibling.call(node);
}

const previousSibling = getterOf(NODE, 'previousSibling');
export function previousSiblingOf(node: Node): Node | null {
  return previousSibling.call(node);
}

const childNodes = getterOf(NODE, 'childNodes');
export function childAt(node: Node, index: number): Node | null {
  return childNodes.call(node).item(index);
}

const isConnected = getterOf(NODE, 'isConnected');
export function isInDocument(node: Node): boolean {
  return isConnected.call(node);
}

const localName = getterOf(ELEMENT, 'localName');
export function nameOf(element: Element): string {
  // The plain property where it can be trusted: this is asked of every element of every page.
  const name: unknown = element.localName;
  return typeof name === 'string' ? name : localName.call(element);
}

const shadowRoot = getterOf(ELEMENT, 'shadowRoot');
/** Its open shadow root; closed ones stay the page's own business. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  return shadowRoot.call(element);
}

const { closest, matches, getBoundingClientRect, checkVisibility } = ELEMENT;
const { getRootNode } = NODE;
export function closestOf(element: Element, selector: string): Element | null {
  return closest.call(element, selector);
}
export function isMatch(element: Element, selector: string): boolean {
  return matches.call(element, selector);
}
export function rectOf(element: Element): DOMRect {
  return getBoundingClientRect.call(element);
}
/** False under `display: none`, a closed `details`, and where nothing is laid out for other reasons. */
export function isRendered(element: Element): boolean {
  return checkVisibility.call(element);
}

/** The document or shadow root it stands in, or the top of the tree it was taken out with. */
export function rootOf(node: Node): Node {
  return getRootNode.call(node);
}

export function isElement(node: Node | null): node is Element {
  return node !== null && typeOf(node) === ELEMENT_NODE;
}

export function isText(node: Node | null): node is Text {
  return node !== null && typeOf(node) === TEXT_NODE;
}

export function isDocument(node: Node): node is Document {
  return typeOf(node) === DOCUMENT_NODE;
}

/** The host of a shadow root, seen from the root. */
export function hostOf(node: Node): Element | undefined {
  return typeOf(node) === FRAGMENT_NODE && 'host' in node ? (node as ShadowRoot).host : undefined;
}

/** The element that holds a node, through shadow borders. */
export function holderOf(node: Node): Element | undefined {
  const parent = parentOf(node);
  if (parent === null) return undefined;
  return isElement(parent) ? parent : hostOf(parent);
}

const { createTreeWalker } = Document.prototype;
/** Goes over all texts and elements of a tree. */
export function walkerOver(root: Node): TreeWalker {
  return createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
}

const title = getterOf(Document.prototype, 'title');
export function titleOf(document: Document): string {
  return title.call(document);
}

const designMode = getterOf(Document.prototype, 'designMode');
export function isDesigned(document: Document): boolean {
  return designMode.call(document) === 'on';
}

const documentElement = getterOf(Document.prototype, 'documentElement');
export function topOf(document: Document): Element | null {
  return documentElement.call(document);
}
