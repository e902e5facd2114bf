/** One measured thing, as it is printed and written down: the median of some rounds and the spread beside it. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly rounds: number;
  /** What it must keep to, where there is such a thing. */
  readonly must?: Must;
  /** What one should know to read it. */
  readonly note?: string;
}

export interface Must {
  readonly atMost?: number;
  readonly atLeast?: number;
}

type Extra = Pick<Figure, 'must' | 'note'>;

/** A figure of several rounds. Throws without any. */
export function figure(name: string, unit: string, values: readonly number[], extra: Extra = {}): Figure {
  if (values.length === 0) throw new Error(`nothing was measured for "${name}"`);
  return {
    name,
    unit,
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    rounds: values.length,
    ...extra,
  };
}

/** Round by round the one over the other: both of a round were taken one after the other, so that what slows one slows both. */
export function ratios(of: readonly number[], over: readonly number[]): number[] {
  return of.flatMap((value, round) => {
    const base = over[round];
    return base === undefined || base === 0 ? [] : [value / base];
  });
}

/** Round by round what the one is more than the other. */
export function differences(of: readonly number[], over: readonly number[]): number[] {
  return of.flatMap((value, round) => {
    const base = over[round];
    return base === undefined ? [] : [value - base];
  });
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this part of the values lies, halfway between two where there is none in the middle. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? 0;
  return low + (high - low) * (at - Math.floor(at));
}

/** Whether the median keeps to what it must; undefined where nothing is asked of it. */
export function isMet({ median, must }: Figure): boolean | undefined {
  if (!must) return undefined;
  return median <= (must.atMost ?? Infinity) && median >= (must.atLeast ?? -Infinity);
}
