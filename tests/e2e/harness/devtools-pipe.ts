import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** A DevTools connection to a whole browser, over the pipe it was started with: commands with answers. */
export interface DevtoolsPipe {
  /** `session` is that of a target somebody attached to; without it the browser itself is meant. */
  send<Result = unknown>(method: string, params?: object, session?: string): Promise<Result>;
}

/** Talk to a browser started with `--remote-debugging-pipe`, and with pipes as its file descriptors 3 (in) and 4 (out). */
export function openPipe(browser: ChildProcess): DevtoolsPipe {
  const input = browser.stdio[3] as Writable;
  const output = browser.stdio[4] as Readable;
  const waiting = new Map<number, { done(result: unknown): void; failed(error: Error): void }>();
  let lastId = 0;
  let rest = '';

  output.setEncoding('utf8');
  output.on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Answer;
      if (id === undefined) continue; // an event
      const command = waiting.get(id);
      waiting.delete(id);
      if (error) command?.failed(new Error(error.message));
      else command?.done(result);
    }
  });
  input.on('error', () => {}); // the browser has gone, which its end tells
  browser.once('exit', () => {
    for (const { failed } of waiting.values()) failed(new Error('The browser has ended.'));
    waiting.clear();
  });

  return {
    send: <Result>(method: string, params: object = {}, sessionId?: string) =>
      new Promise<Result>((done, failed) => {
        const id = ++lastId;
        waiting.set(id, { done: (result) => done(result as Result), failed });
        input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
  };
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}
