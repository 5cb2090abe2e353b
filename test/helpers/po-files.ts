// Random .po files: what translators, makemessages and slips of the hand leave in them.
import fc from 'fast-check';

/** An entry as templates write it. */
export const poEntry = (id: string, translation: string) => `msgid "${id}"\nmsgstr "${translation}"`;

const words = fc.constantFrom('May', 'Day', 'Home', 'Ä');
const translations = fc.constantFrom('Mai', 'Tag', 'ä', '');
const contexts = fc.constantFrom('', 'msgctxt "verb"\n', 'msgctxt ""\n', 'msgctxt "May"\n');
const comments = fc.constantFrom(
  '',
  '# a note\n',
  '#, fuzzy\n',
  '#, c-format, fuzzy\n',
  '#, fuzzy\n\n',
  '#. help\n#: a.py:1\n',
  '#| msgid "before"\n',
);
const entries = fc
  .tuple(comments, contexts, words, translations)
  .map(([comment, context, id, text]) => comment + context + poEntry(id, text));
const obsolete = entries.map((entry) => entry.replace(/^(?=msg)/gm, '#~ '));
const plain = fc.constantFrom(
  'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"',
  'msgctxt "p"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] "d"',
  'msgid ""\n"long "\n"text"\nmsgstr ""\n"langer "\n\n"\\"Text\\""',
  'msgid "one" msgstr "eins" # why\nmsgid "two" msgstr "zwei"',
  'msgctxt "c"\nmsgid ""\nmsgstr "x"',
  '#~| msgid "x"',
  '  ',
  '',
);
const slips = fc.constantFrom(
  'msgid "no translation"',
  'msgstr "no text"',
  'msgid "open',
  'domain "x"',
  '"loose"',
  'msgid "a"\n# between\nmsgstr "b"',
);

const join = (pieces: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(pieces, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\n', '\r\n\r\n', ' \n')))
    .map((parts) => parts.map(([piece, eol, gap]) => piece.replaceAll('\n', eol) + eol + gap).join(''));

/** What is below the header; nearly all of it is sound, but for texts that are there twice. */
export const soundEntries = join(fc.oneof(entries, obsolete, plain));

/** The same with what gettext refuses. */
export const anyEntries = join(fc.oneof(entries, obsolete, plain, slips));
