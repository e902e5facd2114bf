/** Numbers as printable characters that JSON need not escape: base 91, fixed width. The reader's side is detect/unpack.ts. */
const FIRST = 35;
const BACKSLASH = 92;
export const BASE = 91;

export function packNumber(value: number, width: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= BASE ** width) {
    throw new Error(`cannot pack ${value} in ${width} characters`);
  }
  let packed = '';
  for (let i = 0, rest = value; i < width; i++, rest = Math.floor(rest / BASE)) {
    const unit = FIRST + (rest % BASE);
    packed = String.fromCharCode(unit >= BACKSLASH ? unit + 1 : unit) + packed;
  }
  return packed;
}

/** Groups of token sequences, front-coded within each group, as heads and ids. */
export function packSequences(groups: readonly (readonly (readonly number[])[])[]): { heads: string; ids: string } {
  let heads = '';
  let packedIds = '';
  for (const group of groups) {
    let before: readonly number[] = [];
    for (const ids of group) {
      let shared = 0;
      while (shared < ids.length - 1 && ids[shared] === before[shared]) shared++;
      heads += packNumber(shared * 9 + (ids.length - shared - 1), 1);
      for (const id of ids.slice(shared)) packedIds += packNumber(id, 2);
      before = ids;
    }
  }
  return { heads, ids: packedIds };
}

/** How many there are, in as many digits as it takes: the highest digit means that more follow. */
export function packCount(count: number): string {
  return count < BASE - 1 ? packNumber(count, 1) : packNumber(BASE - 1, 1) + packCount(count - (BASE - 1));
}

/** Sorted words as capital letter (how many units are those of the word before) and rest. Folded words hold no ASCII capitals. */
export function frontCode(words: readonly string[]): string {
  let coded = '';
  let before = '';
  for (const word of words) {
    let shared = 0;
    while (shared < 25 && shared < word.length && word[shared] === before[shared]) shared++;
    coded += String.fromCharCode(0x41 + shared) + word.slice(shared);
    before = word;
  }
  return coded;
}
