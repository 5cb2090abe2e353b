// What every check of deploy files has in common.
import type { Files } from '../files/files.ts';
import { runTool, type ToolResult } from '../run/run-tool.ts';

/** What came of a check. */
export type Verdict =
  | { readonly status: 'passed'; readonly detail: string }
  | { readonly status: 'failed'; readonly detail: string; readonly output: readonly string[] }
  /** It could not be done here, and why. */
  | { readonly status: 'unchecked'; readonly detail: string };

/** The project whose files are checked. */
export interface Subject {
  /** Absolute. */
  readonly root: string;
  /** Paths of files that may be about servers, from the root. */
  readonly paths: readonly string[];
  readonly files: Files;
  readonly read: (path: string) => string;
  /** The program that runs the project's own code, with its packages, if there is one. */
  readonly interpreter: string | undefined;
  /** The settings that were named for the project. */
  readonly settings: string | undefined;
  readonly signal: AbortSignal;
}

/** A check of something about which so much is known. */
export interface Check<Known> {
  readonly id: string;
  /** What is checked, and by what. */
  readonly title: string;
  /** Undefined when there is nothing of this kind. */
  readonly check: (subject: Known) => Promise<Verdict | undefined>;
}

export type Validator = Check<Subject>;

/** `3 files`, or the name of the only one. */
export const named = (paths: readonly string[]) =>
  paths.length === 1 ? (paths[0] ?? '') : `${paths.length} files`;

/** The verdict on files of which those in `faults` are not as they should be. */
export function verdictOn(paths: readonly string[], faults: readonly string[]): Verdict {
  return faults.length === 0
    ? { status: 'passed', detail: named(paths) }
    : { status: 'failed', detail: named(paths), output: faults };
}

/** The verdict of a program on files. */
export function verdictOf(
  { ok, missing, output }: ToolResult,
  paths: readonly string[],
  program: string,
): Verdict {
  if (missing) return { status: 'unchecked', detail: `${program} is not installed` };
  return ok ? { status: 'passed', detail: named(paths) } : { status: 'failed', detail: named(paths), output };
}

/** A validator that gives files to a program. */
export function byProgram(
  id: string,
  title: string,
  pattern: RegExp,
  words: readonly [string, ...string[]],
): Validator {
  return {
    id,
    title,
    check: async ({ root, paths, signal }) => {
      const found = paths.filter((path) => pattern.test(path));
      if (found.length === 0) return undefined;
      return verdictOf(await runTool([...words, ...found], { cwd: root, signal }), found, words[0]);
    },
  };
}
