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
