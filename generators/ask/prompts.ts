// inquirer with the prompts that questions use: a module of its own, so that it is loaded with the first question.
import inquirer from 'inquirer';
import type { Question } from '../../lib/core/terminal/question.ts';
import { filterPrompt } from './filter-prompt.ts';

type Choices = readonly { readonly value: string }[];

/** A question as inquirer takes it: it checks several choices as a list. */
function forInquirer({ validate, ...question }: Question): object {
  if (!validate) return question;
  if (question.type !== 'checkbox') return { ...question, validate };
  return {
    ...question,
    validate: (chosen: Choices) => validate(chosen.map(({ value }) => value).join(',')),
  };
}

/** Asks questions in a terminal. @param signal ends them when it is aborted */
export async function prompt(
  questions: readonly Question[],
  answers: object,
  signal: AbortSignal,
): Promise<object> {
  const ask = inquirer.createPromptModule({ signal, clearPromptOnDone: true } as object);
  ask.registerPrompt('filter', filterPrompt as never);
  return ask(questions.map(forInquirer) as unknown as Parameters<typeof ask>[0], answers);
}
