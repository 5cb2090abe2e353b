// Templates: read from their source once, and compiled when they are used.
import ejs from 'ejs';
import type { Tree } from '../files/tree.ts';
import { endingOf, type Languages, type Locals } from './language.ts';
import type { TemplateSource } from './source.ts';

/** Values that depend on the file that a template makes, such as how its texts are translated. */
export type FileLocals = (path: string, locals: Locals) => Locals;

interface Template {
  /** The path of what it makes, from its folder. */
  readonly target: string;
  /** What it makes; undefined when there is nothing to make. */
  readonly write: (locals: Locals) => string | undefined;
}

export class Templates {
  readonly #folders = new Map<string, readonly Template[]>();
  readonly #source: TemplateSource;
  readonly #languages: Languages;
  readonly #fileLocals: FileLocals;

  constructor(source: TemplateSource, languages: Languages, fileLocals: FileLocals = () => ({})) {
    this.#source = source;
    this.#languages = languages;
    this.#fileLocals = fileLocals;
  }

  /**
   * Renders a folder of templates.
   * `[name]` in a path is replaced by a local, and the ending `.ejs` marks a file that varies and is dropped.
   * One that varies and comes out blank makes no file.
   * @param folder from the top of the source; one that is not there holds no files
   * @returns the files by their path from the project's root, with `prefix` in front
   */
  render(folder: string, locals: Locals, prefix = ''): Tree {
    const tree: Tree = new Map();
    for (const { target, write } of this.#read(folder)) {
      const path = prefix + target.replace(/\[(\w+)\]/g, (_, name) => String(locals[name]));
      const content = write(locals);
      if (content === undefined) continue;
      tree.set(path, isScript(content) ? { content, mode: 0o755 } : { content });
    }
    return tree;
  }

  #read(folder: string): readonly Template[] {
    const known = this.#folders.get(folder);
    if (known) return known;
    const templates = this.#source
      .list(folder)
      .map((path) => this.#compile(path.slice(folder.length + 1), this.#source.read(path) ?? ''));
    this.#folders.set(folder, templates);
    return templates;
  }

  #compile(name: string, text: string): Template {
    if (!name.endsWith('.ejs')) return { target: name, write: () => text };
    const target = name.slice(0, -'.ejs'.length);
    const compiled = ejs.compile(text, { escape: (value) => this.#quote(target, value) });
    const write = (locals: Locals) => {
      const made = compiled({ ...locals, ...this.#fileLocals(target, locals) });
      return made.trim() === '' ? undefined : made;
    };
    return { target, write };
  }

  #quote(path: string, text: unknown): string {
    const language = this.#languages[endingOf(path)];
    if (!language) throw new Error(`No quoting is known for text in ${path}`);
    return language.quote(String(text));
  }
}

/** True for what is started by its name: its first line names the program that runs it. */
export const isScript = (content: string) => content.startsWith('#!');
