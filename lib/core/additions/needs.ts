// What additions need of each other.
import type { Addition } from './addition.ts';

/** Additions in the order of their table, each once, with all that they need. */
export function withNeeds(table: readonly Addition[], wanted: readonly string[]): string[] {
  const all = new Set(wanted);
  for (const name of all) for (const need of needsOf(table, name)) all.add(need);
  return table.map(({ name }) => name).filter((name) => all.has(name));
}

/** Those that are on and need one of those that are named, which are not among them. */
export function needing(
  table: readonly Addition[],
  on: readonly string[],
  named: readonly string[],
): string[] {
  return on.filter(
    (name) => !named.includes(name) && needsOf(table, name).some((need) => named.includes(need)),
  );
}

/** What one addition needs. */
export function needsOf(table: readonly Addition[], name: string): readonly string[] {
  return table.find((each) => each.name === name)?.needs ?? [];
}
