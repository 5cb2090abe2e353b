// "Did you mean" for short words, in which two swapped letters are already two edits.
import { didYouMean } from '../suggest.ts';

/** `, did you mean char?` for `chra`, or nothing when no candidate is near. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const letters = sorted(word);
  const swapped = candidates.find((candidate) => sorted(candidate) === letters);
  return swapped === undefined ? didYouMean(word, candidates) : `, did you mean ${swapped}?`;
}

function sorted(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}
