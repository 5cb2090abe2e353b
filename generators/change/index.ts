// The generator of add and remove: finds the project, plans, writes, makes the migration, says what is next.
import Generator, { type PromptQuestion } from 'yeoman-generator';
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import { type PlannedFile, planChanges } from '../../lib/core/commit/plan.ts';
import { publish } from '../../lib/core/commit/publish.ts';
import { sweep } from '../../lib/core/commit/staging.ts';
import { openOptions } from '../../lib/core/execute/open-options.ts';
import { deployCommands } from '../../lib/core/options/command-names.ts';
import type { Executed } from '../../lib/core/stack/change.ts';
import type { Command } from '../../lib/core/stack/command.ts';
import { pythonOf } from '../../lib/stacks/django/install/migrations.ts';
import { findRoot } from '../../lib/stacks/django/project/root.ts';
import { askOptions } from '../ask.ts';
import { type Context, type ContextOptions, namedPythonOf } from '../context.ts';
import { executeAsking } from '../execute.ts';
import { outsideOf } from '../outside.ts';
import { stage } from '../stage.ts';
import { environmentSteps } from './steps.ts';
import { sayByHand, sayChangeDryRun, sayChangeFiles, sayWhatIsNext } from './words.ts';

export class ChangeGenerator extends Generator<ContextOptions> {
  readonly #context: Context;
  #disk!: DiskFiles;
  #executed!: Executed;
  #python: string | undefined;
  #plan: PlannedFile[] = [];

  constructor(args: string[], options: ContextOptions) {
    super(args, options, { customInstallTask: true, customCommitTask: true });
    this.#context = options.context;
  }

  /** Finds the project, and everything that is wrong with what shall be done to it. */
  async initializing(): Promise<void> {
    const { given, cwd } = this.#context;
    this.#disk = new DiskFiles(findRoot(cwd));
    const { root } = this.#disk;
    if (!given.dryRun) sweep(root);
    if (given.install !== false) this.#python = await pythonOf(root, namedPythonOf(given), cwd);
    this.#executed = await executeAsking(
      this.#disk,
      await this.#answered(),
      outsideOf(root, this.#context),
      this.#context,
      (question) => this.#ask(question),
    );
  }

  /** The command with answers to what its targets want to know. */
  async #answered(): Promise<Command> {
    const { given, interactive, stack } = this.#context;
    if (!isDeploy(this.#context) || !interactive || given.yes) return this.#context;
    const open = openOptions(this.#disk, this.#context, stack);
    return askOptions(open, this.#context, stack, (question) => this.#ask(question));
  }

  configuring(): void {
    const { given, report } = this.#context;
    const { changes, change } = this.#executed;
    this.#plan = planChanges(changes, this.#disk);
    for (const path of change.kept) this.#plan.push({ path, action: 'keep', content: '' });
    const { byHand } = change;
    report.note({ directory: this.#disk.root, dryRun: given.dryRun ?? false, byHand });
    for (const { path, action } of this.#plan) report.record(path, action);
    if (byHand.length > 0) report.fail();
    if (!given.dryRun) return;
    sayChangeDryRun(this.#plan, this.#context);
    sayByHand(byHand, this.#context);
  }

  /** Fills the staging folder, through Yeoman's file system in memory. */
  async writing(): Promise<void> {
    if (!this.#context.given.dryRun) await stage(this.#plan, this.#disk.root, this.fs, this.#context);
  }

  async install(): Promise<void> {
    const { given, report, signal, staging } = this.#context;
    if (given.dryRun) return;
    signal.throwIfAborted();
    const { root } = this.#disk;
    const { change } = this.#executed;
    if (staging) publish(this.#plan, staging.folder, { path: root, state: 'project' }, change);
    this.#context.published = root;
    sayChangeFiles(this.#plan, report);
    sayByHand(change.byHand, this.#context);
    if (change.byHand.length > 0) return;
    const steps = environmentSteps(
      change.follow,
      root,
      this.#python,
      given.settings,
      this.#context.stack,
      signal,
    );
    if (steps.length > 0) report.say('');
    for (const step of steps) {
      const { status } = await report.step(step, signal);
      if (status === 'failed') break;
    }
  }

  end(): void {
    const { given } = this.#context;
    if (given.dryRun) return;
    sayWhatIsNext(this.#executed.change, this.#plan, this.#disk.root, this.#python, this.#context);
  }

  async #ask(question: PromptQuestion): Promise<string> {
    const answers = await this.prompt<Record<string, string>>([question]);
    return String(answers[String(question.name)]);
  }
}

const isDeploy = ({ command }: Command) => deployCommands.some((name) => name === command);
