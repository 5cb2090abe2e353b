// Translations of a project: the .po files that people edit, and the .mo files that Django reads.

import type { Versions } from '../../../core/stack/stack.ts';
import { lineEndingOf } from '../../../core/text/lines.ts';
import { localeOf, pluralsOf } from './languages.ts';

/** One text with its translation, as it stands in a .po file. */
interface Entry {
  readonly block: string;
  readonly id: string;
  readonly translation: string;
}

/** The entries of a .po file, its header among them with the id ''; those that are commented out are left out. */
export function entriesOf(po: string): Entry[] {
  return blocksOf(po).flatMap(readBlock);
}

const blocksOf = (po: string) => po.split(/(?:\r?\n){2,}/).map((block) => block.replace(/^\s+|\s+$/g, ''));

function readBlock(block: string): Entry[] {
  const strings = String.raw`((?:\s*"(?:[^"\\]|\\.)*")+)`;
  const id = new RegExp(`^msgid${strings}`, 'm').exec(block)?.[1];
  const translation = new RegExp(`^msgstr(?:\\[0\\])?${strings}`, 'm').exec(block)?.[1];
  if (id === undefined || translation === undefined) return [];
  return [{ block, id: textOf(id), translation: textOf(translation) }];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** What strings one after the other stand for. */
const textOf = (strings: string) =>
  [...strings.matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text = '']) => text.replace(/\\(.)/g, (_, character) => escapes[character] ?? character))
    .join('');

/** A whole .po file of a language; a text that several features have is in it once. */
export function catalogue(code: string, texts: string): string {
  const header = [
    'msgid ""',
    'msgstr ""',
    `"Language: ${localeOf(code)}\\n"`,
    '"MIME-Version: 1.0\\n"',
    '"Content-Type: text/plain; charset=UTF-8\\n"',
    '"Content-Transfer-Encoding: 8bit\\n"',
    `"Plural-Forms: ${pluralsOf(code)}\\n"`,
  ];
  const unique = new Map(entriesOf(texts).map(({ id, block }) => [id, block]));
  return `${[header.join('\n'), ...unique.values()].join('\n\n')}\n`;
}

/** Compiles a .po file as msgfmt does: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html */
export function compile(po: string): Buffer {
  const pairs = entriesOf(po)
    .filter(({ translation }) => translation !== '')
    .map(({ id, translation }) => [Buffer.from(id), Buffer.from(translation)] as const)
    .sort(([one], [other]) => Buffer.compare(one, other));
  const head = 7 * 4;
  const tables = head + pairs.length * 16;
  const numbers = [0x950412de, 0, pairs.length, head, head + pairs.length * 8, 0, tables];
  const strings = [...pairs.map(([id]) => id), ...pairs.map(([, translation]) => translation)];
  let offset = tables;
  for (const { length } of strings) {
    numbers.push(length, offset);
    offset += length + 1;
  }
  const start = Buffer.alloc(tables);
  for (const [index, number] of numbers.entries()) start.writeUInt32LE(number, index * 4);
  return Buffer.concat([start, ...strings.flatMap((string) => [string, Buffer.of(0)])]);
}

/**
 * Puts into a project's .po file what changed between two renderings of it, text by text: nobody's lines conflict.
 * A translation that its owner changed stays.
 */
export function mergeMessages({ base, ours, theirs }: Versions): string {
  const [before, after] = [base, theirs].map(
    (po) => new Map(entriesOf(po).map((entry) => [entry.id, entry])),
  );
  const there = new Set(entriesOf(ours).map(({ id }) => id));
  const eol = lineEndingOf(ours);
  const kept = blocksOf(ours).flatMap((block) => {
    const [entry] = readBlock(block);
    const [old, fresh] = [before, after].map((entries) => entries?.get(entry?.id ?? ''));
    if (!entry || entry.id === '' || !old || old.translation !== entry.translation) return [block];
    if (!fresh) return [];
    if (fresh.translation === old.translation) return [block];
    const comments = block.split(eol).filter((line) => line.startsWith('#'));
    return [[...comments, ...fresh.block.split('\n')].join(eol)];
  });
  const added = [...(after?.values() ?? [])].filter(({ id }) => !there.has(id) && !before?.has(id));
  return `${[...kept, ...added.map(({ block }) => block.replaceAll('\n', eol))].filter(Boolean).join(eol + eol)}${eol}`;
}
