// Where templates come from: the interface, and templates that are in memory already.

/** A set of templates, by their paths with `/` between the parts. */
export interface TemplateSource {
  /** The paths of all files below a folder, in order; none when it is not there. Each can be given to `read`. */
  list(folder: string): readonly string[];
  /** The text of a file, or undefined when it is not there. */
  read(path: string): string | undefined;
}

/** Templates that are held in memory, by path. */
export function templatesInMemory(texts: Readonly<Record<string, string>>): TemplateSource {
  const paths = Object.keys(texts).sort();
  return {
    list: (folder) => pathsBelow(folder, paths),
    read: (path) => (Object.hasOwn(texts, path) ? texts[path] : undefined),
  };
}

/** Those of the paths that are below a folder. */
export function pathsBelow(folder: string, paths: readonly string[]): string[] {
  return paths.filter((path) => path.startsWith(`${folder}/`));
}

/** Several sources as one: a file of an earlier source takes the place of the same one in later sources. */
export function overlay(...sources: readonly TemplateSource[]): TemplateSource {
  return {
    list: (folder) => [...new Set(sources.flatMap((source) => source.list(folder)))].sort(),
    read: (path) => {
      for (const source of sources) {
        const text = source.read(path);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}
