// The generator of add and remove: finds the project, plans, writes, makes the migration, says what is next.
import Generator, { type PromptQuestion } from 'yeoman-generator';
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import { type PlannedFile, planChanges } from '../../lib/core/commit/plan.ts';
import { publish } from '../../lib/core/commit/publish.ts';
import { sweep } from '../../lib/core/commit/staging.ts';
import {
  type ChangingCommand,
  type CommandName,
  type DeployCommand,
  deployCommands,
} from '../../lib/core/options/command-names.ts';
import { openSite, type Site } from '../../lib/stacks/django/apps/site.ts';
import { servedSettings } from '../../lib/stacks/django/foreign/found.ts';
import { pythonOf } from '../../lib/stacks/django/install/migrations.ts';
import { findRoot } from '../../lib/stacks/django/project/root.ts';
import type { Context, ContextOptions } from '../context.ts';
import { stage } from '../stage.ts';
import { occupiedAnswer } from './occupied.ts';
import { askingPlanners, type Change, planners } from './planners.ts';
import { environmentSteps } from './steps.ts';
import { sayByHand, sayChangeDryRun, sayChangeFiles, sayWhatIsNext } from './words.ts';

export class ChangeGenerator extends Generator<ContextOptions> {
  readonly #context: Context;
  #disk!: DiskFiles;
  #site!: Site;
  #change!: Change;
  #python: string | undefined;
  #plan: PlannedFile[] = [];

  constructor(args: string[], options: ContextOptions) {
    super(args, options, { customInstallTask: true, customCommitTask: true });
    this.#context = options.context;
  }

  /** Finds the project, and everything that is wrong with what shall be done to it. */
  async initializing(): Promise<void> {
    const { command, given, cwd } = this.#context;
    this.#disk = new DiskFiles(findRoot(cwd));
    const { root } = this.#disk;
    if (!given.dryRun) sweep(root);
    if (given.install !== false) this.#python = await pythonOf(root, given.python, cwd);
    this.#site = openSite(this.#disk, this.#context.stack, {
      named: given.settings,
      environment:
        process.env.DJANGO_SETTINGS_MODULE ?? (isDeploy(command) ? servedSettings(this.#disk) : undefined),
    });
    const onConflict = await occupiedAnswer(this.#site, this.#context, (question) => this.#ask(question));
    const context = { ...this.#context, given: { ...given, ...(onConflict && { onConflict }) } };
    this.#change = isDeploy(command)
      ? await askingPlanners[command](this.#site, context, root, (question) => this.#ask(question))
      : planners[command as ChangingCommand](this.#site, context, root);
  }

  configuring(): void {
    const { given, report } = this.#context;
    const { scripts } = this.#change;
    this.#plan = planChanges(this.#site.workspace, this.#disk).map((file) =>
      file.action === 'create' && scripts?.has(file.path) ? { ...file, mode: 0o755 } : file,
    );
    for (const path of this.#change.kept) this.#plan.push({ path, action: 'keep', content: '' });
    const { byHand } = this.#site;
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
    const { released, interim } = this.#site;
    if (staging) {
      const removal = { emptied: [...released], interim };
      publish(this.#plan, staging.folder, { path: root, state: 'project' }, removal);
    }
    this.#context.published = root;
    sayChangeFiles(this.#plan, report);
    sayByHand(this.#site.byHand, this.#context);
    if (this.#site.byHand.length > 0) return;
    const steps = environmentSteps(
      this.#change,
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
    if (!given.dryRun) sayWhatIsNext(this.#change, this.#plan, this.#disk.root, this.#python, this.#context);
  }

  async #ask(question: PromptQuestion): Promise<string> {
    const answers = await this.prompt<Record<string, string>>([question]);
    return String(answers[String(question.name)]);
  }
}

const isDeploy = (command: CommandName): command is DeployCommand =>
  deployCommands.some((name) => name === command);
