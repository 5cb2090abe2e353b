// The interpreter of a new project's environment, whose version its files name unless an answer says otherwise.
import { type Known, knownAnswers } from '../../lib/core/execute/execute-project.ts';
import type { Answers } from '../../lib/core/options/answers.ts';
import type { Run } from '../run.ts';

/** Chooses it before the files are made. @throws UserError when the one that was named cannot run the project */
export async function chooseInterpreter(run: Run): Promise<void> {
  const { command, stack, destination } = run;
  if (destination?.state === 'project') return;
  const { answers } = await chosen(knownAnswers(command, stack), run);
  run.command = { ...command, from: { ...answers, ...command.from } };
}

/** Answers with what follows from the interpreter; those that are known stay. */
export async function withInterpreter(known: Known, run: Run): Promise<Known> {
  const { answers } = await chosen(known, run);
  return { ...answers, ...known };
}

async function chosen(known: Known, run: Run): Promise<{ readonly answers: Answers }> {
  const { toolchain, interpreterFlag, given, cwd } = run;
  if (given.install === false) return { answers: {} };
  const choice = await toolchain.chooseInterpreter(known as Answers, interpreterFlag, cwd);
  run.environmentInterpreter = choice.interpreter;
  return choice;
}

/** The one that was named for a project that is there. @throws UserError when it cannot run the project */
export async function findNamedInterpreter(run: Run): Promise<void> {
  const { toolchain, interpreterFlag, change, cwd } = run;
  if (interpreterFlag === undefined || run.environmentInterpreter || !change.blueprint) return;
  run.environmentInterpreter = await toolchain.namedInterpreter(interpreterFlag, change.blueprint, cwd);
}
