// SHA-256 of texts wherever JavaScript runs. Node.js is ten times as fast as any JavaScript, which thousands of files feel.
import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { nodeModule } from './node-module.ts';

const crypto = nodeModule('node:crypto');

/** The hash of a text in UTF-8, as 64 hexadecimal digits. */
export const sha256: (text: string) => string = crypto ? (text) => crypto.hash('sha256', text) : pureSha256;

/** The same in plain JavaScript. */
function pureSha256(text: string): string {
  return bytesToHex(digest(utf8ToBytes(text)));
}
