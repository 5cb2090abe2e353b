// Versions in the order of their numbers.

/** True when `version` is `minimum` or newer: `atLeast('4.10', '4.2')`. */
export function atLeast(version: string, minimum: string): boolean {
  return compare(version, minimum) >= 0;
}

/** Versions in the order of their numbers; `4` is `4.0`. */
export function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  for (let place = 0; place < Math.max(left?.length ?? 0, right?.length ?? 0); place++) {
    const difference = (left?.[place] ?? 0) - (right?.[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
