// .mo files: byte for byte what GNU gettext compiles.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { compile } from '../../../../lib/stacks/django/locale/mo-file.ts';
import { temporaryFolder } from '../../../helpers/command.ts';
import { soundEntries } from '../../../helpers/po-files.ts';
import { runs, testWith } from '../../../helpers/tools.ts';

const test = testWith({ gettext: runs('msgfmt', '--version') });
const header = `msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
`;

test.each([
  ['nothing but a header', ''],
  ['texts in another order', 'msgid "b"\nmsgstr "B"\n\nmsgid "a"\nmsgstr "A"\n\nmsgid "Ä"\nmsgstr "ä"\n'],
  [
    'contexts',
    'msgctxt "verb"\nmsgid "May"\nmsgstr "mag"\n\nmsgid "May"\nmsgstr "Mai"\n\nmsgctxt ""\nmsgid "May"\nmsgstr "M"\n',
  ],
  ['a context of the empty text', 'msgctxt "c"\nmsgid ""\nmsgstr "x"\n\nmsgid "a"\nmsgstr "b"\n'],
  ['plurals', 'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "Tag"\nmsgstr[1] "Tage"\n'],
  [
    'plurals in a context',
    'msgctxt "c"\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "Tag"\nmsgstr[1] "Tage"\n',
  ],
  ['plurals of which one is missing', 'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "Tag"\nmsgstr[1] ""\n'],
  [
    'plurals of which the first is missing',
    'msgid "day"\nmsgid_plural "days"\nmsgstr[0] ""\nmsgstr[1] "Tage"\n',
  ],
  [
    'fuzzy entries',
    '#, fuzzy\nmsgid "a"\nmsgstr "A"\n\n#, python-format, fuzzy\n#| msgid "old"\nmsgid "b"\nmsgstr "B"\n',
  ],
  ['a flag above an empty line', '#, fuzzy\n\nmsgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n'],
  ['a flag of an obsolete entry', '#, fuzzy\n#~ msgid "a"\n#~ msgstr "A"\n\nmsgid "b"\nmsgstr "B"\n'],
  [
    'obsolete entries',
    '#~ msgid "a"\n#~ msgstr "A"\n\nmsgid "b"\nmsgstr "B"\n#~ msgid "c"\n#~ msgstr "C"\nmsgid "d"\nmsgstr "D"\n',
  ],
  [
    'what a text was before',
    'msgid "a"\nmsgstr "A"\n\n#, fuzzy\n#| msgctxt "c"\n#| msgid ""\n#| "old"\nmsgid "b"\nmsgstr "B"\n',
  ],
  ['texts without a translation', 'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr "B"\n'],
  [
    'comments of all kinds',
    '# by hand\n#. for translators\n#: a.py:1\n#, c-format\nmsgid "a"\nmsgstr "A"\n# end\n',
  ],
  ['several strings', 'msgid ""\n"a"\n  "b\\n"\nmsgstr "A" "B"\n"\\n"\n'],
  ['escapes', 'msgid "\\t\\"\\\\\\a\\b\\f\\v\\r\\x41\\101"\nmsgstr "\\303\\244\\xc3\\xa4\\0601"\n'],
  ['no empty lines', 'msgid "a"\nmsgstr "A"\nmsgid "b"\nmsgstr "B"\n# c\nmsgid "c"\nmsgstr "C"\n'],
  ['one line', 'msgid "a" msgstr "A" msgid "b" msgstr "B"\n'],
  ['a comment after a text', 'msgid "a"\nmsgstr "A" # why\nmsgid "b"\nmsgstr "B"\n'],
  ['Windows line endings', 'msgid "a"\r\nmsgstr ""\r\n"A"\r\n\r\nmsgctxt "c"\r\nmsgid "a"\r\nmsgstr "B"\r\n'],
])('%s', (_, po) => {
  for (const text of [header + po, `#, fuzzy\n${header}\n${po}`]) {
    const { compiled, output } = compiledByGettext(text);
    expect(asText(compile(text)), output).toBe(compiled);
  }
});

test('any file that gettext takes', () => {
  let taken = 0;
  fc.assert(
    fc.property(soundEntries, (body) => {
      const text = `${header}\n${body}`;
      const { compiled } = compiledByGettext(text);
      if (compiled === undefined) return;
      taken++;
      expect(asText(compile(text))).toBe(compiled);
    }),
    { numRuns: 100 },
  );
  expect(taken).toBeGreaterThan(10);
});

const asText = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** What msgfmt makes of a text, and what it says. */
function compiledByGettext(po: string): { compiled?: string; output: string } {
  const folder = temporaryFolder();
  const [source, compiled] = [join(folder, 'a.po'), join(folder, 'a.mo')];
  writeFileSync(source, po);
  const words = ['--no-hash', '--endianness=little', '--output-file', compiled, source];
  const { status, stderr } = spawnSync('msgfmt', words, { encoding: 'utf8' });
  return { ...(status === 0 && { compiled: readFileSync(compiled, 'latin1') }), output: stderr };
}
