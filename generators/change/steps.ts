// The steps after a change: packages are installed and migrations made, in the project's environment when there is one.

import type { Step } from '../../lib/core/run/step.ts';
import type { Stack } from '../../lib/core/stack/stack.ts';
import { migrationsStep, packagesStep } from '../../lib/stacks/django/install/migrations.ts';
import type { Change } from './planners.ts';

/** The steps of a change; none without a Python to run them with. */
export function environmentSteps(
  { migrate, installs }: Change,
  root: string,
  python: string | undefined,
  settings: string | undefined,
  stack: Stack,
  signal: AbortSignal,
): Step[] {
  if (python === undefined) return [];
  return [
    ...(installs ? [packagesStep(root, python, signal)] : []),
    ...(migrate ? [migrationsStep(root, python, migrate, settings, stack, signal)] : []),
  ];
}
