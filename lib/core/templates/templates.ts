// Templates: the folders below templates/, read once and compiled when they are used.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import { translatorFor } from '../../stacks/django/locale/translate.ts';
import type { SiteRuntime } from '../additions/site-runtime.ts';
import type { Tree } from '../files/tree.ts';
import { quoteFor } from '../text/quote.ts';

/** What a template can name: texts are quoted by `<%= %>`, safe words are put in by `<%- %>`. */
export type Locals = Readonly<Record<string, unknown>>;

/** The templates/ folder of this package: beside dist/ when installed, further up in a checkout. */
const root = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'templates', 'django')) && folder !== dirname(folder))
    folder = dirname(folder);
  return join(folder, 'templates');
})();

/**
 * Renders a folder of templates.
 * `[name]` in a path stands for a local, `[process]` for each process of the site, and the ending `.ejs` marks a file that varies and is dropped.
 * One that varies and comes out blank makes no file.
 * @param folder below templates/, such as `django/base`; one that is not there holds no files
 * @returns the files by their path from the project's root, with `prefix` in front
 */
export function renderFolder(folder: string, locals: Locals, prefix = ''): Tree {
  const tree: Tree = new Map();
  for (const { source, write } of readFolder(folder)) {
    for (const own of copiesOf(source, locals)) {
      const path = prefix + source.replace(/\[(\w+)\]/g, (_, name) => nameOf(own[name]));
      const content = write(own);
      if (content === undefined) continue;
      tree.set(path, isScript(content) ? { content, mode: 0o755 } : { content });
    }
  }
  return tree;
}

/** The locals of each file that a template makes: one for each process of the site where its path has `[process]`. */
function copiesOf(source: string, locals: Locals): readonly Locals[] {
  if (!source.includes('[process]')) return [locals];
  const { processes } = locals.runtime as SiteRuntime;
  return processes.map((process) => ({ ...locals, process }));
}

/** What a local is called in a path. */
const nameOf = (value: unknown) => String((value as { name?: string }).name ?? value);

/** True for what is started by its name: its first line names the program that runs it. */
const isScript = (content: string) => content.startsWith('#!');

interface Template {
  /** The path of what it makes, from the folder. */
  readonly source: string;
  /** What it makes; undefined when there is nothing to make. */
  readonly write: (locals: Locals) => string | undefined;
}

const folders = new Map<string, readonly Template[]>();

function readFolder(folder: string): readonly Template[] {
  const known = folders.get(folder);
  if (known) return known;
  const start = join(root, folder);
  const entries = existsSync(start) ? readdirSync(start, { recursive: true, withFileTypes: true }) : [];
  const templates = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readTemplate(path.slice(start.length + 1).replaceAll('\\', '/'), path));
  folders.set(folder, templates);
  return templates;
}

function readTemplate(name: string, path: string): Template {
  const text = readFileSync(path, 'utf8');
  if (!name.endsWith('.ejs')) return { source: name, write: () => text };
  const source = name.slice(0, -'.ejs'.length);
  // With its own debugging ejs would quote the name of the file, which not every language can.
  const compiled = ejs.compile(text, { escape: quoteFor(source), compileDebug: false });
  const write = (locals: Locals) => {
    const text = named(path, () => compiled({ ...locals, t: translatorFor(source, locals) }));
    return text.trim() === '' ? undefined : text;
  };
  return { source, write };
}

/** @throws Error that says which template failed, as one that names what nothing supplies */
function named(path: string, make: () => string): string {
  try {
    return make();
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}
