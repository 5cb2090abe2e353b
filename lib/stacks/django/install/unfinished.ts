// What an earlier run was to install or to migrate and did not, because it failed or was stopped.
import { recordIn } from '../../../core/blueprint/record-text.ts';
import { runTool } from '../../../core/run/run-tool.ts';
import type { Follow } from '../../../core/stack/change.ts';
import type { Merging, Project, RunnableProject, Unfinished } from '../../../core/toolchain/toolchain.ts';
import { appsWithoutMigrations } from '../apps/migration-files.ts';
import { installByManager, manages } from '../packages/managed.ts';
import { managerInCharge } from '../packages/managers.ts';
import { requirementsOf } from '../requirements.ts';
import { nameIn } from '../requirements-file.ts';
import { missingPackages } from './missing-packages.ts';
import { projectPython } from './project-python.ts';
import { shellVariables } from './shell.ts';

/** What has to follow a change, with all that is missing in the environment of the project. */
export async function complete(follow: Follow, project: RunnableProject, merging: Merging): Promise<Follow> {
  const { files, interpreter, stack } = project;
  const isMissing = missingPackages(files, interpreter, follow.requires).length > 0;
  const manager = isMissing ? managerInCharge(files) : undefined;
  const handover = follow.handover ?? (manager && installByManager(manager));
  const packages = follow.packages || (isMissing && !handover);
  const isInstalling = packages || handover !== undefined;
  const found = { ...follow, handover, packages };
  if (merging !== 'repeated') {
    return { ...found, migrate: follow.migrate || (merging === 'first' && isInstalling) };
  }
  const migrations = appsWithoutMigrations(recordIn(files, stack), files);
  const isSure = isInstalling || migrations.length > 0;
  return { ...found, migrations, migrate: isSure || (await hasUnappliedMigrations(project)) };
}

/** Whether migrations are not applied to the database, or that cannot be found out: then running them says why. */
async function hasUnappliedMigrations(project: RunnableProject): Promise<boolean> {
  const { root, interpreter, signal } = project;
  const words = [interpreter, 'manage.py', 'migrate', '--check'];
  const { ok } = await runTool(words, { cwd: root, env: shellVariables(project), signal });
  return !ok;
}

export function unfinishedIn(project: Project): Unfinished {
  const { root, files, stack } = project;
  const python = projectPython(root);
  const record = recordIn(files, stack);
  const manager = managerInCharge(files);
  const wanted = manager ? requirementsOf(record, stack).map(nameIn) : [];
  const unlisted = wanted.filter((name) => manager && !manages(manager, name, files));
  return {
    environment: python !== undefined,
    packages: [...new Set([...unlisted, ...(python === undefined ? [] : missingPackages(files, python))])],
    migrations: appsWithoutMigrations(record, files).map(({ app }) => app),
  };
}
