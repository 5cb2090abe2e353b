// The stacks as the command line needs them: without what makes files.
import type { StackTables } from '../core/additions/tables.ts';
import { djangoTables } from './django/tables.ts';

export const stackTables: readonly [StackTables, ...StackTables[]] = [djangoTables];
