// The undo log of a project: what has to be known to remove code again from files that also hold other code.

/**
 * One entry. `before` is the text that was there; it is left out where there was none.
 * - `import`: an import statement that was made or changed, by the module that it takes names from, or as a whole
 * - `order`: statements that import from one module, which were put in another order
 * - `use`: a name that was used before it was imported
 * - `entry`: an entry that a list had before; it stays
 * - `definition`: a definition that was there before, or a list that was made, by its name or as a whole
 * - `route`: a route that was made for an app that was there, by the module that it leads to
 * - `requirement`: a required package that was added
 */
export type Undo =
  | ImportUndo
  | { readonly kind: 'order'; readonly module: string }
  | { readonly kind: 'use'; readonly name: string }
  | { readonly kind: 'entry'; readonly list: string; readonly value: string }
  | { readonly kind: 'definition'; readonly name: string; readonly before?: string }
  | { readonly kind: 'definition'; readonly statement: string; readonly before?: string }
  | { readonly kind: 'route'; readonly module: string }
  | { readonly kind: 'requirement'; readonly name: string };

export type ImportUndo =
  | { readonly kind: 'import'; readonly module: string; readonly before?: string }
  | { readonly kind: 'import'; readonly statement: string; readonly before?: string };

/** The entries for each file, by its path from the project's root. */
export type UndoLog = Readonly<Record<string, readonly Undo[]>>;

type Fields = Partial<Record<'module' | 'statement' | 'name' | 'list' | 'value' | 'before', string>>;

/** What an entry is about, as a text: all of it but `before`. */
function subjectOf(undo: Undo): string {
  const { module, statement, name, list = '', value = '' }: Fields = undo;
  return `${undo.kind}\n${module ?? statement ?? name ?? list}\n${value}`;
}

/** The entry that is about the same thing as another one. */
export function findUndo(undo: readonly Undo[], wanted: Undo): (Undo & { before?: string }) | undefined {
  const subject = subjectOf(wanted);
  return undo.find((each) => subjectOf(each) === subject);
}

/** All entries but the one about the same thing as another one. */
export function withoutUndo(undo: readonly Undo[], unwanted: Undo): Undo[] {
  const subject = subjectOf(unwanted);
  return undo.filter((each) => subjectOf(each) !== subject);
}

/** The entries of two changes of one file: of the same thing, what was there before the earlier change counts. */
export function mergeUndo(earlier: readonly Undo[], later: readonly Undo[]): Undo[] {
  return [...new Map([...later, ...earlier].map((undo) => [subjectOf(undo), undo])).values()];
}

/** The entries in the order of the record. */
export function sortUndo(undo: readonly Undo[]): Undo[] {
  const entries = undo.map((each) => [subjectOf(each), each] as const);
  return entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}
