// What a run tells its user: lines for people as things happen, or one JSON document at the end.

import type { FileAction } from '../files/file-action.ts';
import type { Watch } from '../run/run-tool.ts';
import type { Step, StepResult } from '../run/step.ts';
import { printable, printableJson, printableStyled } from '../text/printable.ts';
import { createStyle, fitToWidth, isDumb, type Style } from './text.ts';
import { wrap, wrapRow, wrapSentence } from './wrap.ts';

export interface ReportOptions {
  readonly json: boolean;
  readonly quiet: boolean;
}

const verbColor = {
  create: 'green',
  identical: 'blue',
  change: 'yellow',
  skip: 'yellow',
  conflict: 'red',
  remove: 'red',
  keep: 'yellow',
} as const satisfies Record<FileAction, keyof Style>;

/** Everything for people goes through here: what projects put into it can neither move the cursor nor hide anything. */
function print(stream: NodeJS.WriteStream, lines: readonly string[]): void {
  stream.write(lines.map((line) => `${printableStyled(line)}\n`).join(''));
}

/** Lines for the width of a terminal. */
function fitted(
  stream: NodeJS.WriteStream,
  lines: readonly string[],
  breakLine = wrapSentence,
): readonly string[] {
  if (!stream.isTTY) return lines;
  return lines.flatMap((line) => line.split('\n')).map((line) => breakLine(line, stream.columns ?? 80));
}

/** What is indented, and goes on further in. */
const wrapIndented = (line: string, columns: number) => wrap(line, columns, 4);

/** Prints an error with its faults, each of which is indented. */
export function printError(message: string, faults: readonly string[]): void {
  const { stderr } = process;
  print(stderr, [...fitted(stderr, [message]), ...fitted(stderr, faults, wrapIndented)]);
}

export class Report {
  readonly style: Style;
  readonly #options: ReportOptions;
  readonly #facts: Record<string, unknown> = {};
  readonly #files: { path: string; action: FileAction; diff?: string | undefined }[] = [];
  readonly #steps: ({ id: string } & StepResult)[] = [];
  #isIncomplete = false;

  constructor(options: ReportOptions) {
    this.#options = options;
    this.style = createStyle(process.stdout);
  }

  /** Prints lines for people; what is not indented is broken where the terminal ends. */
  say(...lines: string[]): void {
    this.show(...fitted(process.stdout, lines));
  }

  /** Prints lines as they are: differences, trees, patches. */
  show(...lines: string[]): void {
    if (this.#options.json || this.#options.quiet) return;
    print(process.stdout, lines);
  }

  /** Prints lines about a failure: also where nothing else is printed, and then on stderr. */
  complain(...lines: string[]): void {
    if (this.#options.json || this.#options.quiet) print(process.stderr, fitted(process.stderr, lines));
    else this.say(...lines);
  }

  /** The same for a patch, whose lines stay as they are. */
  complainWithPatch(patch: readonly string[]): void {
    const isSilent = this.#options.json || this.#options.quiet;
    print(isSilent ? process.stderr : process.stdout, patch);
  }

  /** Prints lines that can be taken back: each is cut to the width of the terminal. */
  sayBriefly(...lines: string[]): void {
    this.say(...lines.map((line) => fitToWidth(line, process.stdout.columns ?? 80)));
  }

  /** A row of two columns for the width of the terminal. */
  row(line: string): string {
    return fitted(process.stdout, [line], wrapRow).join('\n');
  }

  /** Takes back the last lines that were said briefly, where the cursor can be moved. */
  unsay(lines: number): void {
    if (lines > 0 && !isDumb()) process.stdout.write(`\x1b[${lines}A\x1b[J`);
  }

  /** Adds facts to the JSON document. */
  note(facts: Record<string, unknown>): void {
    Object.assign(this.#facts, facts);
  }

  /** Keeps a file and what happens to it for the JSON document; of a dry run also what would change in it. */
  record(path: string, action: FileAction, diff?: string): void {
    this.#files.push({ path, action, diff });
  }

  /** One line for a file and what happens to it. */
  sayFile(path: string, action: FileAction): void {
    this.say(`${this.style[verbColor[action]](action.padStart(11))}  ${printable(path)}`);
  }

  /**
   * Runs a step behind a spinner and tells how it went.
   * @throws the signal's reason when it is aborted while running; then nothing more is reported
   */
  async step(step: Step, signal: AbortSignal): Promise<StepResult> {
    const progress = await this.#spin(step.doing);
    signal.addEventListener('abort', progress.stop);
    const result = await step.run(progress.watch);
    signal.throwIfAborted();
    progress.stop();
    this.stepResult(step, result);
    return result;
  }

  /** Tells how a step went. */
  stepResult({ id, title }: Pick<Step, 'id' | 'title'>, result: StepResult): void {
    const { style } = this;
    this.#steps.push({ id, ...result });
    const detail = result.detail ? style.dim(` (${result.detail})`) : '';
    const mark = { done: style.green('✔'), skipped: style.yellow('–'), failed: style.red('✖') }[
      result.status
    ];
    const line = fitted(process.stdout, [`  ${mark} ${title}${detail}`], wrapIndented).join('\n');
    if (result.status !== 'failed') {
      this.say(line);
      return;
    }
    this.complain(
      line,
      ...result.output.map((line) => `      ${style.dim(line)}`),
      `    Run it again: ${result.command}`,
    );
  }

  /** Makes the run one that failed: something is left to be done by hand. */
  fail(): void {
    this.#isIncomplete = true;
  }

  /** True when a step has failed, or something is left to be done by hand. */
  get failed(): boolean {
    return this.#isIncomplete || this.#steps.some(({ status }) => status === 'failed');
  }

  /** The JSON document, when it was asked for. */
  finish(exitCode: number, error?: string, faults: readonly string[] = []): void {
    if (!this.#options.json) return;
    const document = {
      ok: exitCode === 0,
      exitCode,
      ...(error !== undefined && { error }),
      ...(faults.length > 0 && { faults }),
      ...this.#facts,
      files: this.#files,
      steps: this.#steps,
    };
    process.stdout.write(`${printableJson(document)}\n`);
  }

  /** Where something moves on the screen, with what happens, the seconds from the third on, and what programs print. */
  async #spin(doing: string): Promise<Progress> {
    const { json, quiet } = this.#options;
    const { stdout } = process;
    if (json || quiet || !stdout.isTTY || isDumb() || process.env.CI)
      return { stop: () => undefined, watch: undefined };
    const { default: createSpinner } = await import('yocto-spinner');
    const spinner = createSpinner({
      text: doing,
      stream: stdout,
      color: 'cyan',
      handleSignals: false,
    }).start();
    const began = Date.now();
    let last = '';
    const show = () => {
      const seconds = Math.floor((Date.now() - began) / 1000);
      const more = [seconds < 3 ? '' : `${seconds} s`, last].filter(Boolean).join(' · ');
      // The spinner and a blank stand in front of it.
      const line = fitToWidth(`${doing}${more && ` · ${more}`}`, (stdout.columns ?? 80) - 2);
      spinner.text = doing + this.style.dim(line.slice(doing.length));
    };
    const timer = setInterval(show, 1000);
    return {
      stop: () => {
        clearInterval(timer);
        spinner.stop();
      },
      watch: (line) => {
        last = line.trim();
        show();
      },
    };
  }
}

/** What is shown while a step runs. */
interface Progress {
  stop(): void;
  readonly watch: Watch | undefined;
}
