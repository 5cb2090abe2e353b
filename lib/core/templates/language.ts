// What templates need to know about the language of the files that they make.

/** Values that templates can name: texts are quoted by `<%= %>`, safe words are put in by `<%- %>`. */
export type Locals = Readonly<Record<string, unknown>>;

/** A language of generated files, known by the ending of their names. */
export interface Language {
  /** How a text that a user has written goes into a file: in most languages as a whole string literal. */
  readonly quote: (text: string) => string;
  /** Splits the import statements off the head of a fragment. */
  readonly splitImports?: (fragment: string) => { readonly imports: string; readonly rest: string };
  /** Puts import statements into a file, each at its place. */
  readonly addImports?: (text: string, imports: string, isLocal: (module: string) => boolean) => string;
  /** Breaks the lines of a file that names have made too long. */
  readonly breakLines?: (text: string) => string;
}

/** Languages by ending: `py`, `md`. */
export type Languages = Readonly<Record<string, Language>>;

/** The ending of a path: `py` of `shop/settings.py`. */
export const endingOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);
