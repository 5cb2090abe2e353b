// What a change of models means to data: values that are missing are asked for, and nothing goes without a yes.

import { isWritten } from '../../lib/core/commit/publish.ts';
import { faultOf } from '../../lib/core/execute/fault-of.ts';
import { missingIn, withAnswer } from '../../lib/core/execute/model-merge.ts';
import { wantedBy } from '../../lib/core/execute/wanted.ts';
import { isModelCommand } from '../../lib/core/options/command-names.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import type { MissingValue } from '../../lib/core/stack/model-change.ts';
import { cancelled, UserError } from '../../lib/core/text/errors.ts';
import { askOrStop, inTurn, stop } from '../ask/in-turn.ts';
import type { Run } from '../run.ts';

/** Asks what rows that are there get in a required field: it becomes the default, or the field may be empty. */
export async function askMissingValues(run: Run): Promise<void> {
  const { asks, disk, command, stack } = run;
  if (!asks || !isModelCommand(command.command)) return;
  const missing = missingIn(wantedBy(disk, command, stack));
  const answers = await inTurn(missing, (each) => askValue(each, run));
  run.command = missing.reduce((all, each, index) => withAnswer(all, each, answers[index] ?? ''), command);
}

async function askValue(missing: MissingValue, { ask, command, disk, stack }: Run): Promise<string> {
  const { field, ways } = missing;
  const message = `${field} is required, but rows of its table may be there without a value.`;
  if (ways.length === 1) {
    const answer = await ask({
      type: 'select',
      name: 'missing',
      message,
      choices: [{ value: 'null', name: 'Let rows have no value' }, stop],
    });
    if (answer === stop.value) throw cancelled();
    return '';
  }
  const validate = (answer: string) => faultOf(disk, withAnswer(command, missing, answer), stack) ?? true;
  return ask({
    type: 'input',
    name: 'missing',
    message: `${message} Which value do they get? It becomes the default; leave it empty to let rows have no value.`,
    validate,
  });
}

/** Says before a removal which tables stay, and offers the migration that drops them. @throws UserError (130) to stop */
export async function askAboutTables(run: Run): Promise<void> {
  const { asks, ask, change, plan, given, interpreter, report } = run;
  const { tables } = change;
  if (!asks || !tables || given.dryRun || !plan.some(({ action }) => action === 'remove')) return;
  const { say, drop } = tables;
  const canDrop = drop !== undefined && interpreter !== undefined && given.install !== false;
  const dropping = { value: 'drop', name: 'Remove it, and make the migration that drops the table' };
  report.say(say);
  const answer = await askOrStop(
    {
      type: 'select',
      name: 'tables',
      message: 'Remove it?',
      choices: [
        { value: 'keep', name: 'Remove the code, and leave the database as it is' },
        ...(canDrop ? [dropping] : []),
        stop,
      ],
    },
    ask,
  );
  if (answer === dropping.value) run.change = { ...change, ...drop };
}

/** @throws UserError unless somebody agrees to what is lost */
export async function confirmLosses(run: Run): Promise<void> {
  const { change, plan, given, interactive, ask, report } = run;
  const { losses = [] } = change;
  if (losses.length === 0 || !plan.some((file) => isWritten(file) || file.action === 'remove')) return;
  if (given.dryRun) report.say('', ...losses);
  if (given.dryRun || given.yes) return;
  if (!interactive) {
    throw new UserError(`${losses.join(' ')} Use ${flagOf('yes')} if that is what you want.`);
  }
  await askOrStop(
    {
      type: 'select',
      name: 'losses',
      message: `${losses.join(' ')} Go on?`,
      choices: [stop, { value: 'go', name: 'Go on' }],
    },
    ask,
  );
}
