// The stacks as the command line needs them, without what makes files: the same ones as in `index.ts`, in the same order.
import type { StackTables } from '../core/additions/tables.ts';
import { djangoTables } from './django/tables.ts';

export const stackTables: readonly [StackTables, ...StackTables[]] = [djangoTables];
