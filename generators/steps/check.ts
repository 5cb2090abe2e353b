// `deploy check`: runs the validators that are on this machine, and prints what they say. It writes nothing.
import { checkAll, deployPaths } from '../../lib/core/check/check-all.ts';
import type { Verdict } from '../../lib/core/check/validator.ts';
import type { Style } from '../../lib/core/terminal/text.ts';
import { printable } from '../../lib/core/text/printable.ts';
import type { Run } from '../run.ts';

const marks = {
  passed: ['✔', 'green'],
  failed: ['✖', 'red'],
  unchecked: ['–', 'yellow'],
} as const satisfies Record<Verdict['status'], readonly [string, keyof Style]>;

/** Prints one line for each check. A fault makes the run one that failed. */
export async function checkDeployment({ disk, toolchain, project, report }: Run): Promise<void> {
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
