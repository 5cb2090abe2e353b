// Bytes <-> text of files that this tool did not write: no byte is lost, whatever the encoding.
import { isUtf8 } from 'node:buffer';

/** A file as it was read. */
export interface TextFile {
  /** Without a byte order mark. */
  readonly text: string;
  readonly hasBom: boolean;
  /**
   * UTF-16 is known by its byte order mark, as PowerShell writes it. `latin1` is used for every other encoding that
   * is not UTF-8: it maps each byte to one character and back.
   */
  readonly encoding: 'utf8' | 'utf16le' | 'utf16be' | 'latin1';
}

const bom = '\uFEFF';
const bomBytes = Buffer.from(bom);

/** Reads bytes as text. */
export function decode(bytes: Buffer): TextFile {
  const encoding = encodingOf(bytes);
  const text = encoding === 'utf16be' ? swapped(bytes).toString('utf16le') : bytes.toString(encoding);
  const hasBom = text.startsWith(bom);
  return { text: hasBom ? text.slice(1) : text, hasBom, encoding };
}

/** True for bytes that their text has in UTF-8 too, whose line ends are those of Unix. */
export const isAsItsText = (bytes: Buffer): boolean =>
  !bytes.includes('\r') && isUtf8(bytes) && !bytes.subarray(0, 3).equals(bomBytes);

function encodingOf(bytes: Buffer): TextFile['encoding'] {
  if (isUtf8(bytes)) return 'utf8';
  if (bytes.length % 2 === 1) return 'latin1';
  const mark = bytes.toString('latin1', 0, 2);
  return mark === '\xff\xfe' ? 'utf16le' : mark === '\xfe\xff' ? 'utf16be' : 'latin1';
}

const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

/** The bytes of a text that takes the place of `before`, or is encoded as it says. */
export function encode(text: string, before?: Partial<Omit<TextFile, 'text'>>): Buffer {
  const { hasBom = false, encoding = 'utf8' } = before ?? {};
  const whole = (hasBom ? bom : '') + text;
  return encoding === 'utf16be' ? swapped(Buffer.from(whole, 'utf16le')) : Buffer.from(whole, encoding);
}
