// "Did you mean" for anything that is chosen from a list.
import leven from 'leven';

/**
 * The candidate nearest to `word`, or undefined when none is near.
 * Near is: at most one edit for every three characters, at least one, and a shared start counts as near.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance =
      wanted.length > 2 && candidate.startsWith(wanted) ? 0 : leven(wanted, candidate.toLowerCase());
    if (distance <= limit && (!best || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** `, did you mean sqlite?`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? '' : `, did you mean ${candidate}?`;
}
