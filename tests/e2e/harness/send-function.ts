import type { Json } from './browser.ts';

/**
 * A function and its argument as one expression that a browser can evaluate on its own; `before` are expressions
 * put in front of the argument. The answer is a JSON text, read back with `readAnswer`.
 * The function is sent as its source, so it can use nothing from outside itself.
 */
// eslint-disable-next-line typescript/no-explicit-any -- any function at all, as long as it stands alone
export function toExpression(run: (...parameters: any[]) => unknown, argument: Json, before: readonly string[] = []) {
  const parameters = [...before, JSON.stringify(argument)].join(', ');
  return `(async () => JSON.stringify({ answer: await (${run.toString()})(${parameters}) }))()`;
}

/** What the function answered. */
export function readAnswer<Result>(text: string): Result {
  return (JSON.parse(text) as { answer: Result }).answer;
}
