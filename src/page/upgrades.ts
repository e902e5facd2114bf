import { isInDocument, isMatch, shadowRootOf } from './dom.ts';
import { LOOKS } from './upgrade-looks.ts';

/**
 * Custom elements whose definition had not been loaded when they were read, and that may get a shadow root with it.
 * Elements that are put in later are upgraded before they are read.
 */
export class Upgrades {
  readonly #onShadowRoot: (root: ShadowRoot) => void;
  readonly #signal: AbortSignal;
  #waiting = new Set<Element>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looks = 0;

  constructor(onShadowRoot: (root: ShadowRoot) => void, { signal }: { signal: AbortSignal }) {
    this.#onShadowRoot = onShadowRoot;
    this.#signal = signal;
    signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** Look after an element without a shadow root, if it is a custom one that is not defined yet. */
  await(element: Element): void {
    if (this.#looks >= LOOKS.length || !isMatch(element, ':not(:defined)')) return;
    this.#waiting.add(element);
    this.#timer ??= setTimeout(() => this.#look(), LOOKS[this.#looks]);
  }

  #look(): void {
    this.#timer = undefined;
    this.#looks++;
    for (const element of this.#waiting) {
      const root = shadowRootOf(element);
      if (root) this.#onShadowRoot(root);
      if (root || !isInDocument(element) || isMatch(element, ':defined')) this.#waiting.delete(element);
    }
    if (this.#looks >= LOOKS.length) this.#waiting.clear();
    if (this.#waiting.size > 0 && !this.#signal.aborted)
      this.#timer = setTimeout(() => this.#look(), LOOKS[this.#looks]);
  }
}
