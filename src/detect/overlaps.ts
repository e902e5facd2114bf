/** Something that lies at a place in a text. */
interface Placed {
  readonly start: number;
  readonly end: number;
}

/**
 * Keep one mention wherever several overlap: the longer of two where one holds the other, so "PD-1 inhibitor" wins over
 * "PD-1"; the earlier where they only share words, so "breast cancer survivors" is about breast cancer. Expects reading
 * order, longer ones first where they start together.
 */
export function dropOverlaps<T extends Placed>(mentions: readonly T[]): T[] {
  const kept: T[] = [];
  for (const mention of mentions) {
    const last = kept.at(-1);
    if (!last || mention.start >= last.end) kept.push(mention);
  }
  return kept;
}
