// The Python of an environment that a package manager keeps out of the project.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../../../core/files/files.ts';
import { runTool } from '../../../core/run/run-tool.ts';
import { managerInCharge } from '../packages/managers.ts';

/** Asks the manager of a project; undefined when it has no environment, or is not on the PATH. */
export async function managedPython(files: Files, root: string): Promise<string | undefined> {
  const { python, folder = '' } = managerInCharge(files) ?? {};
  if (!python) return undefined;
  const { ok, stdout } = await runTool(python, { cwd: join(root, folder) });
  const path = stdout.split('\n').at(-1)?.trim();
  return ok && path && existsSync(path) ? path : undefined;
}
