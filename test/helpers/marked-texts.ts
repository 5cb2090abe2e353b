// The texts that templates mark for translation, as gettext knows them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const templates = resolve(import.meta.dirname, '../../templates/django');

/** The texts in a folder of templates; those with the name of a model in them are left to whoever names it. */
export function markedTexts(folder: string): Set<string> {
  const entries = readdirSync(join(templates, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.po(\.ejs)?$/.test(entry.name));
  const sources = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const calls = /\b(?:ngettext|t)\((?:"((?:[^"\\]|\\.)*)"|`([^`]*)`)|\{% translate "([^"]+)" %\}/g;
  const texts = sources.flatMap((source) =>
    [...source.matchAll(calls)].map(([, plain, long, tag]) => plain ?? long ?? tag ?? ''),
  );
  return new Set(texts.filter((text) => !/\$\{(?!\w+Folder\})/.test(text)).map(messageOf));
}

/** As makemessages writes it: on one line, with `%(name)s` where a value goes. */
const messageOf = (text: string) => text.replace(/\s*\n\s*/g, ' ').replace(/\{\{ (\w+) \}\}/g, '%($1)s');

/** The languages that features bring translations for. */
export const translated = ['de', 'fr', 'es'] as const;

/** The translations that a layer brings; '' when it brings none. */
export function fragmentOf(layer: string, code: string): string {
  const paths = ['.po', '.po.ejs'].map((ending) => join(templates, layer, 'parts/locale', code + ending));
  const path = paths.find((each) => existsSync(each));
  // Names of folders are filled in as the texts are.
  return path === undefined
    ? ''
    : readFileSync(path, 'utf8').replace(/<%- (\w+) %>/g, (_, name) => `\${${name}}`);
}

const kinds = ['features', 'deploy'];

/** The folders of features and deploy targets, each with translations of its own. */
export const layers = kinds.flatMap((kind) =>
  readdirSync(join(templates, kind)).map((name) => `${kind}/${name}`),
);

/** All other folders: the feature i18n has their translations. */
export const otherFolders = readdirSync(templates).filter((name) => !kinds.includes(name));
