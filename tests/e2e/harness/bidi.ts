import { WebSocket } from 'ws';

/** A WebDriver BiDi connection: commands with answers. Small because that is all Firefox needs; no driver program stands between. */
export interface BidiConnection {
  readonly browserVersion: string;
  send<Result = unknown>(method: string, params: object): Promise<Result>;
  close(): void;
}

/** What `script.*` answers with. */
export type ScriptResult =
  | { readonly type: 'success'; readonly result: RemoteValue }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

export interface RemoteValue {
  readonly type: string;
  readonly value?: unknown;
  readonly sharedId?: string;
}

/** Connect to a browser that listens at `url` and begin a session. */
export async function connectBidi(url: string): Promise<BidiConnection> {
  const socket = new WebSocket(`${url}/session`, { perMessageDeflate: false });
  await new Promise<void>((done, failed) => {
    socket.once('open', () => done());
    socket.once('error', failed);
  });
  const waiting = new Map<number, { done(result: unknown): void; failed(error: Error): void }>();
  let lastId = 0;

  socket.on('message', (text: Buffer) => {
    const message = JSON.parse(text.toString()) as Answer;
    if (message.id === undefined) return; // an event; nobody subscribed
    const command = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'error') command?.failed(new Error(`${message.error}: ${message.message}`));
    else command?.done(message.result);
  });
  socket.on('close', () => {
    for (const { failed } of waiting.values()) failed(new Error('The browser closed the connection.'));
    waiting.clear();
  });

  const send = <Result>(method: string, params: object) =>
    new Promise<Result>((done, failed) => {
      const id = ++lastId;
      waiting.set(id, { done: (result) => done(result as Result), failed });
      socket.send(JSON.stringify({ id, method, params }));
    });
  const session = await send<{ capabilities: { browserVersion: string } }>('session.new', { capabilities: {} });
  return { send, browserVersion: session.capabilities.browserVersion, close: () => socket.close() };
}

interface Answer {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}
