// Python: finding one that is new enough.
import { resolve } from 'node:path';
import { runTool } from '../../../core/run/run-tool.ts';
import { UserError } from '../../../core/text/errors.ts';

export interface Python {
  /** The program's name or path. */
  readonly command: string;
  /** Such as `3.12`. */
  readonly version: string;
}

const versionScript = 'import sys; print("%d.%d" % sys.version_info[:2])';

/** What a Python program is called on the systems where Django runs; the plain names come first. */
const names = [
  'python3',
  'python',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
  'py',
];

/** The version of a Python program, or undefined when it does not run. */
async function versionOf(command: string, cwd: string): Promise<string | undefined> {
  const { ok, stdout } = await runTool([command, '-c', versionScript], { cwd });
  return ok && /^\d+\.\d+$/.test(stdout) ? stdout : undefined;
}

const isAtLeast = (version: string, minimum: string) =>
  version.localeCompare(minimum, 'en', { numeric: true }) >= 0;

/** The first Python on the PATH that is at least `minimum` (such as `3.10`), or undefined. */
export async function findPython(minimum: string, cwd: string): Promise<Python | undefined> {
  for (const command of names) {
    const version = await versionOf(command, cwd);
    if (version && isAtLeast(version, minimum)) return { command, version };
  }
  return undefined;
}

/**
 * The Python that the user named.
 * @throws UserError when it does not run or is older than `minimum`
 */
export async function namedPython(name: string, minimum: string, cwd: string): Promise<Python> {
  const command = /[\\/]/.test(name) ? resolve(cwd, name) : name;
  const version = await versionOf(command, cwd);
  if (!version)
    throw new UserError(`--python ${name} does not work as Python: give the path of one that does.`);
  if (!isAtLeast(version, minimum)) {
    throw new UserError(
      `--python ${name} is Python ${version}, but this version of Django needs ${minimum} or newer.`,
    );
  }
  return { command, version };
}
