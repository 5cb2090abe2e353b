// What follows once the files are written: steps in the environment of the project, and its repository.
import type { PlannedFile } from '../../lib/core/commit/plan.ts';
import { handoverStep } from '../../lib/core/run/handover.ts';
import type { Step } from '../../lib/core/run/step.ts';
import { exampleIn } from '../../lib/stacks/django/install/environment.ts';
import {
  migrateStep,
  migrationsStep,
  packagesStep,
  testsStep,
} from '../../lib/stacks/django/install/migrations.ts';
import { secretFileName } from '../../lib/stacks/django/install/secret-file.ts';
import { installationSteps } from '../../lib/stacks/django/install/steps.ts';
import type { Run } from '../run.ts';
import { findPython } from './find-project.ts';

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
 * Packages, migrations and the database of a project that is there; without a Python to run them with, only what is
 * handed over to its package manager, which may make one.
 */
export async function followChange(run: Run): Promise<void> {
  const { given, root, stack, signal, report } = run;
  const { follow, byHand, conflicts } = run.change;
  if (given.install === false || byHand.length + conflicts.length > 0) return;
  if (follow.handover) {
    report.say('');
    if (!(await runAll([handoverStep(follow.handover, root, signal)], run))) return;
    if (run.python === undefined) await findPython(run);
  }
  const { python } = run;
  if (python === undefined) return;
  const steps = [
    ...(follow.packages ? [packagesStep(root, python, signal)] : []),
    ...follow.migrations.map((app) => migrationsStep(root, python, app, given.settings, stack, signal)),
    ...(follow.tests.length > 0 ? [testsStep(root, python, follow.tests, given.settings, signal)] : []),
    ...(follow.migrate ? [migrateStep(root, python, signal)] : []),
  ];
  if (steps.length > 0 && !follow.handover) report.say('');
  await runAll(steps.map(needingThePrevious), run);
}

const needingThePrevious = (step: Step, index: number, steps: readonly Step[]): Step => {
  const previous = steps[index - 1];
  return previous ? { ...step, needs: previous.id } : step;
};

/** The environment, the packages, the database and the repository of a new project. */
export async function followProject(run: Run): Promise<void> {
  const { change, root, stack, plan, namedPython, given, signal, report } = run;
  if (!change.blueprint) return;
  report.say('');
  const steps = installationSteps({
    folder: root,
    blueprint: change.blueprint,
    stack,
    files: plan.filter(isOurs).map(({ path }) => path),
    python: namedPython,
    example: exampleIn(plan),
    install: given.install ?? true,
    git: given.git ?? true,
    signal,
  });
  await runAll(steps, run);
}

/** Files that may go into the first commit: not the user's own, and not the secret. */
const isOurs = ({ path, action }: PlannedFile) => action !== 'skip' && path !== secretFileName;
