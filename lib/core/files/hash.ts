// Hashes of files, as .mvt.json keeps them.
import { sha256 } from './sha256.ts';

/** The first 16 hex digits of a text's SHA-256: enough to see whether it was changed. */
export function hashOf(text: string): string {
  return sha256(text).slice(0, 16);
}
