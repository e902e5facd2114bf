import { isHidden } from './hidden.ts';

/** How long one slice of work may take (ms): a page that animates keeps half of its frame of 16.7 ms. */
const SLICE = 6;
/** How long a busy page can keep a slice waiting (ms). Then one slice runs all the same, which leaves the page seven eighths. */
const PATIENCE = 50;

/** Does one slice of work; true when nothing is left to do. */
export type Work = (isTime: () => boolean) => boolean;

/** Work that is done in slices. */
export interface Slices {
  /** There is work; it is done soon. */
  request(): void;
  /** There is work, and no reason to wait for its first slice. */
  start(): void;
}

/**
 * Work in slices while the page is idle. Nothing is scheduled while there is nothing to do, nor while the tab is hidden.
 * `requestIdleCallback` rather than `scheduler.postTask`: the latter knows nothing of frames, and a background task starves
 * on a page that always has something to do. But Chromium calls back once in an idle period, which lasts up to 50 ms, so
 * the rest of the period is used through messages: 50,000 paragraphs took 5 s with one slice a period.
 */
export function createSlices(document: Document, work: Work, { signal }: { signal: AbortSignal }): Slices {
  let next: MessageChannel | undefined;
  let idle: number | undefined;
  /** The idle period whose rest is being used. */
  let period: IdleDeadline | undefined;
  let isWanted = false;
  document.addEventListener('visibilitychange', () => schedule(), { signal });
  signal.addEventListener('abort', stop, { once: true });
  return { request, start };

  function request(): void {
    isWanted = true;
    if (!period) schedule();
  }

  function start(): void {
    isWanted = true;
    if (!isHidden(document)) run();
    schedule();
  }

  function schedule(): void {
    if (signal.aborted || isHidden(document)) cancel();
    else if (isWanted) idle ??= requestIdleCallback(begin, { timeout: PATIENCE });
  }

  function begin(deadline: IdleDeadline): void {
    idle = undefined;
    run();
    if (!isWanted || deadline.timeRemaining() < SLICE) return schedule();
    period = deadline;
    channel().port2.postMessage(undefined);
  }

  function goOn(): void {
    const deadline = period;
    period = undefined;
    if (!deadline || isHidden(document) || deadline.timeRemaining() < SLICE) schedule();
    else begin(deadline);
  }

  function run(): void {
    const end = performance.now() + SLICE;
    isWanted = !work(() => performance.now() >= end);
  }

  function cancel(): void {
    if (idle !== undefined) cancelIdleCallback(idle);
    idle = undefined;
  }

  function stop(): void {
    cancel();
    next?.port1.close();
  }

  function channel(): MessageChannel {
    if (next) return next;
    next = new MessageChannel();
    next.port1.addEventListener('message', goOn, { signal });
    next.port1.start();
    return next;
  }
}
