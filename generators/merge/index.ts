// The generator of features, deploy targets and updates: what is wanted, what it changes, write, install, say what is next.
import Generator, { type PromptQuestion } from 'yeoman-generator';
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import { type PlannedFile, planChanges } from '../../lib/core/commit/plan.ts';
import { publish } from '../../lib/core/commit/publish.ts';
import { sweep } from '../../lib/core/commit/staging.ts';
import { execute } from '../../lib/core/execute/execute.ts';
import { openOptions } from '../../lib/core/execute/open-options.ts';
import { wantedBy } from '../../lib/core/execute/wanted.ts';
import { type Uncommitted, uncommitted } from '../../lib/core/merge/uncommitted.ts';
import type { Change } from '../../lib/core/stack/change.ts';
import type { Command } from '../../lib/core/stack/command.ts';
import {
  migrateStep,
  migrationsStep,
  packagesStep,
  pythonOf,
} from '../../lib/stacks/django/install/migrations.ts';
import { findRoot } from '../../lib/stacks/django/project/root.ts';
import { askOptions } from '../ask.ts';
import { type Context, type ContextOptions, namedPythonOf } from '../context.ts';
import { outsideOf } from '../outside.ts';
import { stage } from '../stage.ts';
import { refuseUncommitted } from './uncommitted.ts';
import { keepsUserModel } from './user-model.ts';
import { sayConflicts, sayMergeDryRun, sayMerged, sayMergeFiles } from './words.ts';

export class MergeGenerator extends Generator<ContextOptions> {
  readonly #context: Context;
  #disk!: DiskFiles;
  #command!: Command;
  #change!: Change;
  #plan: PlannedFile[] = [];
  #python: string | undefined;
  /** Asked at once, since git answers while files are rendered. */
  #uncommitted: Promise<Uncommitted | undefined> | undefined;

  constructor(args: string[], options: ContextOptions) {
    super(args, options, { customInstallTask: true, customCommitTask: true });
    this.#context = options.context;
  }

  /** Finds the project, and everything that is wrong with what shall become of it. */
  async initializing(): Promise<void> {
    const { given, cwd } = this.#context;
    this.#disk = new DiskFiles(findRoot(cwd));
    const { root } = this.#disk;
    if (!given.dryRun) sweep(root);
    this.#command = this.#context;
    const { recorded } = wantedBy(this.#disk, this.#command, this.#context.stack);
    if (!given.force && !given.dryRun && !recorded.record.pending) {
      this.#uncommitted = uncommitted(root);
    }
    this.#python = await pythonOf(root, namedPythonOf(given), cwd);
  }

  async prompting(): Promise<void> {
    const { given, interactive, stack } = this.#context;
    const ask = (question: PromptQuestion) => this.#ask(question);
    if (interactive && !given.yes) {
      const open = openOptions(this.#disk, this.#command, stack);
      this.#command = await askOptions(open, this.#command, stack, ask);
    }
    const { recorded, next } = wantedBy(this.#disk, this.#command, stack);
    const { root } = this.#disk;
    const python = this.#python;
    const isKept = await keepsUserModel(recorded.blueprint, next, root, python, this.#context, ask);
    if (isKept) {
      this.#command = { ...this.#command, given: { ...this.#command.given, userModel: 'django' } };
    }
  }

  async configuring(): Promise<void> {
    const { given, report, stack } = this.#context;
    const { root } = this.#disk;
    const outside = outsideOf(root, this.#context);
    const { changes, change } = await execute(this.#disk, this.#command, stack, outside);
    this.#change = change;
    const { kept, skipped, conflicts, blueprint } = change;
    const files = planChanges(changes, this.#disk);
    if (this.#uncommitted && files.length > 0) refuseUncommitted(root, files, await this.#uncommitted);
    for (const path of kept) files.push({ path, action: 'keep', content: '' });
    for (const path of skipped) files.push({ path, action: 'skip', content: '' });
    this.#plan = files;
    const { features, deploy } = blueprint ?? {};
    report.note({ directory: root, dryRun: given.dryRun ?? false, features, deploy, conflicts });
    for (const { path, action } of files) report.record(path, conflicts.includes(path) ? 'conflict' : action);
    if (conflicts.length > 0) report.fail();
    if (given.dryRun) sayMergeDryRun(files, change, this.#context);
  }

  /** Fills the staging folder, through Yeoman's file system in memory. */
  async writing(): Promise<void> {
    if (!this.#context.given.dryRun) await stage(this.#plan, this.#disk.root, this.fs, this.#context);
  }

  async install(): Promise<void> {
    const { given, report, signal, staging, stack } = this.#context;
    if (given.dryRun) return;
    signal.throwIfAborted();
    const { root } = this.#disk;
    const { conflicts, follow } = this.#change;
    if (staging) publish(this.#plan, staging.folder, { path: root, state: 'project' }, this.#change);
    this.#context.published = root;
    sayMergeFiles(this.#plan, this.#change, report);
    sayConflicts(this.#change, this.#context);
    if (conflicts.length > 0 || given.install === false || this.#python === undefined || !staging) return;
    const python = this.#python;
    const steps = [
      ...(follow.packages ? [packagesStep(root, python, signal)] : []),
      ...follow.migrations.map((app) => migrationsStep(root, python, app, undefined, stack, signal)),
      ...(follow.migrate ? [migrateStep(root, python, signal)] : []),
    ];
    if (steps.length > 0) report.say('');
    for (const step of steps) {
      const { status } = await report.step(step, signal);
      if (status === 'failed') break;
    }
  }

  end(): void {
    if (this.#context.given.dryRun) return;
    sayMerged(this.#plan, this.#change, this.#disk.root, this.#python, this.#context);
  }

  async #ask(question: PromptQuestion): Promise<string> {
    const answers = await this.prompt<Record<string, string>>([question]);
    return String(answers[String(question.name)]);
  }
}
