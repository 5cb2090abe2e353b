// One run of a command: what it was called with, and what its steps have found out.

import type { FlatBlueprint } from '../lib/core/blueprint/flat.ts';
import type { Destination } from '../lib/core/commit/destination.ts';
import type { DiskFiles } from '../lib/core/commit/disk.ts';
import type { LastCommand } from '../lib/core/commit/last-command.ts';
import type { PlannedFile } from '../lib/core/commit/plan.ts';
import type { Staging } from '../lib/core/commit/staging.ts';
import type { Known } from '../lib/core/execute/execute-project.ts';
import type { Uncommitted, Unknown } from '../lib/core/merge/uncommitted.ts';
import type { Change, FileChange } from '../lib/core/stack/change.ts';
import type { Command, GivenOptions } from '../lib/core/stack/command.ts';
import type { Stack } from '../lib/core/stack/stack.ts';
import type { Ask } from '../lib/core/terminal/question.ts';
import type { Report } from '../lib/core/terminal/report.ts';
import type { Interpreter, Project, Toolchain } from '../lib/core/toolchain/toolchain.ts';

/** Files that are written in memory first, and to the disk together. */
export interface MemoryFiles {
  write(path: string, content: Buffer, options: object): unknown;
  commit(): Promise<unknown>;
  /** What is in memory, whether it is on the disk already or not. */
  readonly store: { each(use: (file: { contents: unknown }) => void): unknown };
}

/** What a run is started with. */
export interface Surroundings {
  readonly stack: Stack;
  readonly toolchain: Toolchain;
  /** Absolute; relative paths start here. */
  readonly cwd: string;
  /** True when questions can be asked. */
  readonly interactive: boolean;
  readonly report: Report;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** True for a command that was chosen from a list. */
  readonly isAsked?: boolean;
}

export class Run implements Surroundings {
  /** As it was typed. */
  readonly line: Command;
  readonly stack: Stack;
  readonly toolchain: Toolchain;
  readonly cwd: string;
  readonly interactive: boolean;
  readonly report: Report;
  readonly signal: AbortSignal;

  /** Handed in by Yeoman. */
  ask!: Ask;
  memory!: MemoryFiles;

  /** The command with the answers that were asked for. */
  command: Command;
  /** Whether words of it were asked for. */
  isAsked: boolean;
  /** The command that was chosen from a list: a run of its own carries it out. */
  chosen: Command | undefined;
  /** The project that is there. */
  disk!: DiskFiles;
  /** The record that a killed run began with, if it left one. */
  recordLeft: string | undefined;
  /** The program that runs its code. */
  interpreter: string | undefined;
  /** True for somebody who goes on with changes that no commit has. */
  withoutBackup = false;
  /** What git said when it was asked, where it was. */
  uncommitted: Promise<Uncommitted | Unknown> | undefined;
  /** Where a new project goes, and what is known of it. */
  destination: Destination | undefined;
  known: Known = {};
  /** Commands that would add the models which were asked for with it. */
  models: readonly Command[] = [];
  /** The answers of the document that `--from` names. */
  document: FlatBlueprint = {};
  /** What steps have decided on their own, to be said at the end. */
  readonly notes: string[] = [];
  /** The interpreter for the environment of a new project. */
  environmentInterpreter: Interpreter | undefined;
  /** What the command comes to. */
  changes: readonly FileChange[] = [];
  change!: Change;
  plan: PlannedFile[] = [];
  /** What undo has to know of this command, and of the one that is undone. */
  last: LastCommand | undefined;
  /** The folder that is being filled, removed when the run ends. */
  staging: Staging | undefined;
  /** Settles when nothing writes into it any more. */
  filling: Promise<unknown> | undefined;
  /** The folder of the project, once the files are in their place. */
  published: string | undefined;

  constructor(
    line: Command,
    { stack, toolchain, cwd, interactive, report, signal, isAsked = false }: Surroundings,
  ) {
    this.line = line;
    this.command = line;
    this.stack = stack;
    this.toolchain = toolchain;
    this.cwd = cwd;
    this.interactive = interactive;
    this.report = report;
    this.signal = signal;
    this.isAsked = isAsked;
  }

  /** The options as they were typed. */
  get given(): GivenOptions {
    return this.line.given;
  }

  /** The interpreter as it was typed. */
  get interpreterFlag(): string | undefined {
    const named = this.given[this.toolchain.interpreterOption];
    return typeof named === 'string' ? named : undefined;
  }

  /** The folder of the project. */
  get root(): string {
    return this.destination?.path ?? this.disk.root;
  }

  /** The project that is there, for the tools of its stack. */
  get project(): Project {
    const { root, disk: files, stack, interpreter, given, signal } = this;
    return { root, files, stack, interpreter, settings: given.settings, signal };
  }

  /** True when somebody can be asked and wants to be. */
  get asks(): boolean {
    return this.interactive && !this.given.yes;
  }
}

/** A step of a command. @throws UserError when the command cannot go on */
export type RunStep = (run: Run) => void | Promise<void>;

/** The steps of a command, by the queue of Yeoman's run loop that they are in; those of the last three write. */
export interface CommandSteps {
  readonly initializing: readonly RunStep[];
  readonly prompting?: readonly RunStep[];
  readonly configuring?: readonly RunStep[];
  readonly writing?: readonly RunStep[];
  readonly install?: readonly RunStep[];
  readonly end?: readonly RunStep[];
}
