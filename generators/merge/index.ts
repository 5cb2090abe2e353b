// The generator of features, deploy targets and updates: what is wanted, what it changes, write, install, say what is next.
import Generator, { type PromptQuestion } from 'yeoman-generator';
import { named, optionNamesOf } from '../../lib/core/additions/additions-of.ts';
import { optionNamed, type StackTables } from '../../lib/core/additions/tables.ts';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { toFlat } from '../../lib/core/blueprint/flat.ts';
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import { publish } from '../../lib/core/commit/publish.ts';
import { sweep } from '../../lib/core/commit/staging.ts';
import { type Uncommitted, uncommitted } from '../../lib/core/merge/uncommitted.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { checkValue } from '../../lib/core/options/values.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import {
  migrateStep,
  migrationsStep,
  packagesStep,
  pythonOf,
} from '../../lib/stacks/django/install/migrations.ts';
import { findRoot } from '../../lib/stacks/django/project/root.ts';
import type { Context, ContextOptions } from '../context.ts';
import { stage } from '../stage.ts';
import { namedIn } from './named.ts';
import { effectsOf, type MergePlan, planMerge, refuseUncommitted } from './plan.ts';
import { questionFor } from './questions.ts';
import { keepUserModel } from './user-model.ts';
import { type Recorded, readBlueprint, type Wanted, wantedBlueprint } from './wanted.ts';
import { sayConflicts, sayMergeDryRun, sayMerged, sayMergeFiles } from './words.ts';

export class MergeGenerator extends Generator<ContextOptions> {
  readonly #context: Context;
  #disk!: DiskFiles;
  #recorded!: Recorded;
  #wanted!: Wanted;
  #plan!: MergePlan;
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
    refuseForeignFlags(given);
    this.#disk = new DiskFiles(findRoot(cwd));
    const { root } = this.#disk;
    if (!given.dryRun) sweep(root);
    const named = namedIn(this.#context);
    this.#recorded = readBlueprint(this.#disk, this.#context.stack);
    this.#wanted = wantedBlueprint(this.#recorded, named, this.#context);
    refuseOtherPending(this.#recorded, this.#wanted, this.#context.stack);
    if (!given.force && !given.dryRun && !this.#recorded.record.pending) {
      this.#uncommitted = uncommitted(root);
    }
    this.#python = await pythonOf(root, given.python, cwd);
  }

  async prompting(): Promise<void> {
    const { given, interactive, stack } = this.#context;
    const open = openQuestions(this.#recorded.blueprint, this.#wanted.next, this.#context.stack).filter(
      (name) => !(name in given),
    );
    if (interactive && !given.yes) {
      const answers: Record<string, unknown> = {};
      for (const name of open) {
        const checked = checkValue(optionNamed(stack, name), await this.#ask(questionFor(name, stack)));
        if ('fault' in checked) throw new UserError(checked.fault);
        answers[name] = checked.value;
      }
      const context = { ...this.#context, given: { ...given, ...answers } as Context['given'] };
      this.#wanted = wantedBlueprint(this.#recorded, this.#wanted.named, context);
    }
    this.#wanted = await keepUserModel(
      this.#wanted,
      this.#recorded.blueprint,
      this.#disk.root,
      this.#python,
      this.#context,
      (question) => this.#ask(question),
    );
  }

  async configuring(): Promise<void> {
    const { given, report } = this.#context;
    this.#plan = await planMerge(this.#disk, this.#recorded, this.#wanted, this.#context.stack);
    const { files, conflicts } = this.#plan;
    if (this.#uncommitted && files.some(isChanged)) {
      refuseUncommitted(this.#disk, this.#plan, await this.#uncommitted);
    }
    const { features, deploy } = this.#wanted.next;
    report.note({ directory: this.#disk.root, dryRun: given.dryRun ?? false, features, deploy, conflicts });
    for (const { path, action } of files) report.record(path, conflicts.includes(path) ? 'conflict' : action);
    if (conflicts.length > 0) report.fail();
    if (given.dryRun) sayMergeDryRun(this.#plan, this.#context);
  }

  /** Fills the staging folder, through Yeoman's file system in memory. */
  async writing(): Promise<void> {
    if (!this.#context.given.dryRun) await stage(this.#plan.files, this.#disk.root, this.fs, this.#context);
  }

  async install(): Promise<void> {
    const { given, report, signal, staging } = this.#context;
    if (given.dryRun) return;
    signal.throwIfAborted();
    const { root } = this.#disk;
    const { files, conflicts, emptied, interim } = this.#plan;
    if (staging) publish(files, staging.folder, { path: root, state: 'project' }, { emptied, interim });
    this.#context.published = root;
    sayMergeFiles(this.#plan, report);
    sayConflicts(this.#plan, this.#context);
    if (conflicts.length > 0 || given.install === false || this.#python === undefined || !staging) return;
    const python = this.#python;
    const { packages, models, migrations } = effectsOf(files, this.#wanted.next);
    const steps = [
      ...(packages ? [packagesStep(root, python, signal)] : []),
      ...models.map((app) =>
        migrationsStep(root, python, { app, folder: app }, undefined, this.#context.stack, signal),
      ),
      ...(migrations ? [migrateStep(root, python, signal)] : []),
    ];
    if (steps.length > 0) report.say('');
    for (const step of steps) {
      const { status } = await report.step(step, signal);
      if (status === 'failed') break;
    }
  }

  end(): void {
    if (this.#context.given.dryRun) return;
    sayMerged(
      this.#plan,
      this.#recorded.blueprint,
      this.#wanted,
      this.#disk.root,
      this.#python,
      this.#context,
    );
  }

  async #ask(question: PromptQuestion): Promise<string> {
    const answers = await this.prompt<Record<string, string>>([question]);
    return String(answers[String(question.name)]);
  }
}

/** The options with a question that only what is added knows. */
function openQuestions(before: Blueprint, next: Blueprint, stack: StackTables): string[] {
  const isNew = (list: 'features' | 'deploy') => next[list].filter((name) => !before[list].includes(name));
  const added = [...named(stack.features, isNew('features')), ...named(stack.targets, isNew('deploy'))];
  return optionNamesOf(added).filter((name) => 'question' in optionNamed(stack, name));
}

const isChanged = ({ action }: MergePlan['files'][number]) => action !== 'keep' && action !== 'skip';

/** @throws UserError for flags about projects that this tool did not make */
function refuseForeignFlags(given: Context['given']): void {
  const foreign = (['settings', 'onConflict'] as const).find((name) => name in given);
  if (foreign === undefined) return;
  throw new UserError(
    `${flagOf(foreign)} is for projects that were not made by create-mvt-app, and this one was: leave it out.`,
  );
}

/** @throws UserError when a run that wanted something else was broken off */
function refuseOtherPending({ record: { pending } }: Recorded, { next }: Wanted, stack: StackTables): void {
  const inOrder = (blueprint: Blueprint) => JSON.stringify(sorted(toFlat(blueprint, stack)));
  if (!pending || inOrder(pending) === inOrder(next)) return;
  throw new UserError(
    'A run that changed this project was broken off: finish it with create-mvt-app update, and then do this.',
  );
}

const sorted = (value: object) => Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
