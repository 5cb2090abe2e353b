// The questions of a new project, one after the other, which the user can go back through.
import { named, optionNamesOf } from '../../lib/core/additions/additions-of.ts';
import { withNeeds } from '../../lib/core/additions/needs.ts';
import { optionNamed, optionNames } from '../../lib/core/additions/tables.ts';
import { defaultAnswer, type Known } from '../../lib/core/execute/execute-project.ts';
import { labelOf } from '../../lib/core/options/flags.ts';
import type { Option } from '../../lib/core/options/option.ts';
import { checkNewValue, checkValue, readText } from '../../lib/core/options/values.ts';
import type { Stack } from '../../lib/core/stack/stack.ts';
import { type Ask, GoBack, type Question } from '../../lib/core/terminal/question.ts';
import type { Report } from '../../lib/core/terminal/report.ts';
import { isDumb, type Style } from '../../lib/core/terminal/text.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { questionOf } from './ask.ts';
import { backHint } from './plain.ts';

export interface Interview {
  readonly questions: readonly string[];
  readonly known: Known;
  readonly directory: string | undefined;
  /** Says why a directory cannot be used. @throws UserError */
  readonly checkDirectory: (directory: string) => void;
  readonly ask: Ask;
  readonly report: Report;
  readonly stack: Stack;
}

export interface Interviewed {
  readonly directory: string;
  readonly answers: Known;
}

/**
 * Asks all questions and lets the user go back and forth between them.
 * @param review is asked at the end, and may add answers; it throws GoBack to return to the last question
 */
export async function interview(
  { questions, known, directory, checkDirectory, ask, report, stack }: Interview,
  review: (interviewed: Interviewed) => Promise<Interviewed>,
): Promise<Interviewed> {
  report.say(report.style.dim(backHint()));
  const given: Record<string, string> = {};
  const current = (): Interviewed => {
    const { directory: asked, ...texts } = given;
    const answers = Object.entries(texts).map(([name, text]) => [
      name,
      readText(optionNamed(stack, name), text),
    ]);
    return { directory: directory ?? asked ?? '', answers: { ...known, ...Object.fromEntries(answers) } };
  };
  for (let index = 0; ; ) {
    const all = [...questions, ...questionsOfAdditions(current().answers, known, stack)];
    const name = all[index];
    try {
      if (name === undefined) return await review(current());
      const before = current();
      const question = questionOf(
        name,
        optionNamed(stack, name),
        given[name] ?? defaultAnswer(name, before.directory, stack),
        (text) => faultOf(name, text, before, checkDirectory, stack),
      );
      const answer = clean(name, await askUntilValid(question, optionNamed(stack, name), ask), stack);
      if (name === 'directory') forgetDefaults(given, before.directory, stack);
      given[name] = answer;
      if (!isDumb()) report.sayBriefly(answerLine(name, answer, report.style, stack));
      index++;
    } catch (error) {
      if (!(error instanceof GoBack)) throw error;
      if (index === 0) continue;
      report.unsay(1);
      index--;
    }
  }
}

/** Options that are asked about and not answered yet; what features want to know comes later. */
export function missingAnswers(known: Known, stack: Stack): string[] {
  return [...optionNames(stack, 'blueprint'), 'features'].filter(
    (name) => 'question' in optionNamed(stack, name) && !(name in known),
  );
}

/** What the features and targets that were chosen want to know. */
function questionsOfAdditions({ features = [], deploy = [] }: Known, known: Known, stack: Stack): string[] {
  const chosen = [
    ...named(stack.features, withNeeds(stack.features, features)),
    ...named(stack.targets, deploy),
  ];
  return optionNamesOf(chosen).filter((name) => 'question' in optionNamed(stack, name) && !(name in known));
}

/** Drops answers that were the defaults of a directory: another one brings its own. */
function forgetDefaults(given: Record<string, string>, directory: string, stack: Stack): void {
  for (const name of optionNames(stack, 'blueprint')) {
    if (given[name] === defaultAnswer(name, directory, stack)) delete given[name];
  }
}

/** A question and its answer, as they stay on the screen. */
function answerLine(name: string, answer: string, { green, cyan }: Style, stack: Stack): string {
  const option = optionNamed(stack, name);
  const shown = readText(option, answer) as string | string[];
  return `${green('✔')} ${option.question ?? name} ${cyan(printable(labelOf(option, shown) || 'none'))}`;
}

/** The answer to a question; one that is not valid is asked for again, with a valid one filled in where there is one. */
async function askUntilValid(question: Question, option: Option, ask: Ask): Promise<string> {
  const faultIn = (text: string) => {
    const result = question.validate?.(text) ?? true;
    return result === true ? undefined : result;
  };
  const proposalFor = (text: string) => {
    const proposal = 'propose' in option ? option.propose?.(text) : undefined;
    return proposal !== undefined && faultIn(proposal) === undefined ? proposal : undefined;
  };
  const validate = (text: string) => (proposalFor(text) === undefined ? (faultIn(text) ?? true) : true);
  let asked: Question = { ...question, validate };
  for (;;) {
    const answer = await ask(asked);
    const fault = faultIn(answer);
    const proposal = proposalFor(answer);
    if (fault === undefined || proposal === undefined) return answer;
    asked = { ...asked, message: `${question.message} (${fault})`, default: proposal, prefill: 'editable' };
  }
}

/** A checked answer in its usual form. */
function clean(name: string, answer: string, stack: Stack): string {
  const option = optionNamed(stack, name);
  const checked = checkValue(option, readText(option, answer));
  return 'value' in checked ? String(checked.value) : answer;
}

function faultOf(
  name: string,
  value: string,
  { directory, answers }: Interviewed,
  checkDirectory: (directory: string) => void,
  stack: Stack,
): string | undefined {
  if (name === 'directory') {
    try {
      checkDirectory(value);
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  }
  const option = optionNamed(stack, name);
  const checked = checkNewValue(option, readText(option, value));
  if ('fault' in checked) return checked.fault;
  const defaults = optionNames(stack, 'blueprint').map((each) => [
    each,
    defaultAnswer(each, directory, stack),
  ]);
  const known = { ...Object.fromEntries(defaults), ...answers };
  const { [name]: _asked, ...others } = known;
  return stack.fault(others) === undefined ? stack.fault({ ...known, [name]: checked.value }) : undefined;
}
