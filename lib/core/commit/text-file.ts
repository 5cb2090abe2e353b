// Bytes <-> text of files that this tool did not write: no byte is lost, whatever the encoding.
import { isUtf8 } from 'node:buffer';

/** A file as it was read. */
export interface TextFile {
  /** Without a byte order mark. */
  readonly text: string;
  readonly hasBom: boolean;
  /** `latin1` is used for every encoding that is not UTF-8: it maps each byte to one character and back. */
  readonly encoding: 'utf8' | 'latin1';
}

const bom = '\uFEFF';

/** Reads bytes as text. */
export function decode(bytes: Buffer): TextFile {
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  const text = bytes.toString(encoding);
  const hasBom = text.startsWith(bom);
  return { text: hasBom ? text.slice(1) : text, hasBom, encoding };
}

/** The bytes of a text that takes the place of `before`, or is encoded as it says. */
export function encode(text: string, before?: Partial<Omit<TextFile, 'text'>>): Buffer {
  return Buffer.from((before?.hasBom ? bom : '') + text, before?.encoding ?? 'utf8');
}
