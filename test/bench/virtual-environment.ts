// Virtual environments of Python, for the tools of others.
import { join } from 'node:path';
import { newFolder } from './folders.ts';
import { runOther } from './programs.ts';

/**
 * Makes a virtual environment and installs packages into it.
 * @returns the path of a program in it, by name
 * @throws NotMeasured when there is no Python or no package index
 */
export async function virtualEnvironment(...packages: string[]): Promise<(program: string) => string> {
  const cwd = newFolder();
  const programs = join(cwd, 'bin');
  await runOther('python3', ['-m', 'venv', '.'], { cwd });
  await runOther(join(programs, 'pip'), ['install', '--quiet', ...packages], { cwd });
  return (program) => join(programs, program);
}
