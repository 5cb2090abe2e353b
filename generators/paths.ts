// How folders and programs are named in what a user reads or types.
import { join, relative, resolve } from 'node:path';
import { commandWords } from '../lib/cli/command-help.ts';

/** How a folder is named on a command line that is typed in `cwd`. */
export function shortPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short === '' ? '.' : short.startsWith(join('..', '..')) ? path : short;
}

/** How a folder is named on a command line that is typed where this one was; never like an option or a command. */
export function typedPath(path: string): string {
  const short = shortPath(path, process.cwd());
  return /^[-~]/.test(short) || commandWords.includes(short) ? `./${short}` : short;
}

/** A program's name as it is, and a path as it is typed where the command was. */
export function typedProgram(program: string, cwd: string): string {
  return /[\\/]/.test(program) ? typedPath(resolve(cwd, program)) : program;
}
