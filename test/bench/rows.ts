// The rows of the result: a measured value, its budget, and whether it keeps to it.

export type Unit = 'x' | 'MB' | 'kB' | 'files' | 'packages';

export interface Row {
  readonly what: string;
  /** Null when it could not be measured. */
  readonly value: number | null;
  readonly unit: Unit | null;
  /** The most that `value` may be; null when the row is there for comparison only. */
  readonly budget: number | null;
  readonly result: 'ok' | 'over' | 'no budget' | 'not measured';
  /** What the value was made from, or why there is none. */
  readonly detail: string;
}

export interface Amount {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  readonly budget?: number | undefined;
  readonly detail?: string;
}

/** A row for a measured amount. */
export function amount({ what, value, unit, budget, detail = '' }: Amount): Row {
  if (budget === undefined) return { what, value, unit, budget: null, result: 'no budget', detail };
  return { what, value, unit, budget, result: value <= budget ? 'ok' : 'over', detail };
}

/**
 * A row for how long something takes, as a multiple of how long something else takes: the median of what
 * each round says, because both sides of a round ran on an equally busy machine.
 */
export function ratio(
  what: string,
  ours: readonly number[],
  theirs: readonly number[],
  budget?: number,
): Row {
  const value = median(ours.map((time, round) => time / (theirs[round] ?? Number.NaN)));
  const detail = `${median(ours).toFixed(0)} ms : ${median(theirs).toFixed(0)} ms`;
  return amount({ what, value, unit: 'x', budget, detail });
}

/** A row for what this machine cannot measure. */
export function notMeasured(what: string, why: string): Row {
  return { what, value: null, unit: null, budget: null, result: 'not measured', detail: why };
}

/** The middle one of some numbers, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
