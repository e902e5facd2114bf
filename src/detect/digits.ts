import { BACKSLASH, BASE, FIRST_DIGIT } from './packing.ts';

/** Reads numbers one after the other; see packing.ts. */
export interface Digits {
  /** The next number of one digit. */
  one(): number;
  /** The next number of two digits. */
  two(): number;
  /** The next number of one digit where it is below the limit, of two otherwise. */
  short(limit: number): number;
}

export function readDigits(packed = ''): Digits {
  let at = 0;
  function one(): number {
    const unit = packed.charCodeAt(at++);
    return unit - (unit > BACKSLASH ? FIRST_DIGIT + 1 : FIRST_DIGIT);
  }
  return {
    one,
    two: () => one() * BASE + one(),
    short(limit) {
      const first = one();
      return first < limit ? first : limit + (first - limit) * BASE + one();
    },
  };
}
