// Rendering folders of templates, which are read once and compiled when they are used.
import ejs from 'ejs';
import { translatorFor } from '../../stacks/django/locale/translate.ts';
import type { Tree } from '../files/tree.ts';
import { quoteFor } from '../text/quote.ts';
import type { TemplateSource } from './source.ts';

/** What a template can name: texts are quoted by `<%= %>`, safe words are put in by `<%- %>`. */
export type Locals = Readonly<Record<string, unknown>>;

let source: TemplateSource | undefined;
const folders = new Map<string, readonly Template[]>();

/** Says where templates come from, for all that is rendered from now on. */
export function useTemplates(templates: TemplateSource): void {
  source = templates;
  folders.clear();
}

/**
 * Renders a folder of templates.
 * `[name]` in a path stands for a local, and the ending `.ejs` marks a file that varies and is dropped.
 * One that varies and comes out blank makes no file.
 * @param folder below templates/, such as `django/base`; one that is not there holds no files
 * @returns the files by their path from the project's root, with `prefix` in front
 * @throws Error before `useTemplates` was called
 */
export function renderFolder(folder: string, locals: Locals, prefix = ''): Tree {
  const tree: Tree = new Map();
  for (const { target, write } of readFolder(folder)) {
    const path = prefix + target.replace(/\[(\w+)\]/g, (_, name) => String(locals[name]));
    const content = write(locals);
    if (content === undefined) continue;
    tree.set(path, isScript(content) ? { content, mode: 0o755 } : { content });
  }
  return tree;
}

/** True for what is started by its name: its first line names the program that runs it. */
const isScript = (content: string) => content.startsWith('#!');

interface Template {
  /** The path of what it makes, from the folder. */
  readonly target: string;
  /** What it makes; undefined when there is nothing to make. */
  readonly write: (locals: Locals) => string | undefined;
}

function readFolder(folder: string): readonly Template[] {
  const known = folders.get(folder);
  if (known) return known;
  const from = source;
  if (!from) throw new Error('There are no templates yet: call useTemplates first.');
  const templates = from
    .list(folder)
    .map((path) => compile(path.slice(folder.length + 1), from.read(path) ?? ''));
  folders.set(folder, templates);
  return templates;
}

function compile(name: string, text: string): Template {
  if (!name.endsWith('.ejs')) return { target: name, write: () => text };
  const target = name.slice(0, -'.ejs'.length);
  const compiled = ejs.compile(text, { escape: quoteFor(target) });
  const write = (locals: Locals) => {
    const text = compiled({ ...locals, t: translatorFor(target, locals) });
    return text.trim() === '' ? undefined : text;
  };
  return { target, write };
}
