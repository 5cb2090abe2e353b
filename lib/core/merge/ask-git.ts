// git asked for what it knows. Every merge asks, so nothing has to be loaded for it.
import { execFile } from 'node:child_process';
import { cleanEnvironment } from '../run/run-tool.ts';

export interface GitAnswer {
  /** -1 when git is not there, or did not end by itself. */
  readonly exitCode: number;
  readonly stdout: string;
}

/** Runs git in a folder. It never throws: a failure is in the answer. */
export function askGit(folder: string, words: readonly string[]): Promise<GitAnswer> {
  const options = { cwd: folder, env: cleanEnvironment(), maxBuffer: Number.POSITIVE_INFINITY };
  return new Promise((answer) => {
    execFile('git', words, options, (error, stdout) => {
      const code = error ? error.code : 0;
      answer({ exitCode: typeof code === 'number' ? code : -1, stdout });
    });
  });
}
