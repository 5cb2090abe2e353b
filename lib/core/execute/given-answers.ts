// The answers among the options of a command.
import { answerNames, type StackTables } from '../additions/tables.ts';
import type { Answers } from '../options/answers.ts';
import type { GivenOptions } from '../stack/command.ts';

/** The options that describe a project, and no others. */
export const givenAnswers = (given: GivenOptions, stack: StackTables): Answers =>
  Object.fromEntries(
    answerNames(stack)
      .filter((name) => name in given)
      .map((name) => [name, given[name]]),
  );
