// A wanted blueprint -> what happens to each file of the project.
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import { formatRecord } from '../../lib/core/blueprint/record-text.ts';
import type { DiskFiles } from '../../lib/core/commit/disk.ts';
import { type PlannedFile, planChanges } from '../../lib/core/commit/plan.ts';
import { hashOf } from '../../lib/core/files/hash.ts';
import { Workspace } from '../../lib/core/files/workspace.ts';
import { asMerged, mergeText } from '../../lib/core/merge/merge-text.ts';
import { mergeTrees } from '../../lib/core/merge/merge-trees.ts';
import { mergedRecord } from '../../lib/core/merge/merged-record.ts';
import { renderBoth } from '../../lib/core/merge/renderings.ts';
import type { Uncommitted } from '../../lib/core/merge/uncommitted.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import type { Stack } from '../../lib/core/stack/stack.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { version } from '../../lib/core/version.ts';
import type { Recorded, Wanted } from './wanted.ts';

/** What a merge comes to. */
export interface MergePlan {
  readonly files: PlannedFile[];
  readonly conflicts: readonly string[];
  /** True when translations are no longer what their compiled files hold. */
  readonly compiles: boolean;
  /** Files that an earlier run, which was broken off, took away. */
  readonly emptied: readonly string[];
  /** The record while the files are moved. */
  readonly interim: string;
  readonly notes: readonly string[];
}

/** What has to follow a merge. */
interface Effects {
  /** Others are required. */
  readonly packages: boolean;
  /** The apps whose models changed, if only in what their fields are called. */
  readonly models: readonly string[];
  /** Settings, models or migrations changed. */
  readonly migrations: boolean;
}

export function effectsOf(files: MergePlan['files'], { apps }: Blueprint): Effects {
  const changed = files
    .filter(({ action }) => action !== 'keep' && action !== 'skip')
    .map(({ path }) => path);
  const packages = changed.includes('requirements.txt');
  const models = apps.map(({ name }) => name).filter((name) => changed.includes(`${name}/models.py`));
  return {
    packages,
    models,
    migrations:
      packages ||
      models.length > 0 ||
      changed.some((path) => /(^|\/)(settings\.py|migrations\/.+)$/.test(path)),
  };
}

/** Plans a merge; reads the disk, writes nothing. @throws UserError when it cannot be done */
export async function planMerge(
  disk: DiskFiles,
  { record }: Recorded,
  { next, notes }: Wanted,
  stack: Stack,
): Promise<MergePlan> {
  const writer = record.version ?? version;
  const renderings = await renderBoth(record, writer, next, stack);
  const merged: Record<string, string> = {};
  const merge = await mergeTrees(renderings.before, renderings.after, disk, async (path, versions) => {
    const isDone = record.merged?.[path] === hashOf(versions.ours);
    const result = isDone ? asMerged(versions.ours) : await mergeText(path, versions, stack.mergers);
    merged[path] = hashOf(result.text);
    return result;
  });
  const workspace = new Workspace(disk);
  for (const [path, text] of merge.changes) {
    if (text === undefined) workspace.remove(path);
    else workspace.write(path, text);
  }
  workspace.write(recordName, formatRecord(mergedRecord(record, next, renderings, stack), stack));
  const files = planChanges(workspace, disk).map((file): PlannedFile => {
    const { mode = file.mode, encoding } =
      renderings.after.get(file.path) ?? renderings.before.get(file.path) ?? {};
    return {
      ...file,
      ...(file.action === 'create' && mode !== undefined && { mode }),
      ...(encoding && { encoding }),
    };
  });
  for (const path of merge.kept) files.push({ path, action: 'keep', content: '' });
  for (const path of merge.skipped) files.push({ path, action: 'skip', content: '' });
  return {
    files,
    conflicts: merge.conflicts,
    compiles:
      merge.kept.some((path) => path.endsWith('.mo') && renderings.after.has(path)) ||
      [...merge.changes].some(
        ([path, text]) => path.endsWith('.po') && text !== renderings.after.get(path)?.content,
      ),
    emptied: record.pending ? merge.gone : [],
    interim: formatRecord({ ...record, pending: next, merged }, stack),
    notes: [
      ...notes,
      ...(writer === version ? [] : [`The templates of ${version} took the place of those of ${writer}.`]),
      ...(renderings.withoutApps
        ? [`The apps that were added stay as they are, because ${renderings.withoutApps}`]
        : []),
    ],
  };
}

/**
 * Makes sure that git can give back what a merge changes.
 * @param state what git said before
 * @throws UserError when there is no repository, or changes are not committed
 */
export function refuseUncommitted(
  { root }: DiskFiles,
  { files }: MergePlan,
  state: Uncommitted | undefined,
): void {
  const orForce = `or give ${flagOf('force')} to go on without a way back`;
  if (!state) {
    throw new UserError(
      `${root} is in no git repository, so nothing could give back what a merge changes: run "git init", "git add ." and "git commit" there, ${orForce}.`,
    );
  }
  const inTheWay = files.filter(({ action, path }) => action === 'change' && state.unknown.has(path));
  const paths = [...state.changed, ...inTheWay.map(({ path }) => path)];
  if (paths.length === 0) return;
  const shown = `${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}`;
  throw new UserError(`Not committed yet: ${shown}. Commit or stash that first, ${orForce}.`);
}
