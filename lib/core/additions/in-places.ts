// Puts the additions of a kind in the order in which prompts, help and generated files have them.
import type { Addition } from './addition.ts';

/** By their `place`; those without one come last, by name. */
export function inPlaces<Each extends Addition>(additions: readonly Each[]): readonly Each[] {
  const place = ({ place = Number.POSITIVE_INFINITY }: Each) => place;
  return additions.toSorted((one, other) =>
    place(one) === place(other) ? (one.name < other.name ? -1 : 1) : place(one) - place(other),
  );
}
