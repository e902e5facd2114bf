import { isHidden } from './dom.ts';

/** How long one slice of work may take (ms): a page that animates keeps half of its frame of 16.7 ms. */
const SLICE = 6;
/** How long a busy page can keep a slice waiting (ms). Then one slice runs all the same, which leaves the page seven eighths. */
const PATIENCE = 50;

/** Does one slice of work; true when nothing is left to do. */
export type Work = (isTime: () => boolean) => boolean;

/**
 * Work in slices while the page is idle. Nothing is scheduled while there is nothing to do, nor while the tab is hidden.
 * `requestIdleCallback` rather than `scheduler.postTask`: the latter knows nothing of frames, and a background task starves
 * on a page that always has something to do.
 */
export class Slices {
  readonly #document: Document;
  readonly #work: Work;
  readonly #signal: AbortSignal;
  #idle: number | undefined;
  #isWanted = false;

  constructor(document: Document, work: Work, { signal }: { signal: AbortSignal }) {
    this.#document = document;
    this.#work = work;
    this.#signal = signal;
    document.addEventListener('visibilitychange', () => this.#schedule(), { signal });
    signal.addEventListener('abort', () => this.#cancel(), { once: true });
  }

  /** There is work; it is done soon. */
  request(): void {
    this.#isWanted = true;
    this.#schedule();
  }

  /** There is work, and no reason to wait for its first slice. */
  start(): void {
    this.#isWanted = true;
    if (!isHidden(this.#document)) this.#run();
  }

  #schedule(): void {
    if (this.#signal.aborted || isHidden(this.#document)) this.#cancel();
    else if (this.#isWanted) this.#idle ??= requestIdleCallback(() => this.#run(), { timeout: PATIENCE });
  }

  #cancel(): void {
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#idle = undefined;
  }

  #run(): void {
    this.#idle = undefined;
    const end = performance.now() + SLICE;
    this.#isWanted = !this.#work(() => performance.now() >= end);
    this.#schedule();
  }
}
