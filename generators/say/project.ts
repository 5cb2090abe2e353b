// What making a project says: the review, the plan, the next steps.
import { resolve } from 'node:path';
import { named, nextOf } from '../../lib/core/additions/additions-of.ts';
import { answerNames, optionNamed } from '../../lib/core/additions/tables.ts';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { toFlat } from '../../lib/core/blueprint/flat.ts';
import { isWritten } from '../../lib/core/commit/publish.ts';
import { defaultAnswer } from '../../lib/core/execute/execute-project.ts';
import { drawTree } from '../../lib/core/files/tree.ts';
import { flagOf, labelOf } from '../../lib/core/options/flags.ts';
import { startedAs } from '../../lib/core/run/started-as.ts';
import { drawDiff } from '../../lib/core/terminal/diff.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { shellCommand, shellWord } from '../../lib/core/text/shell.ts';
import { shortPath, typedPath, typedProgram } from '../paths.ts';
import type { Run } from '../run.ts';
import { sayNothingWritten } from './files.ts';
import { typedCommand } from './typed.ts';

/** A summary of what is about to be made. */
export function reviewLines(
  blueprint: Blueprint,
  path: string,
  { given, report, cwd, stack, toolchain, models }: Run,
): string[] {
  const flat = toFlat(blueprint, stack);
  const after = [
    given.install === false ? '' : toolchain.setUpTitle,
    given.git === false ? '' : 'git repository',
  ].filter(Boolean);
  const rows: [string, string][] = [
    ['Folder', shortPath(path, cwd)],
    ...answerNames(stack).flatMap((name): [string, string][] => {
      const value = flat[name] as string | readonly string[] | undefined;
      return value === undefined ? [] : [[titleOf(name), labelOf(optionNamed(stack, name), value)]];
    }),
    ...(blueprint.apps.length > 0
      ? [['Apps', blueprint.apps.map(({ name }) => name).join(', ')] as [string, string]]
      : []),
    ...(models.length > 0
      ? [['Models', models.map(({ words }) => words[0]).join(', ')] as [string, string]]
      : []),
    ['Then', after.join(', ') || 'nothing else'],
  ];
  return [
    '',
    ...rows.map(([label, value]) => `  ${report.style.dim(label.padEnd(12))} ${printable(value)}`),
    '',
  ];
}

/** `userModel` -> `User model`. */
const titleOf = (name: string) =>
  name.charAt(0).toUpperCase() + name.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Shows a plan that is not carried out: the tree, and how files that are there would change. */
export function sayTree({ plan, root, report, cwd }: Run): void {
  report.show(`${shortPath(root, cwd)}/`, ...drawTree(plan.map((file) => file.path)));
  const differing = plan.filter(({ action }) => action === 'change' || action === 'conflict');
  for (const file of differing) {
    report.show('', ...drawDiff(file, file.current ?? '', file.content, report.style));
  }
  const there = plan.filter(({ current }) => current !== undefined);
  if (there.length > 0) report.say('');
  for (const { path: file, action } of there) report.sayFile(file, action);
  sayNothingWritten(report);
}

/** What to type next, and how to do the same again without questions. */
export function sayProject(run: Run): void {
  const { plan, change, root, given, report, stack, toolchain } = run;
  const { blueprint } = change;
  if (!blueprint) return;
  const { style } = report;
  const folder = typedPath(root);
  const next = [
    ...(folder === '.' ? [] : [['cd', folder]]),
    ...(given.install === false ? toolchain.setUpByHand : []),
    toolchain.startByHand,
  ].map(shellCommand);
  const again = replayCommand(blueprint, folder, run);
  const conflict = given.onConflict === undefined ? '' : ` ${flagOf('onConflict')} ${given.onConflict}`;
  const replay = again + conflict;
  report.note({ next, replay });
  const shell = toolchain.shellNote(plan);
  if (shell !== undefined) report.say('', `${style.yellow('Note:')} ${shell}`);
  for (const note of change.notes) report.say('', `${style.yellow('Note:')} ${note}`);
  const title = style.bold(printable(String(blueprint.answers.title)));
  if (given.install !== false || given.git !== false) report.say('');
  if (report.failed) {
    report.say(
      `${title} was created, but not everything was set up. Once you have fixed the cause, finish it with:`,
    );
    report.say(`  ${style.cyan(again)}`);
    return;
  }
  if (!plan.some(isWritten)) {
    report.say(`${title} is already up to date: no file had to be written. Start it with`, '');
  } else {
    report.say(`${title} is ready. Start it with`, '');
  }
  report.say(...next.map((line) => `  ${style.cyan(line)}`), '');
  report.say(`and open ${style.underline(toolchain.address)}`, '');
  const { features, deploy, answers } = blueprint;
  const more = nextOf(named(stack.features, features), answers).map(shellCommand);
  if (more.length > 0)
    report.say('Also run, in other terminals:', '', ...more.map((line) => `  ${style.cyan(line)}`), '');
  const away = nextOf(named(stack.targets, deploy), answers).map(shellCommand);
  if (away.length > 0) report.say('To deploy it:', '', ...away.map((line) => `  ${style.cyan(line)}`), '');
  const models = run.models.map(
    (command) => `${startedAs()} ${typedCommand(command)} --cwd ${shellWord(folder)}`,
  );
  const lines = [replay, ...models].map((line) => style.dim(`  ${line}`));
  report.say(style.dim('To do the same again without questions:'), ...lines);
}

/** The command that makes the same project, with nothing left to ask. */
function replayCommand(
  blueprint: Blueprint,
  folder: string,
  { root, given, document, interpreterFlag, cwd, stack, toolchain }: Run,
): string {
  const flag = (name: string, value: string) =>
    value.startsWith('-') ? `${flagOf(name)}=${shellWord(value)}` : `${flagOf(name)} ${shellWord(value)}`;
  const flat = toFlat(blueprint, stack);
  const isDefault = (name: string) =>
    String(flat[name]) === defaultAnswer(name, root, stack) &&
    !(folder === '.' && 'fromDirectory' in optionNamed(stack, name));
  const isKnown = (name: string) =>
    document[name] === undefined ? isDefault(name) : String(document[name]) === String(flat[name]);
  const answers = answerNames(stack)
    .filter((name) => flat[name] !== undefined && !isKnown(name))
    .map((name) => flag(name, String(flat[name])));
  const from = given.from === undefined ? [] : [flag('from', typedPath(resolve(cwd, given.from)))];
  const interpreter =
    interpreterFlag === undefined
      ? []
      : [flag(toolchain.interpreterOption, typedProgram(interpreterFlag, cwd))];
  const switches = (['install', 'git'] as const)
    .filter((name) => given[name] === false)
    .map((name) => flagOf(name, optionNamed(stack, name)));
  return [startedAs(), shellWord(folder), ...from, ...answers, ...interpreter, ...switches, '--yes'].join(
    ' ',
  );
}
