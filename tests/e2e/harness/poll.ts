import { setTimeout as sleep } from 'node:timers/promises';

/** How often a condition is looked at, in milliseconds: short beside every delay of the product (300 ms). */
const interval = 25;

/** Ask again and again until the answer is not undefined, or throw with `what` after `timeout` milliseconds. */
export async function waitFor<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined> | Answer | undefined,
  timeout = 10_000,
): Promise<Answer> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain: ${what}`);
    await sleep(interval);
  }
}

/** Wait for a promise, but no longer than so many milliseconds; answers whether it was kept. */
export async function isKeptWithin(duration: number, promise: Promise<unknown>): Promise<boolean> {
  const end = new AbortController();
  const late = sleep(duration, false, { signal: end.signal }).catch(() => false);
  const isKept = await Promise.race([promise.then(() => true), late]);
  end.abort();
  return isKept;
}

/** Watch for `duration` milliseconds that a condition goes on holding; answers whether it did. */
export async function staysTrue(duration: number, ask: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + duration;
  while (Date.now() < end) {
    if (!(await ask())) return false;
    await sleep(interval);
  }
  return true;
}
