// A stack: everything that is known about one kind of project. The core is handed one and imports none.
import type { StackTables } from '../additions/tables.ts';
import type { AppBlueprint, Blueprint } from '../blueprint/blueprint.ts';
import type { Tree } from '../files/tree.ts';
import type { UndoLog } from '../files/undo.ts';
import type { Languages, Locals } from '../templates/language.ts';
import type { Templates } from '../templates/templates.ts';

/** The texts of one file of a project that is merged. */
export interface Versions {
  /** As the templates made it, '' when they did not. */
  readonly base: string;
  /** As it is in the project. */
  readonly ours: string;
  /** As the templates make it now. */
  readonly theirs: string;
}

export interface MergedText {
  readonly text: string;
  /** True when both changed the same lines: then git's markers stand around the two versions. */
  readonly conflicts: boolean;
}

/** How files of one kind are merged, entry by entry, where lines would conflict needlessly. */
export interface Merger {
  readonly match: RegExp;
  /** @throws UserError when the file cannot be merged as it is */
  merge(versions: Versions, path: string): MergedText;
}

export interface Stack extends StackTables {
  readonly templates: Templates;
  readonly languages: Languages;
  readonly mergers: readonly Merger[];
  /** What templates can name, in addition to the answers of the blueprint. */
  locals(blueprint: Blueprint): Locals;
  /** The files of a project without features, targets and further apps. */
  base(blueprint: Blueprint, locals: Locals): Tree;
  /** The path of a file that fragments of features are for: `shop/settings.py` for `settings.py`. */
  partFile(file: string, blueprint: Blueprint): string;
  /**
   * Adds the apps of a blueprint to a new project.
   * @param isCodeWanted false when the files of new apps are of no interest: then only the files that they are
   * registered in are made, byte for byte as with them
   * @returns its files with the apps, what has to be known to remove them, and the apps as they are recorded
   * @throws UserError with every fault of their models, and when an app cannot be part of the project
   */
  addApps(
    base: Tree,
    blueprint: Blueprint,
    isCodeWanted: boolean,
  ): { tree: Tree; undo: UndoLog; apps: readonly AppBlueprint[] };
}
