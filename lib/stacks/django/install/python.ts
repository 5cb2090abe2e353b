// Python: finding one that is new enough.
import { resolve } from 'node:path';
import { flagOf } from '../../../core/options/flags.ts';
import { runTool } from '../../../core/run/run-tool.ts';
import { UserError } from '../../../core/text/errors.ts';
import { atLeast } from '../../../core/text/versions.ts';
import type { Interpreter } from '../../../core/toolchain/toolchain.ts';

/** Isolated, Python imports nothing from the folder it is in: https://docs.python.org/3/using/cmdline.html#cmdoption-I */
const isolated = '-I';

const versionScript = 'import sys; print("%d.%d" % sys.version_info[:2])';

/** What -I leaves out, and pip may have installed packages to: https://docs.python.org/3/library/site.html */
const withUserSite =
  'import site, sys; sys.prefix != sys.base_prefix or sys.path.append(site.getusersitepackages())';

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
  const { ok, stdout } = await runTool([command, isolated, '-c', versionScript], { cwd });
  return ok && /^\d+\.\d+$/.test(stdout) ? stdout : undefined;
}

/** The words that run a script with what is installed for a Python, and with nothing of the project. */
export function isolatedScript(command: string, script: string): [string, ...string[]] {
  return [command, isolated, '-c', `${withUserSite}\n${script}`];
}

/** The words that run a module of a Python, and nothing of the project in its place. */
export function isolatedModule(command: string, ...words: readonly string[]): [string, ...string[]] {
  return [command, isolated, '-m', ...words];
}

/**
 * The first Python on the PATH, or else among those of uv, that is at least `minimum` (such as `3.10`), or undefined.
 * @param wanted a version that is preferred to all others
 */
export async function findPython(
  minimum: string,
  cwd: string,
  wanted?: string,
): Promise<Interpreter | undefined> {
  let first: Interpreter | undefined;
  for (const command of wanted === undefined ? names : [`python${wanted}`, ...names]) {
    const version = await versionOf(command, cwd);
    if (!version || !atLeast(version, minimum)) continue;
    first ??= { command, version };
    if (wanted === undefined || version === wanted) return { command, version };
  }
  return first ?? (await pythonOfUv(wanted ?? `>=${minimum}`, cwd));
}

/** A Python that uv has installed. It downloads none to answer. */
async function pythonOfUv(request: string, cwd: string): Promise<Interpreter | undefined> {
  const { ok, stdout: command } = await runTool(['uv', 'python', 'find', '--no-project', request], { cwd });
  const version = ok ? await versionOf(command, cwd) : undefined;
  return version === undefined ? undefined : { command, version };
}

/**
 * The Python that the user named.
 * @throws UserError when it does not run or is older than `minimum`
 */
export async function namedPython(name: string, minimum: string, cwd: string): Promise<Interpreter> {
  const command = /[\\/]/.test(name) ? resolve(cwd, name) : name;
  const version = await versionOf(command, cwd);
  if (!version) {
    const meant = /^\d+\.\d+$/.test(name) ? `, or ${flagOf('pythonVersion')} ${name}` : '';
    throw new UserError(`--python ${name} does not work as Python: give the path of one that does${meant}.`);
  }
  if (!atLeast(version, minimum)) {
    throw new UserError(
      `--python ${name} is Python ${version}, but a project with this Django needs ${minimum} or newer.`,
    );
  }
  return { command, version };
}
