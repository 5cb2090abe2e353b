// `undo`: what takes the last command back, said and asked before anything is written.
import { type LastCommand, takenBack } from '../../lib/core/commit/last-command.ts';
import {
  forgetLastCommand,
  lastCommandPath,
  readLastCommand,
} from '../../lib/core/commit/last-command-file.ts';
import { askGit } from '../../lib/core/merge/ask-git.ts';
import { noChange } from '../../lib/core/stack/change.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { askOrStop, stop } from '../ask/in-turn.ts';
import type { Run } from '../run.ts';
import { sayFiles } from '../say/files.ts';
import { typedLines } from '../say/typed.ts';

/** @throws UserError when files of the last command were changed or committed since, or its migrations are applied */
export async function planUndo(run: Run): Promise<void> {
  const { root, disk, stack, toolchain } = run;
  run.last = readLastCommand(root);
  const { last } = run;
  const where = lastCommandPath(root) === undefined ? ': commands are only kept in a git repository' : '';
  run.change = { ...noChange, done: '', nothing: `There is nothing to undo here${where}.` };
  if (!last) return;
  run.changes = takenBack(last, disk, stack);
  await refuseCommitted(last, root);
  const lists = toolchain.changedBySteps(disk);
  const isPackages = run.changes.some(({ path }) => lists.includes(path));
  const install = toolchain.followByHand(
    { packages: isPackages, migrations: [], migrate: false },
    run.project,
  );
  run.change = {
    ...noChange,
    done: `Undone: ${printable(last.typed)}.`,
    nothing: `Everything is as it was before ${printable(last.typed)}.`,
    notes: await notesOnData(run),
    typed: install,
    emptied: last.files.filter(({ before }) => !before).map(({ path }) => path),
  };
}

/** @throws UserError when commits have taken in what the command changed */
async function refuseCommitted({ typed, head, files }: LastCommand, root: string): Promise<void> {
  const words =
    head === undefined
      ? ['ls-tree', '-r', '-z', '--name-only', 'HEAD']
      : ['diff', '-z', '--name-only', '--relative', head, 'HEAD'];
  const { exitCode, stdout } = await askGit(root, words);
  // Without a commit then and now.
  if (exitCode !== 0 && head === undefined) return;
  const committed = new Set(stdout.split('\0'));
  const [first] = files.filter(({ path }) => exitCode !== 0 || committed.has(path));
  if (!first) return;
  throw new UserError(
    `"${typed}" was committed since, or its commit is gone (${first.path}): take it back with "git revert", or "git reset".`,
  );
}

/** @throws UserError when migrations that would be taken away are applied */
async function notesOnData(run: Run): Promise<string[]> {
  const { changes, toolchain, project, given, interpreter } = run;
  const gone = changes.filter(({ after }) => after === undefined).map(({ path }) => path);
  const asked = { ...project, interpreter: given.dryRun ? undefined : interpreter };
  const { commands, isNeeded } = await toolchain.unapply(gone, asked);
  if (isNeeded === false) return [];
  const lines = typedLines(run, commands).join(' && ');
  if (isNeeded)
    throw new UserError(
      `Its migrations are applied, and could not be taken out of the database without their files. This does it, and deletes the data in their columns and tables: ${lines}`,
    );
  return [`If its migrations are applied to a database, run this before: ${lines}`];
}

/** Puts files back with the encoding that they had. */
export function keepEncodings(run: Run): void {
  const sources = new Map(run.last?.files.map(({ path, before }) => [path, before]));
  run.plan = run.plan.map((file) => {
    const source = sources.get(file.path);
    return source && file.action === 'create' ? { ...file, source } : file;
  });
}

/** Says which command is taken back, and what its owner has to know. */
export function sayUndo({ last, plan, change, report }: Run): void {
  if (!last || plan.length === 0) return;
  report.say(`This undoes ${last.typed}:`, ...change.notes, '');
}

/** @throws UserError (130) unless somebody agrees, where somebody can be asked */
export async function confirmUndo(run: Run): Promise<void> {
  const { plan, given, asks, ask } = run;
  if (plan.length === 0 || given.dryRun) return;
  sayFiles(run);
  if (!asks) return;
  await askOrStop(
    {
      type: 'select',
      name: 'undo',
      message: 'Undo it?',
      choices: [{ value: 'go', name: 'Undo it' }, stop],
    },
    ask,
  );
}

/** There is nothing to undo then. */
export const forget = ({ root }: Run) => forgetLastCommand(root);
