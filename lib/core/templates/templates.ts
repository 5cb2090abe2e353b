// Templates: read from their source once, and compiled when they are used.
import ejs from 'ejs';
import type { SiteProcess, SiteRuntime } from '../additions/site-runtime.ts';
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
   * A file with `[process]` in its path is made for each process of the site.
   * One that varies and comes out blank makes no file.
   * @param folder from the top of the source; one that is not there holds no files
   * @returns the files by their path from the project's root, with `prefix` in front
   */
  render(folder: string, locals: Locals, prefix = ''): Tree {
    const tree: Tree = new Map();
    for (const { target, write } of this.#read(folder)) {
      for (const own of copiesOf(target, locals)) {
        const path = prefix + target.replace(/\[(\w+)\]/g, (_, name) => nameOf(own[name]));
        const content = write(own);
        if (content === undefined) continue;
        tree.set(path, isScript(content) ? { content, mode: 0o755 } : { content });
      }
    }
    return tree;
  }

  #read(folder: string): readonly Template[] {
    const known = this.#folders.get(folder);
    if (known) return known;
    const templates = this.#source
      .list(folder)
      .map((path) => this.#compile(path, path.slice(folder.length + 1)));
    this.#folders.set(folder, templates);
    return templates;
  }

  #compile(path: string, name: string): Template {
    const text = this.#source.read(path) ?? '';
    if (!name.endsWith('.ejs')) return { target: name, write: () => text };
    const target = name.slice(0, -'.ejs'.length);
    // With its own debugging, ejs would quote the name of the template, which not every language can.
    const compiled = ejs.compile(text, {
      escape: (value) => this.#quote(target, value),
      compileDebug: false,
    });
    const write = (locals: Locals) => {
      const made = naming(path, () => compiled({ ...locals, ...this.#fileLocals(target, locals) }));
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

/** The locals of each file that a template makes: one for each process of the site where its path has `[process]`. */
function copiesOf(target: string, locals: Locals): readonly Locals[] {
  if (!target.includes('[process]')) return [locals];
  const { processes } = locals.runtime as SiteRuntime;
  return processes.map((process) => ({ ...locals, process }));
}

/** How a local is written in a path. */
const nameOf = (value: unknown) => String((value as SiteProcess | undefined)?.name ?? value);

/** @throws Error that says which template failed, as one does that names what nothing supplies */
function naming(path: string, make: () => string): string {
  try {
    return make();
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}
