/** A value of a pack with the place it was read at, so that every fault can name its line. */
export interface PackNode {
  readonly line: number;
  readonly value: string | number | boolean | null | readonly PackNode[] | ReadonlyMap<string, PackNode>;
}

/** Lists and objects within each other; a pack needs four. */
export const DEEPEST = 8;

/** A value from storage or from a policy as nodes without lines. What is too deep or no JSON counts as null. */
export function nodeOf(value: unknown, depth = 0): PackNode {
  const at = (node: PackNode['value']): PackNode => ({ line: 0, value: node });
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return at(value);
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return at(null);
  if (Array.isArray(value)) return at(value.map((member) => nodeOf(member, depth + 1)));
  return at(new Map(Object.entries(value).map(([key, member]) => [key, nodeOf(member, depth + 1)])));
}
