// A command as it was read from a command line, or made by a program.
import type { FlatBlueprint } from '../blueprint/flat.ts';
import type { AccessLevel } from '../models/model.ts';
import type { Value } from '../options/answers.ts';
import type { CommandName } from '../options/command-names.ts';
import type { RunValues } from '../options/run-options.ts';

/** The options that were given, each with a good value: those that every stack has by their types, others by name. */
export type GivenOptions = RunValues & {
  readonly features?: readonly string[];
  readonly deploy?: readonly string[];
  readonly preset?: string;
  readonly model?: readonly string[];
  readonly views?: 'class' | 'function';
  readonly path?: string;
  readonly access?: AccessLevel;
  readonly settings?: string;
} & { readonly [name: string]: Value | undefined };

/** What becomes of a file that is in the way. */
export type Decision = 'keep' | 'overwrite';

export interface Command {
  readonly command: CommandName;
  /** What follows the command's own words; for a project that is in `given.directory`. */
  readonly words: readonly string[];
  readonly given: GivenOptions;
  /** The content of the document that `given.from` names. */
  readonly from?: FlatBlueprint;
  /** What becomes of single files that are in the way, by path; `given.onConflict` says it for the others. */
  readonly decisions?: Readonly<Record<string, Decision>>;
}
