import { isHidden } from './hidden.ts';

/** How long one slice of work may take (ms): a page that animates keeps half of its frame of 16.7 ms. */
const SLICE = 6;
/** How long a busy page can keep a slice waiting (ms). Then one slice runs all the same, which leaves the page seven eighths. */
const PATIENCE = 50;

/** Does one slice of work; true when nothing is left to do. */
export type Work = (isTime: () => boolean) => boolean;

/**
 * Work in slices while the page is idle. Nothing is scheduled while there is nothing to do, nor while the tab is hidden.
 * `requestIdleCallback` rather than `scheduler.postTask`: the latter knows nothing of frames, and a background task starves
 * on a page that always has something to do. But Chromium calls back once in an idle period, which lasts up to 50 ms, so
 * the rest of the period is used through messages: 50,000 paragraphs took 5 s with one slice a period.
 */
export class Slices {
  readonly #document: Document;
  readonly #work: Work;
  readonly #signal: AbortSignal;
  #next: MessageChannel | undefined;
  #idle: number | undefined;
  /** The idle period whose rest is being used. */
  #period: IdleDeadline | undefined;
  #isWanted = false;

  constructor(document: Document, work: Work, { signal }: { signal: AbortSignal }) {
    this.#document = document;
    this.#work = work;
    this.#signal = signal;
    document.addEventListener('visibilitychange', () => this.#schedule(), { signal });
    signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** There is work; it is done soon. */
  request(): void {
    this.#isWanted = true;
    if (!this.#period) this.#schedule();
  }

  /** There is work, and no reason to wait for its first slice. */
  start(): void {
    this.#isWanted = true;
    if (!isHidden(this.#document)) this.#run();
    this.#schedule();
  }

  #schedule(): void {
    if (this.#signal.aborted || isHidden(this.#document)) this.#cancel();
    else if (this.#isWanted) this.#idle ??= requestIdleCallback((period) => this.#begin(period), { timeout: PATIENCE });
  }

  #begin(period: IdleDeadline): void {
    this.#idle = undefined;
    this.#run();
    if (!this.#isWanted || period.timeRemaining() < SLICE) return this.#schedule();
    this.#period = period;
    this.#channel().port2.postMessage(undefined);
  }

  #goOn(): void {
    const period = this.#period;
    this.#period = undefined;
    if (!period || isHidden(this.#document) || period.timeRemaining() < SLICE) this.#schedule();
    else this.#begin(period);
  }

  #run(): void {
    const end = performance.now() + SLICE;
    this.#isWanted = !this.#work(() => performance.now() >= end);
  }

  #cancel(): void {
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#idle = undefined;
  }

  #stop(): void {
    this.#cancel();
    this.#next?.port1.close();
  }

  #channel(): MessageChannel {
    if (this.#next) return this.#next;
    this.#next = new MessageChannel();
    this.#next.port1.addEventListener('message', () => this.#goOn(), { signal: this.#signal });
    this.#next.port1.start();
    return this.#next;
  }
}
