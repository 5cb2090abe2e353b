// The entries of a .po file -> the .mo file that Django reads.
// https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
import { type Entry, entriesOf, keyOf } from './po-file.ts';

/**
 * Compiles a .po file as msgfmt does, without its table of hashes: what is fuzzy or not translated is left out.
 * @param po a .po file in UTF-8
 */
export function compile(po: string): Uint8Array<ArrayBuffer> {
  const pairs = entriesOf(po)
    .filter(isUsed)
    .map(
      (entry) => [encoder.encode(originalOf(entry)), encoder.encode(entry.translations.join('\0'))] as const,
    )
    .sort(([one], [other]) => compareBytes(one, other));
  const head = 7 * 4;
  const tables = head + pairs.length * 16;
  const numbers = [0x950412de, 0, pairs.length, head, head + pairs.length * 8, 0, tables];
  const strings = [...pairs.map(([id]) => id), ...pairs.map(([, translation]) => translation)];
  let offset = tables;
  for (const { length } of strings) {
    numbers.push(length, offset);
    offset += length + 1;
  }
  const bytes = new Uint8Array(offset);
  const view = new DataView(bytes.buffer);
  for (const [index, number] of numbers.entries()) view.setUint32(index * 4, number, true);
  let place = tables;
  for (const string of strings) {
    bytes.set(string, place);
    place += string.length + 1;
  }
  return bytes;
}

const encoder = new TextEncoder();

/** The header counts even when it is fuzzy, and plurals when the first of them is translated. */
const isUsed = (entry: Entry) =>
  !entry.isObsolete && entry.translations[0] !== '' && (!entry.isFuzzy || keyOf(entry) === '');

const originalOf = (entry: Entry) =>
  entry.plural === undefined ? keyOf(entry) : `${keyOf(entry)}\0${entry.plural}`;

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const index = one.findIndex((byte, place) => byte !== other[place]);
  return index < 0 ? one.length - other.length : (one[index] ?? 0) - (other[index] ?? -1);
}
