// A command on a project that is there: carried out in memory, then planned file by file.
import { planChanges } from '../../lib/core/commit/plan.ts';
import { openOptions } from '../../lib/core/execute/open-options.ts';
import { asInstruction, canHandOver } from '../../lib/core/run/handover.ts';
import { askOptions, executeAsking } from '../ask/ask.ts';
import { outsideOf } from '../outside.ts';
import type { Run } from '../run.ts';
import { diffOf, sayByHand, sayDryRun } from '../say/files.ts';

/** Asks what the features and targets that are added want to know. */
export async function askOpenOptions(run: Run): Promise<void> {
  if (!run.asks) return;
  const { disk, command, stack, ask } = run;
  run.command = await askOptions(openOptions(disk, command, stack), command, stack, ask);
}

/** @throws UserError for everything that is wrong with the command or the project */
export async function executeInMemory(run: Run): Promise<void> {
  const { changes, change } = await executeAsking(run.disk, run.command, outsideOf(run), run);
  run.changes = changes;
  run.change = { ...change, notes: [...run.notes, ...change.notes] };
  leaveToOwner(run);
}

/** Leaves to the owner what is for a package manager that cannot be run, or not now: then not everything is done. */
export function leaveToOwner(run: Run): void {
  const { change, given, report } = run;
  const { handover, ...follow } = change.follow;
  const isReady = given.install !== false && change.byHand.length + change.conflicts.length === 0;
  if (!handover || (isReady && canHandOver(handover))) return;
  const byHand = [...change.byHand, asInstruction(handover)];
  run.change = { ...change, follow, byHand };
  report.note({ byHand });
  report.fail();
}

/** @throws UserError when a file cannot be replaced */
export function planFiles(run: Run): void {
  const { kept, skipped } = run.change;
  run.plan = [
    ...planChanges(run.changes, run.disk),
    ...kept.map((path) => ({ path, action: 'keep', content: '' }) as const),
    ...skipped.map((path) => ({ path, action: 'skip', content: '' }) as const),
  ];
}

/** Says what a dry run would write, and keeps it for the JSON document of any run. */
export function reportPlan(run: Run): void {
  const { report, plan, given, root } = run;
  const { conflicts, byHand, blueprint } = run.change;
  const merged = blueprint && { features: blueprint.features, deploy: blueprint.deploy, conflicts };
  const left = (!merged || byHand.length > 0) && { byHand };
  const marked = !merged && conflicts.length > 0 && { conflicts };
  report.note({ directory: root, dryRun: given.dryRun ?? false, ...merged, ...left, ...marked });
  for (const file of plan) {
    const action = conflicts.includes(file.path) ? 'conflict' : file.action;
    report.record(file.path, action, given.dryRun && given.json ? diffOf(file) : undefined);
  }
  if (conflicts.length + byHand.length > 0) report.fail();
  if (!given.dryRun) return;
  sayDryRun(run);
  sayByHand(run.change, report);
}
