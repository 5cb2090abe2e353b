// The stacks: the only list. It brings all that they are made of along, so --help and completion have their pages from the build.
import type { StackTables } from '../core/additions/tables.ts';
import type { Stack } from '../core/stack/stack.ts';
import type { TemplateSource } from '../core/templates/source.ts';
import type { Toolchain } from '../core/toolchain/toolchain.ts';
import { createDjango } from './django/index.ts';
import { djangoTables } from './django/tables.ts';
import { djangoToolchain } from './django/toolchain.ts';

export interface StackEntry {
  /** What the command line is made of. */
  readonly tables: StackTables;
  /** Makes the stack with its templates. */
  readonly create: (source: TemplateSource) => Stack;
  readonly toolchain: Toolchain;
}

/** All stacks, the default one first. */
export const stacks: readonly [StackEntry, ...StackEntry[]] = [
  { tables: djangoTables, create: createDjango, toolchain: djangoToolchain },
];
