// The steps after a change: packages are installed and migrations made, in the project's environment when there is one.

import type { Step } from '../../lib/core/run/step.ts';
import type { Follow } from '../../lib/core/stack/change.ts';
import type { Stack } from '../../lib/core/stack/stack.ts';
import { migrationsStep, packagesStep } from '../../lib/stacks/django/install/migrations.ts';

/** The steps of a change; none without a Python to run them with. */
export function environmentSteps(
  { packages, migrations }: Follow,
  root: string,
  python: string | undefined,
  settings: string | undefined,
  stack: Stack,
  signal: AbortSignal,
): Step[] {
  if (python === undefined) return [];
  return [
    ...(packages ? [packagesStep(root, python, signal)] : []),
    ...migrations.map((app) => migrationsStep(root, python, app, settings, stack, signal)),
  ];
}
