// Other programs: running one to its end and keeping what it printed.
import { printable } from '../text/printable.ts';
import { shellCommand } from '../text/shell.ts';
import { cleanEnvironment } from './environment.ts';

export interface ToolResult {
  readonly ok: boolean;
  /** True when the program is not on this machine. */
  readonly missing: boolean;
  readonly stdout: string;
  /** The lines it printed, on either stream, without blank ones. */
  readonly output: readonly string[];
  /** The last of them, or why there are none. */
  readonly lastLines: readonly string[];
}

export interface ToolOptions {
  readonly cwd: string;
  readonly input?: string;
  /** Variables in addition to those of this process; undefined takes one of them away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly watch?: Watch | undefined;
}

/** Is told the lines that a program prints while it runs. */
export type Watch = (line: string) => void;

/** Runs a program without a terminal. It never throws: a failure is in the result. */
export async function runTool(words: readonly string[], options: ToolOptions): Promise<ToolResult> {
  const [program = '', ...args] = words;
  const { cwd, input = '', env = {}, signal, watch } = options;
  const { execa } = await import('execa');
  const running = execa(program, args, {
    cwd,
    input,
    env: { ...cleanEnvironment(), ...env },
    extendEnv: false,
    all: true,
    reject: false,
    ...(signal && { cancelSignal: signal }),
  });
  if (watch) {
    running.all.on('data', (chunk) => {
      const line = printedLines(String(chunk)).at(-1);
      if (line !== undefined) watch(line);
    });
  }
  const result = await running;
  const printed = printedLines(String(result.all ?? ''));
  return {
    ok: !result.failed,
    missing: result.code === 'ENOENT',
    stdout: String(result.stdout ?? '').trim(),
    output: printed,
    lastLines: printed.length > 0 ? printed.slice(-8) : [result.shortMessage ?? ''],
  };
}

/** Lines with something on them, safe to print. */
const printedLines = (text: string) =>
  text
    .split('\n')
    .map(printable)
    .filter((line) => line.trim() !== '');

/** The command that does by hand what a step could not do. */
export function commandIn(folder: string, ...commands: readonly (readonly string[])[]): string {
  return [['cd', folder], ...commands].map(shellCommand).join(' && ');
}
