// A stack: everything that is known about one kind of project. The core is handed one and imports none.
import type { StackTables } from '../additions/tables.ts';
import type { AppBlueprint, Blueprint } from '../blueprint/blueprint.ts';
import type { Surrounding } from '../blueprint/placement.ts';
import type { Files } from '../files/files.ts';
import type { Tree } from '../files/tree.ts';
import type { UndoLog } from '../files/undo.ts';
import type { ChangingCommand, DeployCommand } from '../options/command-names.ts';
import type { Languages, Locals } from '../templates/language.ts';
import type { Templates } from '../templates/templates.ts';
import type { Token } from '../text/tokens.ts';
import type { Executed, Follow, Words } from './change.ts';
import type { Command } from './command.ts';
import type { Inventory } from './inventory.ts';
import type { ModelChange } from './model-change.ts';

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
  /** True when both changed the same lines: then the two versions are between git's conflict markers. */
  readonly conflicts: boolean;
}

/** How files of one kind are merged, entry by entry, where lines would conflict needlessly. */
export interface Merger {
  readonly match: RegExp;
  /**
   * @param files those of the project, for what the file refers to
   * @returns undefined where lines do as well
   * @throws UserError when the file cannot be merged as it is
   */
  merge(versions: Versions, path: string, files: Pick<Files, 'read'>): MergedText | undefined;
}

/** How files of one kind are read, so that a merge can tell what they say from how a formatter laid them out. */
export interface Reader {
  readonly match: RegExp;
  /**
   * The tokens of a text, or undefined when it cannot be read.
   * @param isFolded whether the part that has no order is one token, whatever is in it
   */
  read(text: string, isFolded: boolean): readonly Token[] | undefined;
  /** A part of the text whose order and grouping mean nothing. */
  readonly unordered?: {
    /** True when two texts order or group differently what both have. */
    differs(one: string, other: string): boolean;
    /** A text with what the part holds in another text, in its own order and grouping; undefined when it cannot be done. */
    put(text: string, source: string): string | undefined;
  };
  /**
   * What whole lines come to, for a language whose mistakes `read` finds: equal for lines that do the same.
   * @returns undefined for lines that cannot be read on their own
   */
  meaning?(lines: string): string | undefined;
}

/** What a command needs of the world around the project's files. */
export interface Outside {
  /** Merges a text line by line; its lines end as those of `ours` do. @throws UserError when it cannot be done */
  mergeText(path: string, versions: Versions): Promise<MergedText>;
  /** The files of a blueprint as another version of this program makes them. @throws UserError when it cannot be run */
  renderedBy(version: string, blueprint: Blueprint): Promise<Tree>;
  /** Names of modules that are installed in the project's environment, which an app cannot have. */
  installedModules(): ReadonlySet<string>;
  /** The record that an earlier run began with, which was killed: it may have done all that this one is to do. */
  readonly recordLeft?: string;
  /** The version of a package in the project's environment, or of its language by its name. */
  installedVersion(name: string): string | undefined;
  /** The repository around a project that is not at its top. */
  readonly around?: Surrounding | undefined;
  /** Variables of the environment that the command runs in. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Carries out one kind of command in memory. @throws UserError */
export type Executor = (files: Files, command: Command, stack: Stack, outside: Outside) => Executed;

/** What a merge has done to the files of a project. */
export interface MergedFiles {
  readonly before: Files;
  readonly after: Files;
  /** Paths of files that were made, changed or removed. */
  readonly changed: readonly string[];
  /** Those among them whose text is not the one that was rendered. */
  readonly edited: readonly string[];
  /** Paths of files that their owner has changed, and that are therefore not what was rendered. */
  readonly kept: readonly string[];
}

export interface Stack extends StackTables {
  readonly templates: Templates;
  readonly languages: Languages;
  readonly mergers: readonly Merger[];
  /** For files that no merger is for; all others are read line by line. */
  readonly readers: readonly Reader[];
  /** What a project is made with, in a few words, such as the version of its framework. */
  summary(blueprint: Blueprint): string;
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
  /** Commands that add apps and models to any project of the stack, and remove them. */
  readonly apps: Readonly<Record<ChangingCommand, Executor>>;
  /** Commands about targets in foreign projects. */
  readonly foreign: Readonly<Record<DeployCommand, Executor>>;
  /**
   * The apps and models of a project, for whoever has to name one in a command.
   * @throws UserError when the project cannot be read
   */
  inventory(files: Files, command: Command, outside: Pick<Outside, 'environment'>): Inventory;
  /**
   * What a command wants that changes recorded models.
   * @param blueprint the project; undefined where this tool did not make it
   * @throws UserError for everything that is wrong with it, and for models that are not recorded
   */
  changeModels(files: Files, command: Command, blueprint: Blueprint | undefined): ModelChange;
  /**
   * What has to follow a merge in the environment of the project, what to type next, and what its owner has to know.
   * @throws UserError when what stays of the project could not be loaded any more
   */
  afterMerge(
    merged: MergedFiles,
    blueprint: Blueprint,
  ): { readonly follow: Follow; readonly next: readonly Words[]; readonly notes: readonly string[] };
}
