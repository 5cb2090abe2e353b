// SHA-256 of texts with what Node.js has: ten times as fast as any JavaScript, which thousands of files feel.
import { hash } from 'node:crypto';

/** The hash of a text in UTF-8, as 64 hexadecimal digits. */
export const sha256 = (text: string): string => hash('sha256', text);
