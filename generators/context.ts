// What every generator knows about the call it runs in.
import type { BaseOptions } from 'yeoman-generator';
import type { Staging } from '../lib/core/commit/staging.ts';
import type { Command, GivenOptions } from '../lib/core/stack/command.ts';
import type { Stack } from '../lib/core/stack/stack.ts';
import type { Report } from '../lib/core/terminal/report.ts';

export interface Context extends Command {
  readonly stack: Stack;
  /** Absolute; relative paths start here. */
  readonly cwd: string;
  /** True when questions can be asked. */
  readonly interactive: boolean;
  readonly report: Report;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Settles when nothing writes into the staging folder any more. */
  filling?: Promise<unknown>;
  /** The folder that is being filled, removed when the run ends. */
  staging?: Staging;
  /** The project, once it is in its place. */
  published?: string;
}

export type ContextOptions = BaseOptions & { readonly context: Context };

/** The Python that was named on the command line. */
export const namedPythonOf = ({ python }: GivenOptions) => python as string | undefined;
