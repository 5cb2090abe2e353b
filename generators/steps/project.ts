// What a new project is to be: read from flags and documents, asked for, and made in memory.
import { resolve } from 'node:path';
import type { Blueprint } from '../../lib/core/blueprint/blueprint.ts';
import { readDocumentFile } from '../../lib/core/commit/blueprint-file.ts';
import { type Destination, inspectDestination } from '../../lib/core/commit/destination.ts';
import { DiskFiles } from '../../lib/core/commit/disk.ts';
import { surroundingOf } from '../../lib/core/commit/git.ts';
import { execute } from '../../lib/core/execute/execute.ts';
import { completeBlueprint, knownAnswers, withDefaults } from '../../lib/core/execute/execute-project.ts';
import { type Files, noFiles } from '../../lib/core/files/files.ts';
import { flagOf } from '../../lib/core/options/flags.ts';
import { render } from '../../lib/core/render/render.ts';
import { GoBack, type Question } from '../../lib/core/terminal/question.ts';
import { cancelled, UserError } from '../../lib/core/text/errors.ts';
import { unlessBack } from '../ask/in-turn.ts';
import { type Interviewed, interview, missingAnswers } from '../ask/interview.ts';
import type { Run } from '../run.ts';
import { reviewLines } from '../say/project.ts';
import { withInterpreter } from './choose-interpreter.ts';
import { askFirstModel } from './first-model.ts';

/** The answers of flags and of the document that --from names. @throws UserError when that cannot be read */
export function readAnswers(run: Run): void {
  const { line, given, cwd, stack } = run;
  if (given.from !== undefined) {
    run.document = readDocumentFile(resolve(cwd, given.from), stack);
    run.command = { ...line, from: run.document };
  }
  run.known = knownAnswers(run.command, stack);
}

/** Looks at the folder, and finds what is wrong with the answers before anything is asked. @throws UserError */
export function findPlace(run: Run): void {
  const { given, stack, known } = run;
  if (given.directory === undefined) return;
  const destination = inspect(given.directory, run);
  run.destination = destination;
  if (destination.state === 'project') return;
  const complete = withDefaults(known, destination.path, stack);
  // Faults in models are named before the first question, not after the last.
  if (complete.apps.length > 0 && run.asks && missingAnswers(known, stack).length > 0) {
    render(complete, stack);
  }
}

/** Asks for what is missing. @throws UserError when nobody can be asked */
export async function askAnswers(run: Run): Promise<void> {
  const { given, interactive, stack, known, destination, ask, report } = run;
  const isThere = destination?.state === 'project';
  const questions = given.yes || isThere ? [] : missingAnswers(known, stack);
  if (given.directory === undefined) questions.unshift('directory');
  if (questions.length === 0) return;
  if (given.yes) throw new UserError('Name the directory as well: create-mvt-app <directory> --yes.');
  if (!interactive) throw nobodyToAsk(questions);
  const { directory, answers } = await interview(
    {
      questions,
      known,
      directory: given.directory,
      checkDirectory: (place) => checkAnswer(place, run),
      ask,
      report,
      stack,
    },
    (interviewed) => review(interviewed, run),
  );
  run.destination ??= inspect(directory, run);
  run.command = { ...run.command, from: answers };
}

/** Makes the project in memory. @throws UserError for everything that is wrong with its answers */
export async function makeInMemory(run: Run): Promise<void> {
  const { command, stack, destination, root } = run;
  const whole = { ...command, given: { ...command.given, directory: root } };
  const { changes, change } = await execute(filesAt(destination), whole, stack, {
    around: surroundingOf(root),
  });
  run.changes = changes;
  run.change = change;
}

/** The files of a folder; where there are none yet, nobody has to look for each. */
function filesAt(destination: Destination | undefined): Files {
  const isFree = !destination || destination.state === 'missing' || destination.state === 'empty';
  return isFree ? noFiles : new DiskFiles(destination.path);
}

function inspect(directory: string, run: Run): Destination {
  const { given, cwd, stack } = run;
  refuseNested(directory, run);
  const destination = inspectDestination(directory, cwd, stack);
  if (destination.state !== 'occupied' || given.onConflict || given.dryRun) return destination;
  const shown = destination.entries.slice(0, 5).join(', ');
  const more = destination.entries.length > 5 ? ` and ${destination.entries.length - 5} more` : '';
  throw new UserError(
    `${directory} is not empty: it contains ${shown}${more}. Choose another directory, or say what to do with ${flagOf('onConflict')} keep|overwrite|ask.`,
  );
}

/** @throws UserError for a name alone, typed inside of a project: whoever means a folder there writes `./name` */
function refuseNested(directory: string, { cwd, stack, toolchain }: Run): void {
  const root = /^[\p{L}\p{N}_-]+$/u.test(directory) ? toolchain.rootAround(cwd) : undefined;
  if (root === undefined) return;
  const isOne = (additions: readonly { readonly name: string }[]) =>
    additions.some(({ name }) => name === directory);
  const meant = isOne(stack.features) ? 'add' : isOne(stack.targets) ? 'deploy' : 'add app';
  throw new UserError(
    `${root} is a ${stack.title} project already: to add to it, write create-mvt-app ${meant} ${directory}; to create another project inside it, write create-mvt-app ./${directory}.`,
  );
}

/** Says why a directory that was typed at the prompt cannot be used. @throws UserError */
function checkAnswer(directory: string, run: Run): void {
  const { path, state } = inspect(directory, run);
  if (state === 'project') {
    throw new UserError(`${directory} already contains a project: choose another directory.`);
  }
  withDefaults(run.known, path, run.stack);
}

/**
 * Shows what is about to be made; the first app may get models before.
 * @throws GoBack to the last question, UserError when it is not to be made
 */
async function review({ directory, answers }: Interviewed, run: Run): Promise<Interviewed> {
  const { path } = inspect(directory, run);
  const stages = [answers];
  run.models = [];
  for (;;) {
    const known = stages.at(-1) ?? answers;
    const blueprint = completeBlueprint(await withInterpreter(known, run), path, run.stack);
    const isMade = await decide(blueprint, path, run, stages.length > 1);
    if (isMade) return { directory, answers: known };
    const model = isMade === undefined ? undefined : await askFirstModel(blueprint, run);
    if (model) stages.push({ ...known, apps: model.apps });
    else if (isMade === undefined) stages.pop();
    run.models = model ? [...run.models, model.command] : run.models.slice(0, stages.length - 1);
  }
}

/**
 * @param hasModel whether Escape takes a model back
 * @returns true to make it, false to add a model before, undefined to take one back
 * @throws GoBack to the last question, UserError when it is not to be made
 */
async function decide(
  blueprint: Blueprint,
  path: string,
  run: Run,
  hasModel: boolean,
): Promise<boolean | undefined> {
  const { report, ask } = run;
  const lines = reviewLines(blueprint, path, run);
  report.sayBriefly(...lines);
  const decision = await unlessBack(() => ask(reviewQuestion));
  if (decision === 'make') return true;
  if (decision === 'cancel') throw cancelled();
  report.unsay(lines.length);
  if (decision === 'model') return false;
  if (hasModel) return undefined;
  throw new GoBack();
}

const reviewQuestion: Question = {
  type: 'select',
  name: 'review',
  message: 'Create it?',
  choices: [
    { value: 'make', name: 'Yes, create it' },
    { value: 'back', name: 'No, go back to the questions' },
    { value: 'model', name: 'Add a model to the first app before' },
    { value: 'cancel', name: 'Cancel' },
  ],
};

function nobodyToAsk(questions: readonly string[]): UserError {
  const flags = questions.map((name) => (name === 'directory' ? 'the directory' : flagOf(name)));
  const rest = flags.length > 1 ? ', or --yes for the defaults' : '';
  return new UserError(
    `Answers are missing, and questions cannot be asked here: use ${flags.join(', ')}${rest}.`,
  );
}
