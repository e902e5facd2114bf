import type { BidiConnection, RemoteValue, ScriptResult } from './bidi.ts';
import type { Frame } from './browser.ts';
import { readAnswer, toExpression } from './send-function.ts';

export function firefoxFrame(bidi: BidiConnection, context: string): Frame {
  return {
    evaluate: async (run, argument) => readAnswer(await evaluateIn(bidi, context, toExpression(run, argument ?? null))),
    rest: async ({ x, y }) => {
      const actions = [x - 2, x - 1, x].map((x) => ({
        type: 'pointerMove',
        x: Math.round(x),
        y: Math.round(y),
        duration: 0,
      }));
      const source = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
      await bidi.send('input.performActions', { context, actions: [source] });
    },
  };
}

/** Closed shadow trees hang on empty `div`s: the only elements that page and extension can both be trusted to use for one. */
async function closedRoots(bidi: BidiConnection, context: string): Promise<string[]> {
  const { nodes } = await bidi
    .send<{ nodes: readonly RemoteValue[] }>('browsingContext.locateNodes', {
      context,
      locator: { type: 'css', value: 'div:empty' },
      serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
    })
    .catch((error: unknown) => {
      if (hasGone(error)) return { nodes: [] };
      throw error;
    });
  return nodes.flatMap(({ value }) => {
    const { shadowRoot } = value as { shadowRoot?: RemoteValue | null };
    const isClosed = (shadowRoot?.value as { mode?: string } | undefined)?.mode === 'closed';
    return isClosed && shadowRoot?.sharedId ? [shadowRoot.sharedId] : [];
  });
}

/** Evaluate an expression that answers with a text; `root` in it is the node of that id. */
export async function evaluateIn(
  bidi: BidiConnection,
  context: string,
  expression: string,
  root?: string,
): Promise<string> {
  const answer = await bidi.send<ScriptResult>('script.callFunction', {
    functionDeclaration: `(root) => ${expression}`,
    target: { context },
    arguments: root ? [{ sharedId: root }] : [],
    awaitPromise: true,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return answer.result.value as string;
}

/** Frames and nodes may leave between being named and being asked. */
function hasGone(error: unknown): boolean {
  return error instanceof Error && /no such (frame|node)|stale element|DiscardedBrowsingContext/i.test(error.message);
}

export interface Tree {
  readonly contexts: readonly Branch[];
}
interface Branch {
  readonly context: string;
  readonly children?: readonly Branch[];
}

export async function contextsUnder(bidi: BidiConnection, root: string): Promise<string[]> {
  const { contexts } = await bidi.send<Tree>('browsingContext.getTree', { root });
  const flatten = ({ context, children }: Branch): string[] => [context, ...(children ?? []).flatMap(flatten)];
  return contexts.flatMap(flatten);
}

export async function everyContext(bidi: BidiConnection): Promise<readonly string[]> {
  const { contexts } = await bidi.send<Tree>('browsingContext.getTree', { maxDepth: 0 });
  return contexts.map(({ context }) => context);
}

export async function create(bidi: BidiConnection): Promise<string> {
  return (await bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' })).context;
}

/** What an expression that names a function of `root` answers for each closed shadow root in a page and its frames. */
export async function evaluateInClosedRoots<Result>(
  bidi: BidiConnection,
  page: string,
  expression: string,
): Promise<Result[]> {
  const answers: Result[] = [];
  for (const frame of await contextsUnder(bidi, page)) {
    for (const root of await closedRoots(bidi, frame)) {
      const answer = await evaluateIn(bidi, frame, expression, root).catch((error: unknown) => {
        if (hasGone(error)) return undefined;
        throw error;
      });
      if (answer !== undefined) answers.push(readAnswer<Result>(answer));
    }
  }
  return answers;
}
