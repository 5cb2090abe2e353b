// `status`: what is enabled, what its owner changed, and what an update would change. It writes nothing.
import type { Addition } from '../../lib/core/additions/addition.ts';
import { named } from '../../lib/core/additions/additions-of.ts';
import { recordName } from '../../lib/core/blueprint/record.ts';
import type { DiskFiles } from '../../lib/core/commit/disk.ts';
import { planChanges } from '../../lib/core/commit/plan.ts';
import { execute } from '../../lib/core/execute/execute.ts';
import { isUpToDate } from '../../lib/core/execute/execute-merge.ts';
import { type Recorded, readBlueprint } from '../../lib/core/execute/wanted.ts';
import { isHashOf } from '../../lib/core/files/hash.ts';
import { filesUnlike, hasConflicts } from '../../lib/core/merge/conflict.ts';
import { usages } from '../../lib/core/options/command-usages.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import type { Report } from '../../lib/core/terminal/report.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import type { Unfinished } from '../../lib/core/toolchain/toolchain.ts';
import { version } from '../../lib/core/version.ts';
import { outsideOf } from '../outside.ts';
import type { Run } from '../run.ts';
import { filesMarked } from './marked.ts';

/** @throws UserError for a project without a whole record */
export async function sayStatus(run: Run): Promise<void> {
  const { disk, report, stack, toolchain } = run;
  const recorded = readBlueprint(disk, stack);
  // git looks for them at the same time.
  const markedByGit = filesMarked(disk);
  const { changed, deleted, marked } = ownersChanges(recorded, disk);
  const conflicts = [...new Set([...marked, ...(await markedByGit)])].sort();
  const unfinished = toolchain.unfinishedIn(run.project);
  const update = await updateOf(run);
  const { features, deploy, apps, answers } = recorded.blueprint;
  report.note({
    directory: disk.root,
    answers,
    features,
    deploy,
    apps,
    changed,
    deleted,
    conflicts,
    unfinished,
    update,
  });
  sayBlueprint(recorded, run);
  sayList('Changed by you', changed, report);
  sayList('Deleted by you', deleted, report);
  sayList('Conflicts to resolve, between <<<<<<< and >>>>>>>', conflicts, report);
  sayUnfinished(unfinished, run);
  if (recorded.record.pending) {
    report.say('', 'An earlier command was interrupted: finish it with create-mvt-app update.');
  } else if ('fault' in update) report.say('', `What an update would change is not known: ${update.fault}`);
  else if (update.files.length === 0)
    report.say('', `The templates are those of ${version}, the newest here.`);
  else sayList(`An update to ${version} would change`, update.files, report);
}

/** @throws UserError for any word */
export function refuseWords({ line: { command, words } }: Run): void {
  const [first] = words;
  if (first === undefined) return;
  const name = usages[command].words.join(' ');
  throw new UserError(`Unexpected argument "${printable(first)}": ${name} does not take any.`);
}

function sayBlueprint({ record, blueprint }: Recorded, { report, stack }: Run): void {
  const { style } = report;
  const { features, deploy, apps, answers } = blueprint;
  const line = ({ name, title, options = {} }: Addition) => {
    const own = Object.entries(options)
      .filter(([name, { kind, default: usual }]) => kind === 'choice' || answers[name] !== usual)
      .map(([name]) => `${flagOf(name)} ${answers[name]}`);
    return `  ${style.green(name.padEnd(14))}${title}${own.length > 0 ? ` (${own.join(', ')})` : ''}`;
  };
  report.say(
    `${style.bold(printable(String(answers.title)))}: ${stack.summary(blueprint)}, templates of ${record.version ?? version}`,
    '',
    style.bold('Features'),
    ...(features.length === 0 ? ['  none'] : []),
    ...named(stack.features, features).map(line),
    ...(deploy.length > 0 ? ['', style.bold('Deploys to')] : []),
    ...named(stack.targets, deploy).map(line),
  );
  sayList(
    'Apps',
    apps.map(
      ({ name, models }) =>
        `${name}${models.length > 0 ? `: ${models.length} ${models.length === 1 ? 'model' : 'models'}` : ''}`,
    ),
    report,
  );
}

function sayList(title: string, lines: readonly string[], report: Report): void {
  if (lines.length === 0) return;
  // One text: a call with a hundred thousand lines would overflow the stack.
  report.say('', report.style.bold(title), lines.map((line) => `  ${printable(line)}`).join('\n'));
}

function sayUnfinished({ environment, packages, migrations }: Unfinished, { report, toolchain }: Run): void {
  if (!environment) report.say('', toolchain.noEnvironment);
  sayList('Not installed; create-mvt-app update installs them', packages, report);
  sayList('Apps without a migration; create-mvt-app update makes them', migrations, report);
}

/** Files of the record that are no longer as they were written, and those with git's marks. */
function ownersChanges({ record }: Recorded, disk: DiskFiles) {
  const changed: string[] = [];
  const deleted: string[] = [];
  const marked: string[] = [];
  for (const { path, text } of filesUnlike(record, disk)) {
    const hash = record.files[path];
    if (text === undefined) {
      if (hash !== undefined) deleted.push(path);
      continue;
    }
    if (hash !== undefined && !isHashOf(hash, text)) changed.push(path);
    if (hasConflicts(text)) marked.push(path);
  }
  return { changed, deleted, marked };
}

/** The files that an update would write, or why that is not known. */
async function updateOf(run: Run): Promise<{ files: string[] } | { fault: string }> {
  try {
    const outside = outsideOf(run);
    if (isUpToDate(run.disk, run.stack, outside)) return { files: [] };
    const update = { command: 'update', words: [], given: {} } as const;
    const { changes } = await execute(run.disk, update, run.stack, outside);
    const paths = planChanges(changes, run.disk).map(({ path }) => path);
    return { files: paths.filter((path) => path !== recordName) };
  } catch (error) {
    if (error instanceof UserError) return { fault: error.message };
    throw error;
  }
}
