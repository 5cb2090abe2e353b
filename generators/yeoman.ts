// Yeoman: the environment, the generator that runs the steps of a command, and the way to the terminal. Nothing else knows it.
import { EnvironmentBase } from 'yeoman-environment';
import manifest from 'yeoman-environment/package.json' with { type: 'json' };
import Generator, { type BaseOptions, type PromptQuestion } from 'yeoman-generator';
import { GoBack, type Question } from '../lib/core/terminal/question.ts';
import { isDumb } from '../lib/core/terminal/text.ts';
import { cancelled } from '../lib/core/text/errors.ts';
import { printable } from '../lib/core/text/printable.ts';
import { askPlainly } from './ask/plain.ts';
import type { CommandSteps, Run } from './run.ts';

/** Yeoman looks its own version up in a package.json that the bundle does not have. */
class Environment extends EnvironmentBase {
  override getVersion(): string {
    return manifest.version;
  }
}

type Options = BaseOptions & { readonly steps: CommandSteps; readonly run: Run };

/** Runs the steps of one command: Yeoman calls the methods in this order. */
class CommandGenerator extends Generator<Options> {
  readonly #steps: CommandSteps;
  readonly #run: Run;

  constructor(args: string[], options: Options) {
    super(args, options, { customInstallTask: true, customCommitTask: true });
    this.#steps = options.steps;
    this.#run = options.run;
    this.#run.memory = this.fs;
    this.#run.ask = async (question) => {
      const message = printable(question.message);
      const answers = await this.prompt<Record<string, string>>([{ ...question, message } as PromptQuestion]);
      return String(answers[question.name]);
    };
  }

  async initializing(): Promise<void> {
    await this.#carryOut('initializing');
  }

  async prompting(): Promise<void> {
    await this.#carryOut('prompting');
  }

  async configuring(): Promise<void> {
    await this.#carryOut('configuring');
  }

  async writing(): Promise<void> {
    await this.#carryOut('writing');
  }

  async install(): Promise<void> {
    await this.#carryOut('install');
  }

  async end(): Promise<void> {
    await this.#carryOut('end');
  }

  async #carryOut(queue: keyof CommandSteps): Promise<void> {
    const writes = queue === 'writing' || queue === 'install' || queue === 'end';
    if (writes && this.#run.given.dryRun) return;
    for (const step of this.#steps[queue] ?? []) await step(this.#run);
  }
}

/** Yeoman's own messages are dropped: commands report in their own words. */
const silent = () => undefined;
const verbs = ['conflict', 'create', 'error', 'force', 'identical', 'info', 'skip', 'write', 'writeln'];
const log = Object.assign(() => undefined, Object.fromEntries(verbs.map((verb) => [verb, silent])));

/** Asks questions: with inquirer, which is loaded when the first one is asked, or where that cannot work in plain lines. */
export class TerminalAdapter {
  readonly log = log;
  readonly #cancellation = new AbortController();

  /** Aborted when the run is cancelled or has failed. */
  get signal(): AbortSignal {
    return this.#cancellation.signal;
  }

  /** Ends the run with `reason`. */
  abort(reason: unknown): void {
    this.#cancellation.abort(reason);
  }

  /**
   * Asks questions and takes them off the screen again.
   * @throws GoBack on Escape, UserError (130) on Ctrl-C
   */
  async prompt(questions: readonly Question[], answers: object = {}): Promise<object> {
    if (isDumb()) return this.#promptPlainly(questions, answers);
    const { prompt } = await import('./ask/prompts.ts');
    const back = new AbortController();
    const onKey = (_text: string, key?: { name?: string }) => {
      if (key?.name === 'escape') back.abort();
    };
    process.stdin.on('keypress', onKey);
    try {
      return await prompt(questions, answers, AbortSignal.any([this.signal, back.signal]));
    } catch (error) {
      if (back.signal.aborted) throw new GoBack();
      if ((error as Error).name === 'ExitPromptError') throw cancelled();
      throw error;
    } finally {
      process.stdin.off('keypress', onKey);
    }
  }

  async #promptPlainly(questions: readonly Question[], answers: object): Promise<object> {
    const given: Record<string, unknown> = { ...answers };
    for (const question of questions) given[question.name] = await askPlainly(question, this.signal);
    return given;
  }

  async progress<T>(task: (progress: { step: () => void }) => T): Promise<T> {
    return task({ step: () => undefined });
  }

  async queue<T>(task: (adapter: this) => T): Promise<T> {
    return task(this);
  }

  async onIdle(): Promise<void> {}

  close(): void {}

  newAdapter(): this {
    return this;
  }
}

/** Runs the steps of a command in Yeoman's run loop. @throws whatever a step throws */
export async function runSteps(steps: CommandSteps, run: Run, adapter: TerminalAdapter): Promise<void> {
  // Yeoman's types ask adapters and generators for more than it uses: hence `never`.
  // It would read the .yo-rc.json and package.json of the folder it works in, so it works in this one;
  // every path that the steps use is absolute.
  const environment = new Environment({
    cwd: import.meta.dirname,
    adapter: adapter as never,
    skipInstall: true,
  });
  const namespace = `create-mvt-app:${run.line.command}`;
  environment.register(CommandGenerator as never, { namespace });
  const generator = await environment.create(namespace, {
    generatorOptions: { steps, run, localConfigOnly: true } as never,
  });
  await environment.runGenerator(generator as never);
}
