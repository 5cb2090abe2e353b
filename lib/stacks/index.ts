// The stacks with all that makes files; `tables.ts` has the same stacks for the command line.
import type { Stack } from '../core/stack/stack.ts';
import type { TemplateSource } from '../core/templates/source.ts';
import { createDjango } from './django/index.ts';

/** All stacks, the default one first. */
export function createStacks(source: TemplateSource): readonly [Stack, ...Stack[]] {
  return [createDjango(source)];
}
