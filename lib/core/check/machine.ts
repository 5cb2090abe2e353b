// What every stack needs of a machine: Node.js, which runs this, and git.
import { runTool, type ToolOptions } from '../run/run-tool.ts';
import { remedyFor } from './remedies.ts';
import type { Check, Verdict } from './validator.ts';

/** Where programs are run, and what stops them. */
export interface Place extends Required<Pick<ToolOptions, 'signal'>> {
  /** Absolute. */
  readonly root: string;
}

/** The version that a program prints for `--version`; undefined when it is not on the PATH or does not work. */
export async function versionOf(program: string, { root, signal }: Place): Promise<string | undefined> {
  const { ok, stdout } = await runTool([program, '--version'], { cwd: root, signal });
  return ok ? (/\d+(\.\d+)+/.exec(stdout)?.[0] ?? stdout) : undefined;
}

/**
 * The verdict on a program that has to be there.
 * @param purpose what it is for, as a clause
 */
export async function programVerdict(program: string, purpose: string, place: Place): Promise<Verdict> {
  const version = await versionOf(program, place);
  return version === undefined
    ? { status: 'failed', detail: `${program} is not on the PATH: ${purpose}`, output: [remedyFor(program)] }
    : { status: 'passed', detail: version };
}

/** What every command needs. */
export const machine: readonly Check<Place>[] = [
  {
    id: 'node',
    title: 'Node.js',
    check: async () => ({ status: 'passed', detail: process.versions.node }),
  },
  {
    id: 'git',
    title: 'git',
    check: (place) => programVerdict('git', 'features and updates are merged with it', place),
  },
];
