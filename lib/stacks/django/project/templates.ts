// The templates of a project: which template each of them extends, and which blocks it has.
import type { Files } from '../../../core/files/files.ts';
import type { Settings } from './settings.ts';
import { templateFolders } from './template-folders.ts';

export interface Template {
  /** As other templates call it: `blog/base.html`. */
  readonly name: string;
  readonly path: string;
  /** The template that it extends, when that is said by a string. */
  readonly parent?: string;
  readonly blocks: ReadonlySet<string>;
  /** Those of them that hold the whole element `<title>`, not only its text. */
  readonly titles: ReadonlySet<string>;
}

/** As many templates as are looked at: enough for every project that was seen. */
const mostTemplates = 4000;

/**
 * The templates of a project by name; of several with one name the one that Django finds.
 * @param isAsked leaves out paths that are known not to be meant
 */
export function templatesOf(
  files: Files,
  settings: Settings,
  isAsked: (path: string) => boolean,
): Map<string, Template> {
  const found = new Map<string, Template>();
  const look = (folder: string, prefix: string) => {
    for (const entry of files.list(folder)) {
      if (found.size >= mostTemplates) return;
      const path = `${folder}/${entry}`;
      if (entry.endsWith('/')) look(path.slice(0, -1), prefix + entry);
      else if (/\.(dj)?html?$/.test(entry) && !found.has(prefix + entry) && isAsked(path))
        found.set(prefix + entry, readTemplate(prefix + entry, path, files.read(path) ?? ''));
    }
  };
  for (const folder of templateFolders(files, settings)) look(folder, '');
  return found;
}

/** Reads one template. */
export function readTemplate(name: string, path: string, text: string): Template {
  const tags = tagsIn(text);
  const blocks = new Set(tags.flatMap(([tag, block]) => (tag === 'block' && block ? [block] : [])));
  const extended = tags.find(([tag]) => tag === 'extends')?.[1] ?? '';
  const parent = /^(["'])(.+)\1$/.exec(extended)?.[2];
  const titles = new Set(
    [...text.matchAll(/\{%\s*block\s+([\w.-]+)\s*%\}\s*<title\b/gi)].map(([, block = '']) => block),
  );
  return { name, path, blocks, titles, ...(parent !== undefined && { parent: nameFrom(name, parent) }) };
}

/** The name of a template that another one calls `./base.html` or `../base.html`. */
function nameFrom(name: string, called: string): string {
  if (!/^\.{1,2}\//.test(called)) return called;
  const parts = name.split('/').slice(0, -1);
  for (const part of called.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A template and those that it extends, as far as they are the project's, by name. */
export function ancestry(templates: ReadonlyMap<string, Template>, name: string): string[] {
  const line = [name];
  for (;;) {
    const parent = templates.get(line.at(-1) ?? '')?.parent;
    if (parent === undefined || line.includes(parent)) return line;
    line.push(parent);
  }
}

/** The tags of a template as words, without those that are commented out or shown as they are. */
function tagsIn(text: string): string[][] {
  const tags: string[][] = [];
  let end: string | undefined;
  // A tag is on one line: https://docs.djangoproject.com/en/stable/ref/templates/language/
  for (const [whole] of text.matchAll(/\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}/g)) {
    if (!whole.startsWith('{%')) continue;
    const words = whole.slice(2, -2).trim().split(/\s+/);
    if (end !== undefined) {
      if (words.join(' ') === end) end = undefined;
    } else if (words[0] === 'comment') end = 'endcomment';
    else if (words[0] === 'verbatim') end = ['endverbatim', ...words.slice(1)].join(' ');
    else tags.push(words);
  }
  return tags;
}
