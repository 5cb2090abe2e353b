// The record of a project, .mvt.json: its blueprint, the version that wrote it, and a hash of every file.
import type { StackTables } from '../additions/tables.ts';
import type { Layouts } from '../files/layouts.ts';
import type { UndoLog } from '../files/undo.ts';
import type { ModelCommand } from '../options/command-names.ts';
import type { Blueprint } from './blueprint.ts';

/** The file in a project that holds its record. */
export const recordName = '.mvt.json';

/** The formats of documents that can be read; what has none is of the first, and the last is written. */
export const formats = [1, 2] as const;

/** True for a version that wrote records of format 1. */
export const isOfFormat1 = (version: string): boolean => /^0\.[01]\./.test(version);

/** Hashes of the files that were written, by path from the project's root. */
export type FileHashes = Readonly<Record<string, string>>;

/** What deploy targets have added to a foreign project. */
export interface Deployed {
  readonly files: FileHashes;
  /** Texts that were put into files of the project, each as it was put in. */
  readonly blocks: readonly { readonly path: string; readonly text: string }[];
  /** Entries of MIDDLEWARE. */
  readonly middleware: readonly string[];
  /** Lines of requirements.txt. */
  readonly requirements: readonly string[];
  /** Requirements that the project's package manager was told, as such lines. */
  readonly packages?: readonly string[] | undefined;
  /** Whether it made the requirements.txt, from its lock. */
  readonly exported?: boolean | undefined;
}

/** A command that changes models, as it was typed. */
export interface PendingCommand {
  readonly command: ModelCommand;
  readonly words: readonly string[];
  readonly given: Readonly<Record<string, string>>;
}

/** What .mvt.json holds; the answers are some or none when the project was not made by this tool. */
export interface ProjectRecord extends Blueprint {
  /** The version whose templates the project follows; this one when it is left out. */
  readonly version?: string | undefined;
  readonly undo: UndoLog;
  /** Lines that merging cannot give their layout back. */
  readonly layouts?: Layouts | undefined;
  readonly files: FileHashes;
  readonly deployed?: Deployed | undefined;
  /** The blueprint that a merge is on its way to: it was interrupted when this is still there. */
  readonly pending?: Blueprint | undefined;
  /** The command that wanted it, where the blueprint alone does not say what has to be done: a field was renamed. */
  readonly command?: PendingCommand | undefined;
  /** Hashes of the files that such a merge has to put together from two versions: one that has its hash is done. */
  readonly merged?: FileHashes | undefined;
}

/** A record of a project about which nothing is known yet. */
export const emptyRecord = ({ name }: StackTables): ProjectRecord => ({
  stack: name,
  answers: {},
  features: [],
  deploy: [],
  apps: [],
  undo: {},
  files: {},
});
