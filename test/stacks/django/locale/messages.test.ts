// .po files that their owner edits: texts come and go, and what the owner wrote keeps every byte.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeMessages } from '../../../../lib/stacks/django/locale/messages.ts';
import { entriesOf, keyOf } from '../../../../lib/stacks/django/locale/po-file.ts';
import { anyEntries, poEntry as entry } from '../../../helpers/po-files.ts';

const path = 'locale/de/LC_MESSAGES/django.po';
const header = entry('', 'Language: de\\n');
const file = (...entries: string[]) => `${[header, ...entries].join('\n\n')}\n`;
const merge = (base: string, ours: string, theirs: string) =>
  mergeMessages({ base, ours, theirs }, path).text;

test('texts come and go in a file that its owner edited, and nothing of the owner is lost', () => {
  const base = file(entry('Save', 'Speichern'), entry('Home', 'Start'), entry('Next', 'Weiter'));
  const theirs = file(entry('Save', 'Sichern'), entry('Home', 'Startseite'), entry('Chat', 'Chat'));
  const [mine, old] = [entry('A\\v\\\\ "\n"post', 'Beitrag'), '#~ msgid "Gone"\n#~ msgstr "Weg"'];
  const ours = file(
    `#: a.html:1\n${entry('Save', 'Speichern')}`,
    entry('Home', 'Daheim'),
    entry('Next', 'Weiter'),
    mine,
    old,
  );
  expect(merge(base, ours, theirs)).toBe(
    file(
      `#: a.html:1\n${entry('Save', 'Sichern')}`,
      entry('Home', 'Daheim'),
      mine,
      old,
      entry('Chat', 'Chat'),
    ),
  );
});

describe('when the feature goes that brought "May"', () => {
  const base = file(entry('Home', 'Start'), entry('May', 'Mai'));
  const theirs = file(entry('Home', 'Start'));

  test.each([
    ['of another context', `msgctxt "verb"\n${entry('May', 'Mai')}`],
    ['of the empty context', `msgctxt ""\n${entry('May', 'Mai')}`],
    ['with plurals', 'msgid "May"\nmsgid_plural "Mays"\nmsgstr[0] "Mai"\nmsgstr[1] "Maie"'],
    ['with another translation', entry('May', 'Mai (Monat)')],
    ['that is fuzzy', `#, fuzzy\n${entry('May', 'Mai')}`],
    ['that is fuzzy, among other flags', `#, python-format, fuzzy\n${entry('May', 'Mai')}`],
    ['that is fuzzy, flagged above an empty line', `#, fuzzy\n\n${entry('May', 'Mai')}`],
    ['with a note', `# Ask Ann.\n${entry('May', 'Mai')}`],
    ['that is obsolete', '#~ msgid "May"\n#~ msgstr "Mai"'],
    ['that is obsolete, with what it was', '#~| msgid "Mai"\n#~ msgid "May"\n#~ msgstr "Mai"'],
    ['that shares a line with another one', `msgid "May" msgstr "Mai" ${entry('Day', 'Tag')}`],
    ['that ends on the line of another one', `msgid "Day" msgstr "Tag" ${entry('May', 'Mai')}`],
    ['with a comment at the end of a line', `${entry('May', 'Mai')} # why`],
    ['with something that is no part of it', `${entry('May', 'Mai')}\ndomain "other"`],
  ])("an owner's entry %s stays", (_, mine) => {
    const ours = file(entry('Home', 'Start'), mine);
    expect(merge(base, ours, theirs)).toBe(ours);
  });

  test.each([
    ['as it was put in', entry('May', 'Mai')],
    [
      'with the comments of makemessages',
      `#. Help\n#: a.py:1 b.py:2\n#, python-format\n${entry('May', 'Mai')}`,
    ],
    ['in several strings', 'msgid ""\n"M"\n"ay"\nmsgstr "M"  "ai"'],
    ['in several strings, with empty lines', 'msgid "May"\n\nmsgstr ""\n\n"Mai"'],
    ['indented', '  msgid "May"\n\tmsgstr\t"Mai"  '],
    ['without spaces', 'msgid"May"\nmsgstr"Mai"'],
    ['with escapes', 'msgid "\\x4day"\nmsgstr "\\115ai"'],
  ])('the entry goes %s', (_, written) => {
    const rest = ['# Section', entry('Home', 'Start'), `msgctxt "a"\n${entry('May', 'Mai')}`];
    expect(merge(base, file(...rest, written, entry('Day', 'Tag')), theirs)).toBe(
      file(...rest, entry('Day', 'Tag')),
    );
    expect(merge(base, file(...rest, written), theirs)).toBe(file(...rest));
  });

  test('the entry goes where no empty line is around it', () => {
    const ours = `${header}\n${entry('Home', 'Start')}\n${entry('May', 'Mai')}\n${entry('Day', 'Tag')}\n`;
    expect(merge(base, ours, theirs)).toBe(ours.replace(`${entry('May', 'Mai')}\n`, ''));
  });

  test('what was said of the next entry stays with it', () => {
    const ours = file(entry('May', 'Mai'), `#, fuzzy\n#| msgid "Dey"\n${entry('Day', 'Tag')}`);
    expect(merge(base, ours, theirs)).toBe(file(`#, fuzzy\n#| msgid "Dey"\n${entry('Day', 'Tag')}`));
  });
});

describe('when a feature comes that brings "May"', () => {
  const base = file(entry('Home', 'Start'));
  const theirs = file(entry('Home', 'Start'), entry('May', 'Mai'));

  test.each([
    ['one of another context', `msgctxt "verb"\n${entry('May', 'mag')}`],
    ['one that is obsolete, of another context', '#~ msgctxt "verb"\n#~ msgid "May"\n#~ msgstr "mag"'],
    ['what was another text', `#| msgid "May"\n${entry('Day', 'Tag')}`],
  ])('it is put in where there is %s', (_, mine) => {
    const ours = file(entry('Home', 'Start'), mine);
    expect(merge(base, ours, theirs)).toBe(file(entry('Home', 'Start'), mine, entry('May', 'Mai')));
  });

  test.each([
    ['of its own', entry('May', 'Mai (Monat)')],
    ['with plurals', 'msgid "May"\nmsgid_plural "Mays"\nmsgstr[0] "Mai"\nmsgstr[1] "Maie"'],
    ['without a translation', entry('May', '')],
    ['that is fuzzy', `#, fuzzy\n${entry('May', 'Mär')}`],
    ['on one line', 'msgid "May" msgstr "Mai" # why'],
  ])('it stays away where the owner has an entry %s, since gettext wants a text once', (_, mine) => {
    const ours = file(entry('Home', 'Start'), mine);
    expect(merge(base, ours, theirs)).toBe(ours);
  });

  test.each([
    ['#~ msgid "May"\n#~ msgstr "Mai"', entry('May', 'Mai')],
    ['#~ msgid ""\n#~ "May"\n#~msgstr "Maien"', 'msgid ""\n"May"\nmsgstr "Maien"'],
    [
      '# Ask Ann.\n#, fuzzy\n#~| msgid "Mai"\n#~ msgid "May"\n#~ msgstr "Mai"',
      '# Ask Ann.\n#, fuzzy\n#| msgid "Mai"\nmsgid "May"\nmsgstr "Mai"',
    ],
  ])('an obsolete entry is used again, since a file with both does not compile: %j', (old, used) => {
    const others = ['#~ msgid "A"\n#~ msgstr "a"', '#~ msgid "Z"\n#~ msgstr "z"'] as const;
    const ours = file(entry('Home', 'Start'), others[0], old, others[1]);
    const expected = file(entry('Home', 'Start'), others[0], used, others[1]);
    expect(merge(base, ours, theirs)).toBe(expected);
    expect(merge(base, ours.replaceAll('\n', '\r\n'), theirs)).toBe(expected.replaceAll('\n', '\r\n'));
  });

  test('a file without a header gets one, and a header of the owner stays', () => {
    const mine = entry('Day', 'Tag');
    expect(merge('', `${mine}\n`, theirs)).toBe(file(mine, entry('Home', 'Start'), entry('May', 'Mai')));
    const ours = `# Ann\n${entry('', 'Language: de_AT\\nX-Mine: 1\\n')}\n\n${mine}\n`;
    expect(merge('', ours, theirs)).toBe(`${ours}\n${entry('Home', 'Start')}\n\n${entry('May', 'Mai')}\n`);
    expect(merge(base, ours, theirs)).toBe(`${ours}\n${entry('May', 'Mai')}\n`);
  });

  test('a file that is not UTF-8 is named, and the way to make it so', () => {
    const ours = file(entry('Home', 'Start')).replace(
      'Language: de',
      'Content-Type: text/plain; charset=iso-8859-1',
    );
    expect(merge(base, ours, theirs)).toBe(`${ours}\n${entry('May', 'Mai')}\n`);
    expect(() => merge(base, ours, theirs.replace('Mai', 'Mäi'))).toThrow(
      `${path} is encoded as iso-8859-1, but the new texts need UTF-8: run "msgconv --to-code=UTF-8 --output-file=${path} ${path}", then try again.`,
    );
  });
});

test('a new translation takes the place of the old one, and comments stay', () => {
  const versions = ['Mai', 'Wonnemonat'].map((text) => file(`msgctxt "m"\n${entry('May', text)}`));
  const [base = '', theirs = ''] = versions;
  const around = (text: string) =>
    `${header}\r\n\r\n# Ask Ann.\r\n#: a.py:1\r\nmsgctxt "m"\r\nmsgid "May"\r\nmsgstr "${text}"\r\n\r\n# End\n`;
  expect(merge(base, around('Mai'), theirs)).toBe(around('Wonnemonat'));
  expect(merge(base, around('Maien'), theirs)).toBe(around('Maien'));
});

test('texts that came and went leave any file as it was', () => {
  const wanted = file(
    entry('New', 'Neu'),
    `msgctxt "May"\n${entry('New', 'Neuer')}`,
    'msgid "N"\nmsgid_plural "Ns"\nmsgstr[0] "n"\nmsgstr[1] "ns"',
  );
  const end = fc.constantFrom('', '\n', '\r\n', '\n\n\n', ' ');
  fc.assert(
    fc.property(anyEntries, end, (body, tail) => {
      const ours = `${header}\n\n${body.trimEnd()}${tail}`;
      const added = merge(file(), ours, wanted);
      const keys = entriesOf(added).map(keyOf);
      for (const each of entriesOf(wanted)) expect(keys.filter((key) => key === keyOf(each))).toHaveLength(1);
      // A flag at the end of a file is about what comes below it, and an entry that is fuzzy is the owner's.
      fc.pre(!entriesOf(added).some(({ id, isFuzzy }) => id === 'New' && isFuzzy));
      expect(merge(wanted, added, file())).toBe(ours);
    }),
    { numRuns: 500 },
  );
});
