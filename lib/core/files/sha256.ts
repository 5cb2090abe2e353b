// SHA-256 of texts wherever JavaScript runs. Node.js is ten times as fast as any JavaScript, which thousands of files feel.
import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { nodeModule } from './node-module.ts';

const crypto = nodeModule('node:crypto');

/** The hash of bytes, or of a text in UTF-8, as 64 hexadecimal digits. */
export const sha256: (content: string | Uint8Array) => string = crypto
  ? (content) => crypto.hash('sha256', content)
  : pureSha256;

/** The same in plain JavaScript. */
function pureSha256(content: string | Uint8Array): string {
  return bytesToHex(digest(typeof content === 'string' ? utf8ToBytes(content) : content));
}
