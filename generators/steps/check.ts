// `deploy check` and `doctor`: run checks, and print what they say. They write nothing.
import { type Checked, checkAll, deployPaths } from '../../lib/core/check/check-all.ts';
import type { Verdict } from '../../lib/core/check/validator.ts';
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import type { Style } from '../../lib/core/terminal/text.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import type { Run } from '../run.ts';

const marks = {
  passed: ['✔', 'green'],
  failed: ['✖', 'red'],
  unchecked: ['–', 'yellow'],
} as const satisfies Record<Verdict['status'], readonly [string, keyof Style]>;

/** What the validators on this machine say about deploy files. */
export async function checkDeployment(run: Run): Promise<void> {
  const { disk, toolchain, project } = run;
  const { interpreter, settings, signal } = project;
  const checks = await checkAll(toolchain.checks, {
    root: disk.root,
    paths: deployPaths((folder) => disk.list(folder)),
    files: disk,
    read: (path) => disk.read(path) ?? '',
    interpreter,
    settings,
    signal,
  });
  sayChecks(checks, run);
}

/** What is missing on the machine: for a project where there is one, else for a new one. */
export async function checkMachine(run: Run): Promise<void> {
  const { toolchain, cwd } = run;
  run.disk = new DiskFiles(rootOr(cwd, toolchain));
  run.interpreter = await toolchain.findInterpreter(run.project, run.interpreterFlag, cwd, true);
  sayChecks(await checkAll(toolchain.health, run.project), run);
}

/** The root of the project that a folder belongs to, or the folder itself where there is none. */
function rootOr(folder: string, { findRoot }: Run['toolchain']): string {
  try {
    return findRoot(folder);
  } catch (error) {
    if (error instanceof UserError) return folder;
    throw error;
  }
}

/** Prints one line for each check. A fault makes the run one that failed. */
function sayChecks(checks: readonly Checked[], { disk, report, signal }: Run): void {
  signal.throwIfAborted();
  report.note({ directory: disk.root, checks });
  const { style } = report;
  const width = Math.max(...checks.map(({ title }) => title.length));
  for (const { title, detail, ...verdict } of checks) {
    const [mark, color] = marks[verdict.status];
    const line = report.row(
      `  ${style[color](mark)} ${title.padEnd(width)}  ${style.dim(printable(detail))}`,
    );
    if (verdict.status !== 'failed') report.say(line);
    else report.complain(line, ...verdict.output.map((each) => `      ${printable(each)}`));
  }
  const count = (status: Verdict['status']) => checks.filter((check) => check.status === status).length;
  report.say(
    '',
    `${count('passed')} passed, ${count('failed')} failed, ${count('unchecked')} could not be checked here.`,
  );
  if (count('failed') > 0) report.fail();
}
