// Yeoman's way to the terminal: asks questions with inquirer, which is loaded when the first one is asked.
import type { PromptQuestion } from 'yeoman-generator';
import { cancelled } from '../text/errors.ts';

/** Thrown out of a question when Escape was pressed: the question before it is wanted. */
export class GoBack extends Error {}

/** Yeoman's own messages are dropped: the generators report in their own words. */
const silent = () => undefined;
const verbs = ['conflict', 'create', 'error', 'force', 'identical', 'info', 'skip', 'write', 'writeln'];
const log = Object.assign(() => undefined, Object.fromEntries(verbs.map((verb) => [verb, silent])));

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
  async prompt(questions: readonly PromptQuestion[], answers: object = {}): Promise<object> {
    const { default: inquirer } = await import('inquirer');
    const back = new AbortController();
    const onKey = (_text: string, key?: { name?: string }) => {
      if (key?.name === 'escape') back.abort();
    };
    process.stdin.on('keypress', onKey);
    try {
      const ask = inquirer.createPromptModule({
        signal: AbortSignal.any([this.signal, back.signal]),
        clearPromptOnDone: true,
      } as object);
      return await ask(questions as Parameters<typeof ask>[0], answers);
    } catch (error) {
      if (back.signal.aborted) throw new GoBack();
      if ((error as Error).name === 'ExitPromptError') throw cancelled();
      throw error;
    } finally {
      process.stdin.off('keypress', onKey);
    }
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
