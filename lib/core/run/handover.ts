// Commands that are handed over to another program, which keeps a list of its own in the project: run, or left to the owner.
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { HandedCommand, Handover, Instruction } from '../stack/change.ts';
import { shellCommand } from '../text/shell.ts';
import { runTool } from './run-tool.ts';
import type { Step } from './step.ts';

/** The line to type for a command. */
export const lineOf = ({ line, words }: HandedCommand): string => line ?? shellCommand(words);

/** The same for its owner. */
export function asInstruction({ commands, reason }: Handover): Instruction {
  return { where: 'run this', lines: commands.map(lineOf), reason };
}

/** True when all programs of a handover are on the PATH; none is run. */
export function canHandOver({ commands }: Handover): boolean {
  return commands.every(({ words: [program = ''] }) => isOnPath(program));
}

function isOnPath(program: string): boolean {
  const { PATH = '', PATHEXT = '.EXE;.CMD' } = process.env;
  const endings = process.platform === 'win32' ? PATHEXT.split(';') : [''];
  const folders = PATH.split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.some((folder) => endings.some((ending) => existsSync(join(folder, program + ending))));
}

/** The step that runs the commands, one after the other; those that a failure leaves undone are named. */
export function handoverStep({ title, commands }: Handover, root: string, signal: AbortSignal): Step {
  return {
    id: 'packages',
    title,
    doing: `Running ${commands.map(({ words }) => words[0]).join(', ')}`,
    run: async (watch) => {
      for (const [index, { words, folder, output }] of commands.entries()) {
        const cwd = join(root, folder);
        const result = await runTool(words, { cwd, signal, watch });
        if (!result.ok) {
          const left = commands.slice(index).map(lineOf);
          const [program = '', action = ''] = words;
          return {
            status: 'failed',
            detail: `${program} ${action} failed`,
            output: result.lastLines,
            command: [shellCommand(['cd', cwd]), ...left].join(' && '),
          };
        }
        if (output !== undefined) writeFileSync(join(cwd, output), `${result.stdout}\n`);
      }
      return { status: 'done', detail: commands.map(({ words }) => words.slice(0, 2).join(' ')).join(', ') };
    },
  };
}
