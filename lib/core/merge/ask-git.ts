// git asked for what it knows. Every merge asks, so nothing has to be loaded for it.
import { execFile } from 'node:child_process';
import { cleanEnvironment } from '../run/environment.ts';
import { gitWords } from '../run/git-words.ts';

export interface GitAnswer {
  /** -1 when git is not there, or did not end by itself. */
  readonly exitCode: number;
  /** True when git is not there. */
  readonly missing: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs git in a folder. It never throws: a failure is in the answer. */
export function askGit(folder: string, words: readonly string[]): Promise<GitAnswer> {
  const options = {
    cwd: folder,
    env: { ...cleanEnvironment(), LC_ALL: 'C' },
    maxBuffer: Number.POSITIVE_INFINITY,
  };
  const [program, ...args] = gitWords(words);
  return new Promise((answer) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      answer({
        exitCode: typeof code === 'number' ? code : -1,
        missing: code === 'ENOENT',
        stdout,
        stderr,
      });
    });
  });
}
