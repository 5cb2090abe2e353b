// What a stack does on the machine, apart from `Stack`, which also runs in a browser: it finds, sets up and checks projects.
import type { StackTables } from '../additions/tables.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Check, Validator } from '../check/validator.ts';
import type { Files } from '../files/files.ts';
import type { Tree, TreeFile } from '../files/tree.ts';
import type { Answers } from '../options/answers.ts';
import type { Step } from '../run/step.ts';
import type { Follow, Words } from '../stack/change.ts';
import type { GivenOptions } from '../stack/command.ts';

/** A program that runs the code of projects. */
export interface Interpreter {
  /** Its name or path. */
  readonly command: string;
  /** Such as `3.12`. */
  readonly version: string;
}

/** The interpreter for a new project, and what its files then say, where nothing else was answered. */
export interface Chosen {
  readonly interpreter: Interpreter | undefined;
  readonly answers: Answers;
}

/** A new project whose files are written. */
export interface NewProject {
  /** Absolute. */
  readonly root: string;
  readonly blueprint: Blueprint;
  readonly stack: StackTables;
  readonly files: readonly { readonly path: string; readonly content: string }[];
  /** The interpreter for its environment, if one was named or found. */
  readonly interpreter: Interpreter | undefined;
  readonly signal: AbortSignal;
}

/** A project that is there. */
export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly files: Files;
  readonly stack: StackTables;
  /** The program that runs its code, with its packages, if one was found. */
  readonly interpreter: string | undefined;
  /** The settings that were named for its commands. */
  readonly settings: string | undefined;
  readonly signal: AbortSignal;
}

/** A project whose code can be run. */
export type RunnableProject = Project & { readonly interpreter: string };

/** What is installed in the environment of a project. */
export interface Installed {
  /** Names of modules, which an app cannot have. */
  readonly modules: () => ReadonlySet<string>;
  /** The version of a package, or of the language by its name. */
  readonly version: (name: string) => string | undefined;
}

/** What is missing, as far as that can be seen without running anything of the project. */
export interface Unfinished {
  /** False when no environment was found: then nobody knows which packages are missing. */
  readonly environment: boolean;
  readonly packages: readonly string[];
  /** Apps that have models and no migration. */
  readonly migrations: readonly string[];
}

/** How migrations are taken out of the database, and whether they are in it; undefined when that cannot be known. */
export interface Unapplying {
  readonly commands: readonly Words[];
  readonly isNeeded: boolean | undefined;
}

/** How far a change is the work of a merge: `repeated` is one that has nothing to write, so that all an earlier one left is done. */
export type Merging = 'no' | 'first' | 'repeated';

/** What a merge answers by itself, since the data of a project leaves no choice. */
export interface AnswersForData {
  readonly given: GivenOptions;
  /** Why, to be said at the end. */
  readonly note?: string;
  /** What was not looked at, to be said at once. */
  readonly remark?: string;
}

export interface Toolchain {
  /** The root of the project that a folder belongs to. @throws UserError when there is none, or several */
  findRoot(folder: string): string;
  /** The root of the project that a folder is in. */
  rootAround(folder: string): string | undefined;
  /** The file with the secrets of this machine: made from the rendered project, and never committed. */
  readonly secrets: { readonly path: string; make(tree: Tree): TreeFile };

  /** The name of the option by which a user names an interpreter. */
  readonly interpreterOption: string;
  /**
   * Chooses the interpreter of a new project before its files are made.
   * @param answers as far as they are known
   * @param named what the user named instead, from `cwd`
   * @throws UserError when that does not run, or is too old
   */
  chooseInterpreter(answers: Answers, named: string | undefined, cwd: string): Promise<Chosen>;
  /** The interpreter that a user named for a project that was made before. @throws UserError when it does not run, or is too old */
  namedInterpreter(name: string, blueprint: Blueprint, cwd: string): Promise<Interpreter>;
  /**
   * The program that runs the code of a project that is there.
   * @param named what the user named instead, from `cwd`
   * @param mayAsk whether the project's package manager may be run to find out
   * @throws UserError when the one that was named cannot run it
   */
  findInterpreter(
    project: Pick<Project, 'root' | 'files'>,
    named: string | undefined,
    cwd: string,
    mayAsk: boolean,
  ): Promise<string | undefined>;
  /** What is installed for an interpreter, or else for the one that the project's folder has. */
  installed(root: string, interpreter: string | undefined): Installed;

  /** What the steps of a new project come to, in a few words. */
  readonly setUpTitle: string;
  /** Makes the environment of a new project, with its packages and its database. */
  setUpSteps(project: NewProject): readonly Step[];
  /** Paths of files that those steps have made and that belong to the project. */
  madeBySetUp(project: NewProject): readonly string[];
  /** The same by hand, command by command. */
  readonly setUpByHand: readonly Words[];
  /** The command that starts the site, and where it is then. */
  readonly startByHand: Words;
  readonly address: string;
  /** Names variables of the shell that those steps did without, and that the user's own commands would see; undefined when there are none. */
  shellNote(files: NewProject['files']): string | undefined;
  /** The same before the steps of a project that is there, or what it takes from the shell where that is all its configuration. */
  shellRemark(project: Project): string | undefined;

  /** The file with exact versions of packages: only steps write it, so no record has it, and it is no change to commit first. */
  readonly lock: string;
  /**
   * Renews that file in a project that is there, where it has to be.
   * @param changed paths of files that were written
   * @param isUpdate whether the newest versions are wanted
   */
  lockSteps(project: Project, changed: readonly string[], isUpdate: boolean): readonly Step[];
  /** Paths of files that are not this tool's and that its steps may change. */
  changedBySteps(files: Files): readonly string[];
  /** What to type before migrations are taken away that are applied to the database. @param paths of their files */
  unapply(paths: readonly string[], project: Project): Promise<Unapplying>;
  /** What has to follow a change, with all that is missing in the environment of the project. */
  complete(follow: Follow, project: RunnableProject, merging: Merging): Promise<Follow>;
  /** Installs packages, makes migrations, runs tests and migrates: each step needs the one before it. */
  followSteps(follow: Follow, project: RunnableProject): readonly Step[];
  /** What to type for that, in the folder of the project. */
  followByHand(
    follow: Pick<Follow, 'packages' | 'migrations' | 'migrate'>,
    project: Project,
  ): readonly Words[];
  /** How a command of the program that manages the project is typed there. */
  typedCommand(words: Words, project: Project): Words;
  unfinishedIn(project: Project): Unfinished;
  /** What is said where there is no environment. */
  readonly noEnvironment: string;

  /** @throws UserError when the data could not follow, or nobody knows whether it could */
  answersForData(
    before: Blueprint,
    next: Blueprint,
    project: Project,
    given: GivenOptions,
  ): Promise<AnswersForData>;
  /** Everything that checks deploy files, in the order in which it is printed. */
  readonly checks: readonly Validator[];
  /** Everything that looks at what a machine has for a project, or for a new one, in the order in which it is printed. */
  readonly health: readonly Check<Project>[];
}
