// What an earlier run was to install or to migrate and did not, because it failed or was stopped: the next one does it.

import { recordName } from '../../lib/core/blueprint/record.ts';
import { readRecord } from '../../lib/core/blueprint/record-text.ts';
import { isWritten } from '../../lib/core/commit/publish.ts';
import { isMergingCommand } from '../../lib/core/options/command-names.ts';
import { appsWithoutMigrations } from '../../lib/stacks/django/apps/migration-files.ts';
import { hasUnappliedMigrations } from '../../lib/stacks/django/install/migrations.ts';
import { missingPackages } from '../../lib/stacks/django/install/missing-packages.ts';
import { projectPython } from '../../lib/stacks/django/install/project-python.ts';
import { installByManager, manages } from '../../lib/stacks/django/packages/managed.ts';
import { managerInCharge } from '../../lib/stacks/django/packages/managers.ts';
import { requirementsOf } from '../../lib/stacks/django/requirements.ts';
import { nameIn } from '../../lib/stacks/django/requirements-file.ts';
import type { Run } from '../run.ts';
import { leaveToOwner } from './plan.ts';

/** Adds to what has to follow a change all that is missing in the environment of the project. */
export async function findUnfinished(run: Run): Promise<void> {
  const { change, plan, python, given, root, disk, signal, line, stack } = run;
  const { follow, byHand, conflicts } = change;
  if (given.dryRun || python === undefined || given.install === false) return;
  if (byHand.length + conflicts.length > 0) return;
  const isMissing = missingPackages(disk, python, follow.requires).length > 0;
  const manager = isMissing ? managerInCharge(disk) : undefined;
  const handover = follow.handover ?? (manager && installByManager(manager));
  const packages = follow.packages || (isMissing && !handover);
  const isInstalling = packages || handover !== undefined;
  const isMerging = isMergingCommand(line.command) && change.blueprint !== undefined;
  const isDone = !plan.some((file) => isWritten(file) || file.action === 'remove');
  let { migrations, migrate } = follow;
  if (isMerging && isDone) {
    migrations = appsWithoutMigrations(readRecord(recordName, disk.read(recordName), stack), disk);
    const isSure = isInstalling || migrations.length > 0;
    migrate = isSure || (await hasUnappliedMigrations(root, python, signal));
  } else migrate ||= isMerging && isInstalling;
  run.change = { ...change, follow: { ...follow, handover, packages, migrations, migrate } };
  leaveToOwner(run);
}

/** What is missing, as far as that can be seen without running anything of the project. */
export interface Unfinished {
  /** False when no environment was found: then nobody knows which packages are missing. */
  readonly environment: boolean;
  readonly packages: readonly string[];
  /** Apps that have models and no migration. */
  readonly migrations: readonly string[];
}

export function unfinishedIn({ disk, root, stack }: Pick<Run, 'disk' | 'root' | 'stack'>): Unfinished {
  const python = projectPython(root);
  const record = readRecord(recordName, disk.read(recordName), stack);
  const manager = managerInCharge(disk);
  const wanted = manager ? requirementsOf(record, stack).map(nameIn) : [];
  const unlisted = wanted.filter((name) => manager && !manages(manager, name, disk));
  return {
    environment: python !== undefined,
    packages: [...new Set([...unlisted, ...(python === undefined ? [] : missingPackages(disk, python))])],
    migrations: appsWithoutMigrations(record, disk).map(({ app }) => app),
  };
}
