// A step after the files are written, and what came of it.
import { commandIn, type ToolResult, type Watch } from './run-tool.ts';

/** What came of a step. `command` does it by hand. */
export type StepResult =
  | { readonly status: 'done'; readonly detail?: string }
  | { readonly status: 'skipped'; readonly detail: string }
  | {
      readonly status: 'failed';
      readonly detail: string;
      readonly output: readonly string[];
      readonly command: string;
    };

export interface Step {
  /** Such as `packages`. */
  readonly id: string;
  /** What the step makes, to be read once it is done. */
  readonly title: string;
  /** What happens in it, to be read while it runs: `Installing packages`. */
  readonly doing: string;
  /** The step that must have succeeded before this one makes sense. */
  readonly needs?: string;
  /** @param watch is told what programs print meanwhile */
  run(watch?: Watch): Promise<StepResult>;
}

/**
 * What a program that a step has run comes to.
 * @param words the command, which does the same by hand
 * @param failure what is said when it failed
 */
export function asStepResult(
  { ok, lastLines }: ToolResult,
  folder: string,
  words: readonly string[],
  failure: string,
  detail?: string,
): StepResult {
  return ok
    ? { status: 'done', ...(detail && { detail }) }
    : { status: 'failed', detail: failure, output: lastLines, command: commandIn(folder, words) };
}
