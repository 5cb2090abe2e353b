// The Python to run a project's manage.py with.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../../../core/run/run-tool.ts';
import { UserError } from '../../../core/text/errors.ts';
import type { Project, Toolchain } from '../../../core/toolchain/toolchain.ts';
import { managerInCharge } from '../packages/managers.ts';
import { projectPython } from './project-python.ts';
import { isolatedScript, namedPython } from './python.ts';

/** The one that was named, that of a virtual environment, or that of an environment that a package manager keeps elsewhere. */
export const findInterpreter: Toolchain['findInterpreter'] = async (project, named, cwd, mayAsk) => {
  if (named !== undefined) return namedWithDjango(named, project.root, cwd);
  return projectPython(project.root) ?? (mayAsk ? managedPython(project) : undefined);
};

/** @throws UserError when it does not run, or has no Django */
async function namedWithDjango(named: string, root: string, cwd: string): Promise<string> {
  const { command } = await namedPython(named, '3', cwd);
  const { ok } = await runTool(isolatedScript(command, 'import django'), { cwd: root });
  if (ok) return command;
  throw new UserError(
    `--python ${named} does not have Django installed: name the Python of the project's environment.`,
  );
}

/** Asks the package manager of a project; undefined when it has no environment, or is not on the PATH. */
async function managedPython({ files, root }: Pick<Project, 'files' | 'root'>): Promise<string | undefined> {
  const { python, folder = '' } = managerInCharge(files) ?? {};
  if (!python) return undefined;
  const { ok, stdout } = await runTool(python, { cwd: join(root, folder) });
  const path = stdout.split('\n').at(-1)?.trim();
  return ok && path && existsSync(path) ? path : undefined;
}
