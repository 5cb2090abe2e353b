// What follows once the files are written: steps in the environment of the project, and its repository.
import { createRepository } from '../../lib/core/commit/git.ts';
import type { PlannedFile } from '../../lib/core/commit/plan.ts';
import { isWritten } from '../../lib/core/commit/publish.ts';
import { handoverStep } from '../../lib/core/run/handover.ts';
import type { Step } from '../../lib/core/run/step.ts';
import type { Run } from '../run.ts';
import { findInterpreter } from './find-project.ts';

/** Runs steps in their order; one whose need was not met is skipped. */
async function runAll(steps: readonly Step[], { report, signal }: Run): Promise<boolean> {
  const ready = new Set<string>();
  for (const step of steps) {
    if (step.needs && !ready.has(step.needs)) {
      report.stepResult(step, { status: 'skipped', detail: 'the step before it failed' });
      continue;
    }
    const { status } = await report.step(step, signal);
    if (status === 'done') ready.add(step.id);
    else ready.delete(step.id);
  }
  return steps.every(({ id }) => ready.has(id));
}

/**
 * What follows a change in a project that is there; without a program to run its code with, only its lock, and what is
 * handed over to its package manager, which may make one.
 */
export async function followChange(run: Run): Promise<void> {
  const { given, root, toolchain, signal, report } = run;
  const { follow, byHand, conflicts } = run.change;
  if (given.install === false || byHand.length + conflicts.length > 0) return;
  if (follow.handover) {
    report.say('');
    if (!(await runAll([handoverStep(follow.handover, root, signal)], run))) return;
    if (run.interpreter === undefined) await findInterpreter(run);
  }
  const { interpreter, plan, line, project } = run;
  const written = plan.filter(isWritten).map(({ path }) => path);
  const runnable =
    interpreter === undefined ? [] : toolchain.followSteps(follow, { ...project, interpreter });
  const steps = [...toolchain.lockSteps(project, written, line.command === 'update'), ...runnable];
  const remark = runnable.length > 0 ? toolchain.shellRemark(project) : undefined;
  if (remark !== undefined) report.say('', `${report.style.yellow('Note:')} ${remark}`);
  if (steps.length > 0 && !follow.handover) report.say('');
  await runAll(steps, run);
}

/** The environment, the packages, the database and the repository of a new project. */
export async function followProject(run: Run): Promise<void> {
  const { change, root, stack, toolchain, plan, environmentInterpreter, given, signal, report } = run;
  const { blueprint } = change;
  if (!blueprint) return;
  report.say('');
  const project = { root, blueprint, stack, files: plan, interpreter: environmentInterpreter, signal };
  // Files that may go into the first commit: not the user's own, and not the secrets.
  const isCommitted = ({ path, action }: PlannedFile) => action !== 'skip' && path !== toolchain.secrets.path;
  const own = plan.filter(isCommitted).map(({ path }) => path);
  const repository: Step = {
    id: 'git',
    title: 'Git repository with a first commit',
    doing: 'Making a git repository',
    run: () => createRepository(root, [...own, ...toolchain.madeBySetUp(project)], signal),
  };
  const steps = [
    ...(given.install === false ? [] : toolchain.setUpSteps(project)),
    ...(given.git === false ? [] : [repository]),
  ];
  await runAll(steps, run);
}
