// tree + folder -> what happens to each file, with every conflict settled.
import { recordName } from '../../lib/core/blueprint/record.ts';
import { type PlannedFile, planTree, settleConflicts } from '../../lib/core/commit/plan.ts';
import type { Target } from '../../lib/core/commit/target.ts';
import type { Tree } from '../../lib/core/files/tree.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { secretFile, secretFileName } from '../../lib/stacks/django/install/secret-file.ts';
import { type Ask, askAbout } from '../ask.ts';
import type { Context } from '../context.ts';

/**
 * Plans the project's files and its .env.
 * @throws UserError when files are in the way and the answer to that is "abort", or missing
 */
export async function planProject(
  tree: Tree,
  target: Target,
  { given, interactive }: Context,
  ask: Ask,
): Promise<PlannedFile[]> {
  const planned = planTree(new Map(tree).set(secretFileName, secretFile(tree)), target.path);
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
  return settleConflicts(plan, ({ path }) =>
    onConflict === 'ask'
      ? askAbout({ kind: 'file', message: `${path} is there already and differs` }, ask)
      : onConflict,
  );
}

const holdsRecord = (plan: readonly PlannedFile[]) =>
  plan.some(({ path, current }) => path === recordName && current !== undefined);

const isSecretInPlace = ({ path, action }: PlannedFile) => path === secretFileName && action === 'conflict';

/** A .env that is there stays, and its content is shown nowhere. */
function keepSecret({ path }: PlannedFile): PlannedFile {
  return { path, action: 'skip', content: '', current: '' };
}
