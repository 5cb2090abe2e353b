// Translations that features bring: whole, and compiled to what GNU gettext compiles them to.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeTree } from '../../../../lib/core/files/tree-text.ts';
import { mergeTrees } from '../../../../lib/core/merge/merge-trees.ts';
import { pluralsOf } from '../../../../lib/stacks/django/locale/language-codes.ts';
import { entriesOf } from '../../../../lib/stacks/django/locale/po-file.ts';
import { shop } from '../../../helpers/blueprints.ts';
import { temporaryFolder } from '../../../helpers/command.ts';
import { featureNames, render } from '../../../helpers/django.ts';
import { fragmentOf, layers, markedTexts, otherFolders, translated } from '../../../helpers/marked-texts.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import { runs, testWith } from '../../../helpers/tools.ts';

const valuesIn = (text: string) => (text.match(/%\(\w+\)s|\{\w+\}|<[^>]*>/g) ?? []).sort();
const everything = render({ ...shop, features: featureNames, languages: 'en,de,fr,es' });
const po = (code: string) => everything.get(`locale/${code}/LC_MESSAGES/django.po`)?.content ?? '';

test.each(translated)('every text is translated to %s, with its values', (code) => {
  const common = new Set([...otherFolders, 'features/i18n'].flatMap((folder) => [...markedTexts(folder)]));
  for (const name of layers) {
    const own = markedTexts(name);
    const wanted = name === 'features/i18n' ? common : new Set([...own].filter((text) => !common.has(text)));
    const entries = entriesOf(fragmentOf(name, code));
    expect(new Set(entries.map(({ id }) => id)), name).toEqual(wanted);
    const [, forms] = /nplurals=(\d)/.exec(pluralsOf(code)) ?? [];
    for (const { id, plural, translations } of entries) {
      expect(translations, id).toHaveLength(plural === undefined ? 1 : Number(forms));
      for (const translation of translations) {
        expect(translation, id).not.toBe('');
        expect(valuesIn(translation), id).toEqual(valuesIn(id));
      }
    }
  }
});

testWith({ gettext: runs('msgfmt', '--version') })('compiled as msgfmt compiles it', () => {
  const folder = temporaryFolder();
  for (const code of translated) {
    const [source, compiled, ours] = ['a.po', 'a.mo', 'b.mo'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(source, po(code));
    writeFileSync(ours, everything.get(`locale/${code}/LC_MESSAGES/django.mo`)?.content ?? '', 'latin1');
    execFileSync('msgfmt', ['--check-format', '--output-file', compiled, source]);
    const read = (path: string) => execFileSync('msgunfmt', [path], { encoding: 'utf8' });
    expect(read(ours)).toBe(read(compiled));
    expect(readFileSync(ours).length).toBeGreaterThan(1000);
  }
});

test.each([
  ['pt-br', 'pt_BR', 'plural=(n > 1)'],
  ['zh-hans', 'zh_Hans', 'nplurals=1'],
])('%s, which nobody has translated, gets an empty file with its plurals', (code, locale, rule) => {
  const tree = render({ ...shop, features: ['i18n'], languages: `en,${code}` });
  const entries = entriesOf(tree.get(`locale/${locale}/LC_MESSAGES/django.po`)?.content ?? '');
  expect(entries.map(({ id }) => id)).toEqual(['']);
  expect(entries[0]?.translations[0]).toContain(rule);
  expect(entries[0]?.translations[0]).toContain(`Language: ${locale}\n`);
});

test('what is no text survives being printed for another version', () => {
  expect(new Map(Object.entries(JSON.parse(writeTree(everything))))).toEqual(everything);
});

test('a compiled file that its owner changed is kept, and goes when it is as it was made', async () => {
  const path = 'locale/de/LC_MESSAGES/django.mo';
  const without = render({ ...shop, features: [] });
  const made = everything.get(path)?.content ?? '';
  const none = () => Promise.reject(new Error('no text is merged here'));
  const merge = (after: typeof without, content: string) =>
    mergeTrees(
      new Map([[path, { content: made, encoding: 'latin1' }]]),
      after,
      memoryFiles({ [path]: content }),
      none,
      () => false,
    );
  const newer = new Map([[path, { content: `${made}newer`, encoding: 'latin1' as const }]]);
  expect(await merge(newer, `${made}mine`)).toMatchObject({ kept: [path], changes: new Map() });
  expect((await merge(newer, made)).changes.get(path)).toBe(`${made}newer`);
  expect(await merge(new Map(), made)).toMatchObject({ kept: [], changes: new Map([[path, undefined]]) });
});
