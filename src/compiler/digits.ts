import { BACKSLASH, BASE, FIRST_DIGIT } from '../detect/packing.ts';

/** Writes numbers as detect/digits.ts reads them. */
export class DigitWriter {
  #packed = '';

  get packed(): string {
    return this.#packed;
  }

  /** A number in so many digits. Throws where they do not hold it. */
  write(value: number, digits = 1): void {
    if (!Number.isInteger(value) || value < 0 || value >= BASE ** digits) {
      throw new Error(`cannot pack ${value} in ${digits} digits`);
    }
    for (let left = digits - 1; left >= 0; left--) {
      const unit = FIRST_DIGIT + (Math.floor(value / BASE ** left) % BASE);
      this.#packed += String.fromCharCode(unit >= BACKSLASH ? unit + 1 : unit);
    }
  }

  /** One digit where the number is below the limit, two otherwise. Throws where these do not hold it. */
  writeShort(value: number, limit: number): void {
    if (value < limit) return this.write(value);
    this.write(limit + Math.floor((value - limit) / BASE));
    this.write((value - limit) % BASE);
  }
}
