// What merging says: the files, what is left to settle by hand, and what is next.
import { relative } from 'node:path';
import { commandLine } from '../../lib/cli/commands.ts';
import { named as namedAdditions, nextOf } from '../../lib/core/additions/additions-of.ts';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import { drawDiff } from '../../lib/core/terminal/diff.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { shellCommand } from '../../lib/core/text/shell.ts';
import type { Context } from '../context.ts';
import { typedPath } from '../paths.ts';
import { effectsOf, type MergePlan } from './plan.ts';
import type { Wanted } from './wanted.ts';

/** One line for every file. */
export function sayMergeFiles({ files, conflicts }: MergePlan, report: Context['report']): void {
  for (const { path, action } of files) report.sayFile(path, conflicts.includes(path) ? 'conflict' : action);
}

/** Shows a merge that is not carried out, with every line that would change but those of the record. */
export function sayMergeDryRun(plan: MergePlan, context: Context): void {
  const { report } = context;
  for (const file of plan.files) {
    const { path, action, content, current = '' } = file;
    if (action === 'keep' || action === 'skip' || path === recordName) continue;
    report.say(...drawDiff(file, current, action === 'remove' ? '' : content, report.style), '');
  }
  sayMergeFiles(plan, report);
  sayConflicts(plan, context);
  report.say('', 'Nothing was written: this was a dry run.');
}

/** Names the files in which the owner and the templates changed the same lines. */
export function sayConflicts({ conflicts }: MergePlan, { report }: Context): void {
  if (conflicts.length === 0) return;
  const { style } = report;
  report.complain(
    '',
    `${style.yellow('By hand:')} you and the templates changed the same lines. Both versions stand between <<<<<<< and >>>>>>> in`,
    ...conflicts.map((path) => `    ${style.cyan(printable(path))}`),
  );
}

/** What came of it, and what to type next. */
export function sayMerged(
  { files, conflicts, compiles, notes }: MergePlan,
  before: Blueprint,
  { next, named }: Wanted,
  root: string,
  python: string | undefined,
  { report, given, command, stack }: Context,
): void {
  const { style } = report;
  const isChanged = files.some(({ action }) => action !== 'keep' && action !== 'skip');
  const kept = files.filter(({ action }) => action === 'keep').map(({ path }) => path);
  const program = python === undefined ? 'python' : python.startsWith(root) ? relative(root, python) : python;
  const isInstalled = given.install !== false && python !== undefined && conflicts.length === 0;
  const { packages, models, migrations } = effectsOf(files, next);
  const install = [
    ...(packages ? [[program, '-m', 'pip', 'install', '-r', 'requirements.txt']] : []),
    ...(models.length > 0 ? [[program, 'manage.py', 'makemigrations', ...models]] : []),
    ...(migrations ? [[program, 'manage.py', 'migrate']] : []),
  ];
  const isAdding = command === 'addFeature' || command === 'deploy';
  const features = named.features.filter((name) => !before.features.includes(name));
  const targets = named.targets.filter((name) => !before.deploy.includes(name));
  const own = isAdding
    ? nextOf(
        [...namedAdditions(stack.features, features), ...namedAdditions(stack.targets, targets)],
        next.answers,
      )
    : [];
  const compile = compiles ? [[program, 'manage.py', 'compilemessages', '--ignore', '.venv']] : [];
  const commands = isChanged ? [...(isInstalled ? [] : install), ...compile, ...own] : [];
  const folder = typedPath(root);
  const cd = folder === '.' || commands.length === 0 ? [] : [['cd', folder]];
  const typed = [...cd, ...commands].map(shellCommand);
  report.note({ next: typed, kept, notes });
  report.say('', ...notes);
  if (conflicts.length > 0) {
    report.say('Settle them, then:', '', ...typed.map((line) => `  ${style.cyan(line)}`));
    return;
  }
  if (!isChanged) {
    report.say(style.bold('The project is as it should be: nothing had to be changed.'));
    return;
  }
  report.say(style.bold(`Done. ${whatIsOn(next)}`));
  if (kept.length > 0) report.say('What you changed was kept.');
  if (typed.length > 0) report.say('', ...typed.map((line) => `  ${style.cyan(line)}`));
  const inverse = commandLine(command === 'deploy' ? 'removeDeploy' : 'removeFeature');
  const added = [...features, ...targets];
  if (!isAdding || added.length === 0) return;
  report.say('', style.dim('Taken back with:'), style.dim(`  npx ${inverse} ${added.join(' ')}`));
}

/** `Features: auth, api. Deploys to: heroku.` */
function whatIsOn({ features, deploy }: Blueprint): string {
  const places = deploy.length > 0 ? ` Deploys to: ${deploy.join(', ')}.` : '';
  return `Features: ${features.join(', ') || 'none'}.${places}`;
}
