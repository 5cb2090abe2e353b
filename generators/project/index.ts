// The project generator: ask, plan, write, install, say what is next. Yeoman runs its methods in this order.
import { resolve } from 'node:path';
import Generator, { type PromptQuestion } from 'yeoman-generator';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { toFlat } from '../../lib/core/blueprint/flat.ts';
import { readDocumentFile } from '../../lib/core/commit/blueprint-file.ts';
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import type { PlannedFile } from '../../lib/core/commit/plan.ts';
import { publish } from '../../lib/core/commit/publish.ts';
import { inspectTarget, type Target } from '../../lib/core/commit/target.ts';
import { changedTree } from '../../lib/core/execute/changed-tree.ts';
import { execute } from '../../lib/core/execute/execute.ts';
import { completeBlueprint, type Known, knownAnswers, withDefaults } from '../../lib/core/execute/project.ts';
import type { Files } from '../../lib/core/files/files.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { render } from '../../lib/core/render/render.ts';
import type { Command } from '../../lib/core/stack/command.ts';
import { GoBack } from '../../lib/core/terminal/adapter.ts';
import { cancelled, UserError } from '../../lib/core/text/errors.ts';
import { djangoAnswers } from '../../lib/stacks/django/answers.ts';
import { namedPython, type Python } from '../../lib/stacks/django/install/python.ts';
import { secretFileName } from '../../lib/stacks/django/install/secret-file.ts';
import { stepsOf } from '../../lib/stacks/django/install/steps.ts';
import { oldestPython } from '../../lib/stacks/django/pins.ts';
import { type Context, type ContextOptions, namedPythonOf } from '../context.ts';
import { stage } from '../stage.ts';
import { type Interviewed, interview, missingAnswers } from './interview.ts';
import { planProject } from './plan.ts';
import { reviewLines, sayDryRun, sayFiles, sayNextSteps } from './words.ts';

export class ProjectGenerator extends Generator<ContextOptions> {
  readonly #context: Context;
  #command!: Command;
  #known: Known = {};
  #target!: Target;
  #tree!: Tree;
  #blueprint!: Blueprint;
  #python: Python | undefined;
  #plan: PlannedFile[] = [];

  constructor(args: string[], options: ContextOptions) {
    super(args, options, { customInstallTask: true, customCommitTask: true });
    this.#context = options.context;
  }

  /** Reads what is known, and finds what is wrong with it before anything is asked. */
  initializing(): void {
    const { given, cwd, stack } = this.#context;
    const from = given.from === undefined ? undefined : readDocumentFile(resolve(cwd, given.from), stack);
    this.#command = { ...this.#context, ...(from && { from }) };
    this.#known = knownAnswers(this.#command, stack);
    if (given.directory === undefined) return;
    this.#target = this.#inspect(given.directory);
    if (this.#target.state === 'project') return;
    const complete = withDefaults(this.#known, this.#target.path, stack);
    // Faults in models are named before the first question, not after the last.
    const willAsk = this.#context.interactive && !given.yes && missingAnswers(this.#known, stack).length > 0;
    if (complete.apps.length > 0 && willAsk) render(complete, stack);
  }

  async prompting(): Promise<void> {
    const { given, cwd, interactive, stack } = this.#context;
    const isThere = this.#target?.state === 'project';
    const questions = given.yes || isThere ? [] : missingAnswers(this.#known, stack);
    if (given.directory === undefined) questions.unshift('directory');
    if (questions.length > 0) {
      if (given.yes) throw new UserError('Name the directory as well: create-mvt-app <directory> --yes.');
      if (!interactive) throw nobodyToAsk(questions);
      const { directory, answers } = await interview(
        {
          questions,
          known: this.#known,
          directory: given.directory,
          checkDirectory: (place) => this.#checkAnswer(place),
          ask: (question) => this.#ask(question),
          report: this.#context.report,
          stack,
        },
        (interviewed) => this.#review(interviewed),
      );
      this.#known = answers;
      this.#target ??= this.#inspect(directory);
      this.#command = { ...this.#command, from: answers };
    }
    const { path } = this.#target;
    const command = { ...this.#command, given: { ...given, directory: path } };
    const { changes, change } = await execute(filesAt(this.#target), command, stack);
    if (!change.blueprint) throw new Error('A project was made of no blueprint.');
    this.#tree = changedTree(new Map(), changes);
    this.#blueprint = change.blueprint;
    const python = namedPythonOf(given);
    if (python !== undefined) {
      this.#python = await namedPython(python, oldestPython[djangoAnswers(this.#blueprint).django], cwd);
    }
  }

  async configuring(): Promise<void> {
    const { given, report, stack } = this.#context;
    this.#plan = await planProject(this.#tree, this.#target, this.#context, (question) =>
      this.#ask(question),
    );
    const blueprint = toFlat(this.#blueprint, stack);
    report.note({ directory: this.#target.path, blueprint, dryRun: given.dryRun ?? false });
    for (const { path, action } of this.#plan) report.record(path, action);
    if (given.dryRun) sayDryRun(this.#plan, this.#target, this.#context);
  }

  /** Fills the staging folder, through Yeoman's file system in memory. */
  async writing(): Promise<void> {
    if (this.#context.given.dryRun) return;
    await stage(this.#plan, this.#target.path, this.fs, this.#context);
  }

  async install(): Promise<void> {
    const { given, report, signal, staging } = this.#context;
    if (given.dryRun) return;
    signal.throwIfAborted();
    if (staging) publish(this.#plan, staging.folder, this.#target);
    this.#context.published = this.#target.path;
    sayFiles(this.#plan, report);
    report.say('');
    const ready = new Set<string>();
    for (const step of this.#steps()) {
      if (step.needs && !ready.has(step.needs)) {
        report.stepResult(step, { status: 'skipped', detail: 'the step before it failed' });
        continue;
      }
      const { status } = await report.step(step, signal);
      if (status === 'done') ready.add(step.id);
    }
  }

  end(): void {
    if (this.#context.given.dryRun) return;
    sayNextSteps(this.#plan, this.#blueprint, this.#target, this.#context);
  }

  #steps() {
    const { given, signal, stack } = this.#context;
    return stepsOf({
      folder: this.#target.path,
      blueprint: this.#blueprint,
      stack,
      files: this.#plan.filter(isOurs).map(({ path }) => path),
      python: this.#python,
      install: given.install ?? true,
      git: given.git ?? true,
      signal,
    });
  }

  #inspect(directory: string): Target {
    const { given, cwd, stack } = this.#context;
    const target = inspectTarget(directory, cwd, stack);
    if (target.state !== 'occupied' || given.onConflict || given.dryRun) return target;
    const shown = target.entries.slice(0, 5).join(', ');
    const more = target.entries.length > 5 ? ` and ${target.entries.length - 5} more` : '';
    throw new UserError(
      `${directory} is not empty: it holds ${shown}${more}. Choose another directory, or say what to do with ${flagOf('onConflict')} keep|overwrite|ask.`,
    );
  }

  /** Says why a directory that was typed at the prompt does not do. @throws UserError */
  #checkAnswer(directory: string): void {
    const { path, state } = this.#inspect(directory);
    if (state === 'project') {
      throw new UserError(`${directory} holds a project already: choose another directory.`);
    }
    withDefaults(this.#known, path, this.#context.stack);
  }

  async #ask(question: PromptQuestion): Promise<string> {
    const answers = await this.prompt<Record<string, string>>([question]);
    return String(answers[String(question.name)]);
  }

  async #review({ directory, answers }: Interviewed): Promise<void> {
    const { path } = this.#inspect(directory);
    const { report, stack } = this.#context;
    const lines = reviewLines(completeBlueprint(answers, path, stack), path, this.#context);
    report.sayBriefly(...lines);
    try {
      const decision = await this.#ask(reviewQuestion);
      if (decision === 'back') throw new GoBack();
      if (decision === 'cancel') throw cancelled();
    } catch (error) {
      if (error instanceof GoBack) report.unsay(lines.length);
      throw error;
    }
  }
}

/** The files of a folder; where there are none yet, nobody has to look for each. */
function filesAt({ path, state }: Target): Files {
  const isFree = state === 'missing' || state === 'empty';
  return isFree ? { read: () => undefined, list: () => [] } : new DiskFiles(path);
}

/** Files that may go into the first commit: not the user's own, and not the secret. */
const isOurs = ({ path, action }: PlannedFile) => action !== 'skip' && path !== secretFileName;

const reviewQuestion: PromptQuestion = {
  type: 'select',
  name: 'review',
  message: 'Make it?',
  choices: [
    { value: 'make', name: 'Yes, make it' },
    { value: 'back', name: 'No, go back to the questions' },
    { value: 'cancel', name: 'Cancel' },
  ],
};

function nobodyToAsk(questions: readonly string[]): UserError {
  const flags = questions.map((name) => (name === 'directory' ? 'the directory' : flagOf(name)));
  const rest = flags.length > 1 ? ', or --yes for the defaults' : '';
  return new UserError(`Answers are missing and nobody can be asked here: give ${flags.join(', ')}${rest}.`);
}
