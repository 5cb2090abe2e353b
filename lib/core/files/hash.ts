// Hashes of files, as .mvt.json keeps them: line ends do not count, since git may write others on other machines.
import { sha256 } from './sha256.ts';

/** The first 16 hex digits of a text's SHA-256, with the line ends of Unix: enough to see whether it was changed. */
export function hashOf(text: string): string {
  return digestOf(withUnixEndings(text));
}

/** True for a text that has a hash; the hashes of 0.1.0 were those of texts with all their line ends. */
export function isHashOf(hash: string | undefined, text: string): boolean {
  return hash === hashOf(text) || hash === digestOf(text);
}

/** True when two texts differ in nothing but their line ends. */
export function isSameText(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one === other || withUnixEndings(one) === withUnixEndings(other);
}

/** The same of a content as it is. */
export const digestOf = (content: string | Uint8Array) => sha256(content).slice(0, 16);

/** What has a zero byte is not text, as git sees it. */
const withUnixEndings = (text: string) => (text.includes('\0') ? text : text.replaceAll('\r\n', '\n'));
