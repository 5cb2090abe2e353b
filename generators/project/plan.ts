// blueprint + folder -> what happens to each file, with every conflict settled.
import type { StackTables } from '../../lib/core/additions/tables.ts';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import { formatRecord, readRecord } from '../../lib/core/blueprint/record-text.ts';
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import { type PlannedFile, planTree, settleConflicts } from '../../lib/core/commit/plan.ts';
import type { Target } from '../../lib/core/commit/target.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { render } from '../../lib/core/render/render.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { secretFile, secretFileName } from '../../lib/stacks/django/install/secret-file.ts';
import { askAbout } from '../conflicts.ts';
import type { Context } from '../context.ts';
import type { Ask } from './interview.ts';

/**
 * Plans the project's files and its .env.
 * @throws UserError when files are in the way and the answer to that is "abort", or missing
 */
export async function planProject(
  blueprint: Blueprint,
  target: Target,
  { given, interactive, stack }: Context,
  ask: Ask,
): Promise<PlannedFile[]> {
  const tree = render(blueprint, stack);
  if (target.state === 'project') keepRecorded(tree, target.path, stack);
  const planned = planTree(tree.set(secretFileName, secretFile(tree)), target.path);
  if (['missing', 'empty', 'starter'].includes(target.state) && holdsRecord(planned)) {
    throw new UserError(`${target.path} was made by another run meanwhile: nothing was written.`, 1);
  }
  const plan = planned.map((file) => (isSecretInPlace(file) ? keepSecret(file) : file));
  if (given.dryRun && given.onConflict === undefined && target.state === 'occupied') return plan;
  const onConflict = given.onConflict ?? 'keep';
  if (onConflict === 'ask' && !interactive && plan.some(({ action }) => action === 'conflict')) {
    throw new UserError(
      `Files are in the way and nobody can be asked here: give ${flagOf('onConflict')} keep, overwrite or abort.`,
    );
  }
  return settleConflicts(plan, ({ path }) => (onConflict === 'ask' ? askAbout(path, ask) : onConflict));
}

/** Keeps the hashes of files that were not rendered: the migrations that Django made. */
function keepRecorded(tree: Tree, folder: string, stack: StackTables): void {
  const recordOf = (text: string | undefined) => readRecord(recordName, text, stack);
  const now = recordOf(tree.get(recordName)?.content);
  const before = recordOf(new DiskFiles(folder).read(recordName));
  tree.set(recordName, {
    content: formatRecord({ ...now, files: { ...before.files, ...now.files } }, stack),
  });
}

const holdsRecord = (plan: readonly PlannedFile[]) =>
  plan.some(({ path, current }) => path === recordName && current !== undefined);

const isSecretInPlace = ({ path, action }: PlannedFile) => path === secretFileName && action === 'conflict';

/** A .env that is there stays, and its content is shown nowhere. */
function keepSecret({ path }: PlannedFile): PlannedFile {
  return { path, action: 'skip', content: '', current: '' };
}
