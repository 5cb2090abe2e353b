// The result of a command: the files that it changes, and everything else that has to be said and done.
import type { Blueprint } from '../blueprint/blueprint.ts';
import type { CommandName } from '../options/command-names.ts';

/** The words of one command line. */
export type Words = readonly string[];

/** A file of a project before and after a command; undefined means that there is no such file. */
export interface FileChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Permissions of a new file, where they are not those of any new file. */
  readonly mode?: number;
  /** For a file that is not text: each character is one byte. */
  readonly encoding?: 'latin1';
}

/** Lines that someone has to add or remove by hand. */
export interface Instruction {
  /** The file, when it is known. */
  readonly path?: string;
  /** Such as `the list INSTALLED_APPS`. */
  readonly where: string;
  readonly lines: readonly string[];
  /** Why it was not done, to be read after "because". */
  readonly reason: string;
  /** The same as a unified diff, which "git apply" takes. */
  readonly patch?: readonly string[];
}

/** A command of a program that changes files of the project itself. */
export interface HandedCommand {
  readonly words: Words;
  /** Where it runs, from the project's folder. */
  readonly folder: string;
  /** The file that what it prints goes to, from there. */
  readonly output?: string;
  /** The line to type for it, where that is not just the words. */
  readonly line?: string;
}

/** What another program has to do in a project, since it keeps a list of its own there: `uv add whitenoise`. */
export interface Handover {
  /** To be read while it runs: `Packages of uv`. */
  readonly title: string;
  readonly commands: readonly HandedCommand[];
  /** Why this tool does not do it, to be read after "because". */
  readonly reason: string;
}

/** What has to follow in the environment of a project, in this order. */
export interface Follow {
  /** Comes before the packages, and may make the environment. */
  readonly handover?: Handover | undefined;
  /** Packages have to be installed: others are required than before. */
  readonly packages: boolean;
  /** Names of packages without which the project does not start, or all that it asks for: they are installed if they are missing. */
  readonly requires: readonly string[] | 'all';
  /** Apps whose models changed, if only in what their fields are called: their migrations have to be made. */
  readonly migrations: readonly {
    readonly app: string;
    readonly folder: string;
    /** Answers to the questions that are sure to be asked. */
    readonly input?: string | undefined;
  }[];
  /** Names of tests to run. */
  readonly tests: readonly string[];
  /** The database has to be migrated. */
  readonly migrate: boolean;
}

/** Tables that a removal leaves in the database. */
export interface LeftTables {
  /** That they stay, and how they go, as a sentence. */
  readonly say: string;
  /** What the change is with a migration that drops them, where it can be made afterwards. */
  readonly drop?: Pick<Change, 'notes' | 'next' | 'follow'>;
}

export interface Change {
  readonly tables?: LeftTables;
  /** Data that goes for good, each as a sentence: somebody has to agree. */
  readonly losses?: readonly string[];
  /** Said when something changed, and when nothing had to. */
  readonly done: string;
  readonly nothing: string;
  /** More lines to say. */
  readonly notes: readonly string[];
  /** What stays because its owner changed it: paths, or names in a path. */
  readonly kept: readonly string[];
  /** Paths of files that stay away because their owner deleted them. */
  readonly skipped: readonly string[];
  /** Paths of files in which their owner and the templates changed the same lines. */
  readonly conflicts: readonly string[];
  readonly byHand: readonly Instruction[];
  readonly follow: Follow;
  /** What to type next: arguments of the program that manages a project, such as `migrate`. */
  readonly next: readonly Words[];
  /** Whole commands to type after those. */
  readonly typed: readonly Words[];
  /** Where the result can be seen, from the root of the site. */
  readonly address?: string;
  /** The command that takes it back. */
  readonly inverse?: { readonly command: CommandName; readonly words: Words };
  /** Paths of files that are gone, by this command or an earlier one: folders that they leave empty go too. */
  readonly emptied: readonly string[];
  /** The text of the record until all files are written, for a command that has to be finished after an interruption. */
  readonly interim?: string;
  /** The blueprint of the project afterwards; undefined where this tool did not make the project. */
  readonly blueprint?: Blueprint;
}

/** A change that is nothing but its files. */
export const noChange = {
  notes: [],
  kept: [],
  skipped: [],
  conflicts: [],
  byHand: [],
  follow: { packages: false, requires: [], migrations: [], tests: [], migrate: false },
  next: [],
  typed: [],
  emptied: [],
} as const satisfies Omit<Change, 'done' | 'nothing'>;

export interface Executed {
  /** In no order; for a project all its files, also those that are there with the same text. */
  readonly changes: readonly FileChange[];
  readonly change: Change;
}
