// Sources of templates: the same texts from memory, from a folder and from one file.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type TemplateSource, templatesInMemory } from '../../../lib/core/templates/source.ts';
import { templatesInFolder } from '../../../lib/core/templates/template-folder.ts';
import { packTemplates, templatesInPack } from '../../../lib/core/templates/template-pack.ts';
import { temporaryFolder } from '../../helpers/command.ts';

const repository = resolve(import.meta.dirname, '../../..');

const texts = {
  'site/b.txt.ejs': 'Größe: <%- size %>\n',
  'site/a/[name].py': 'x = "é😀"\r\n',
  'site/empty.txt': '',
  'site-2/c.txt': 'another folder\n',
};

const sources: Record<string, () => TemplateSource> = {
  'in memory': () => templatesInMemory(texts),
  'in a folder': () => templatesInFolder(folderWithTexts()),
  'in one file': () => {
    const file = join(temporaryFolder(), 'templates.pack');
    writeFileSync(file, packTemplates(folderWithTexts()));
    return templatesInPack(file);
  },
};

function folderWithTexts(): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test.each(Object.entries(sources))('templates %s', (_, open) => {
  const source = open();
  expect(source.list('site')).toEqual(['site/a/[name].py', 'site/b.txt.ejs', 'site/empty.txt']);
  expect(source.list('site/a')).toEqual(['site/a/[name].py']);
  expect(source.list('nowhere')).toEqual([]);
  for (const [path, text] of Object.entries(texts)) expect(source.read(path)).toBe(text);
  for (const path of ['nowhere', 'site', 'site/nowhere', 'toString'])
    expect(source.read(path)).toBeUndefined();
});

test('the build packs the templates of this checkout', () => {
  const packed = readFileSync(join(repository, 'dist/templates.pack'));
  expect(packed.equals(packTemplates(join(repository, 'templates'))), 'run `npm run build`').toBe(true);
});
