// Files of a project + folder -> what happens to each file, with every conflict settled.

import { toFlat } from '../../lib/core/blueprint/flat.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import { type PlannedFile, planTree, settleConflicts } from '../../lib/core/commit/plan.ts';
import { changedTree } from '../../lib/core/execute/changed-tree.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { askAbout } from '../ask/ask.ts';
import { inTurn } from '../ask/in-turn.ts';
import type { Run } from '../run.ts';
import { diffOf } from '../say/files.ts';
import { sayTree } from '../say/project.ts';

/**
 * Plans the project's files, and the one with its secrets.
 * @throws UserError when files are in the way and the answer to that is "abort", or missing
 */
export async function planProject(run: Run): Promise<void> {
  const { changes, destination, report, given, change, root, stack, toolchain } = run;
  const { secrets } = toolchain;
  const tree = changedTree(new Map(), changes);
  const planned = planTree(tree.set(secrets.path, secrets.make(tree)), root);
  if (['missing', 'empty', 'starter'].includes(destination?.state ?? '') && holdsRecord(planned)) {
    throw new UserError(`${root} was created by another run in the meantime: nothing was written.`, 1);
  }
  run.plan = await settled(
    planned.map((file) => (file.path === secrets.path ? keptWhereItIs(file) : file)),
    run,
  );
  const blueprint = change.blueprint && toFlat(change.blueprint, stack);
  report.note({ directory: root, blueprint, dryRun: given.dryRun ?? false });
  for (const file of run.plan) {
    const differs = given.dryRun && given.json && file.current !== undefined;
    report.record(file.path, file.action, differs ? diffOf(file) : undefined);
  }
  if (given.dryRun) sayTree(run);
}

async function settled(
  plan: PlannedFile[],
  { given, destination, interactive, ask }: Run,
): Promise<PlannedFile[]> {
  if (given.dryRun && given.onConflict === undefined && destination?.state === 'occupied') return plan;
  const onConflict = given.onConflict ?? 'keep';
  if (onConflict === 'ask' && !interactive && plan.some(({ action }) => action === 'conflict')) {
    throw new UserError(
      `Files are in the way, and questions cannot be asked here: use ${flagOf('onConflict')} keep, overwrite or abort.`,
    );
  }
  if (onConflict !== 'ask') return settleConflicts(plan, () => onConflict);
  const conflicts = plan.filter(({ action }) => action === 'conflict');
  const answers = await inTurn(
    conflicts,
    ({ path }) => askAbout({ kind: 'file', message: `${path} already exists and differs` }, ask),
    (answer) => answer === 'abort',
  );
  return settleConflicts(plan, (file) => answers[conflicts.indexOf(file)] ?? 'abort');
}

const holdsRecord = (plan: readonly PlannedFile[]) =>
  plan.some(({ path, current }) => path === recordName && current !== undefined);

/** Secrets that are there stay, and are shown nowhere. */
function keptWhereItIs(file: PlannedFile): PlannedFile {
  return file.action === 'conflict' ? { path: file.path, action: 'skip', content: '', current: '' } : file;
}
