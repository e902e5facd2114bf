// Loaded before a program by check-reproducible.mjs: its clock runs CLOCK_SHIFT ms beside the real one.
const shift = Number(process.env['CLOCK_SHIFT'] ?? 0);
const RealDate = Date;

globalThis.Date = /** @type {DateConstructor} */ (
  class extends RealDate {
    /** @param {any[]} given */
    constructor(...given) {
      // @ts-expect-error -- any of the constructor's forms, handed on
      super(...(given.length > 0 ? given : [RealDate.now() + shift]));
    }

    static now() {
      return RealDate.now() + shift;
    }
  }
);
