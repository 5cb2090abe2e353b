// Translations of a project: the .po files that features fill and people edit.
import type { MergedText, Versions } from '../../../core/stack/stack.ts';
import { UserError } from '../../../core/text/errors.ts';
import { localeOf, pluralsOf } from './language-codes.ts';
import { type Entry, entriesOf, keyOf } from './po-file.ts';

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
  const unique = new Map(
    entriesOf(texts).map((entry) => [keyOf(entry), texts.slice(entry.start, entry.end)]),
  );
  return `${[header.join('\n'), ...unique.values()].join('\n\n')}\n`;
}

/**
 * Puts into a project's .po file what changed between two renderings of it, entry by entry: nobody's lines conflict.
 * An entry that its owner changed stays, and so does the text around those that come, change and go. An obsolete entry
 * for a text that comes is used again, as gettext does it: a file with both does not compile.
 * @throws UserError when the file is not UTF-8 and would have to be
 */
export function mergeMessages({ base, ours, theirs }: Versions, path: string): MergedText {
  const [before, after] = [byKey(base), byKey(theirs)];
  const entries = entriesOf(ours);
  const there = new Set(entries.filter(({ isObsolete }) => !isObsolete).map(keyOf));
  const isComing = (key: string) => !there.has(key) && !before.has(key);
  const written: string[] = [];
  const write = (entry: Entry, from: number, eol = '\n') => {
    written.push(theirs.slice(from, entry.end));
    return theirs.slice(from, entry.end).replaceAll('\n', eol);
  };
  let text = ours;
  for (const entry of entries.toReversed()) {
    const [old, fresh] = [before.get(keyOf(entry)), after.get(keyOf(entry))];
    const own = ours.slice(entry.start, entry.end);
    if (entry.isObsolete && fresh && isComing(keyOf(entry))) {
      text = replaced(text, entry.start, entry.end, own.replace(/^(\s*)#~(\|?) ?/gm, uncommented));
      there.add(keyOf(entry));
    }
    if (!old || isChanged(entry, old) || (fresh && isSame(fresh, old))) continue;
    if (fresh) text = replaced(text, entry.body, entry.end, write(fresh, fresh.body, eolOf(own)));
    else if (entry.notes.length === 0) text = withoutLines(text, entry);
  }
  const eol = eolOf(ours) ?? '\n';
  for (const [key, entry] of after) {
    if (!isComing(key)) continue;
    const block = write(entry, entry.start, eol);
    text = key === '' ? `${block}${eol}${eol}${text}` : appended(text, block, eol);
  }
  if (/[^\0-\x7f]/.test(written.join(''))) refuseOtherEncoding(entries, path);
  return { text, conflicts: false };
}

const byKey = (po: string) => new Map(entriesOf(po).map((entry) => [keyOf(entry), entry]));

const eolOf = (text: string) => /\r?\n/.exec(text)?.[0];

const replaced = (text: string, from: number, to: number, by: string) =>
  text.slice(0, from) + by + text.slice(to);

const uncommented = (_: string, indent: string, bar: string) => indent + (bar && '#| ');

const isSame = (one: Entry, other: Entry) =>
  one.plural === other.plural && one.translations.join('\0') === other.translations.join('\0');

/** True for an entry that says something else than it was made to say, or is written as only its owner would. */
const isChanged = (entry: Entry, old: Entry) =>
  entry.isObsolete || !entry.hasOwnLines || entry.isFuzzy || !isSame(entry, old) || keyOf(entry) === '';

/** A file without an entry and the empty line above it; what this leaves is what `appended` was given. */
function withoutLines(text: string, { start, end }: Entry): string {
  const above = text.slice(0, start);
  const below = text.slice(end).replace(/^[^\S\n]*\n?/, '');
  if (above.trim() === '') return above + (below.trim() === '' ? below : below.replace(/^[^\S\n]*\n/, ''));
  const isLast = !text.slice(end).includes('\n');
  const rest = above.replace(/\n[^\S\n]*\n$/, '\n');
  return (isLast ? rest.replace(/\r?\n$/, '') : rest) + below;
}

/** A file with a block below its last line that is not empty. */
function appended(text: string, block: string, eol: string): string {
  const [blank = ''] = /\s*$/.exec(text) ?? [];
  if (blank === text) return block + eol + text;
  const lineEnd = blank.indexOf('\n') + 1;
  if (lineEnd === 0) return text + eol + eol + block;
  const place = text.length - blank.length + lineEnd;
  return text.slice(0, place) + eol + block + eol + text.slice(place);
}

function refuseOtherEncoding(entries: readonly Entry[], path: string): void {
  const header = entries.find((entry) => keyOf(entry) === '')?.translations[0] ?? '';
  const [, charset = 'utf-8'] = /^Content-Type:.*\bcharset=([\w-]+)/im.exec(header) ?? [];
  if (/^(utf-?8|us-ascii|ascii|charset)$/i.test(charset)) return;
  throw new UserError(
    `${path} is encoded as ${charset}, but the new texts need UTF-8: run "msgconv --to-code=UTF-8 --output-file=${path} ${path}", then try again.`,
  );
}
