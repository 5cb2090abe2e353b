// The questions of a new project, one after the other, with a way back.
import type { PromptQuestion } from 'yeoman-generator';
import { withNeeds } from '../../lib/core/additions/settle.ts';
import { blueprintFault, checkValue, readText } from '../../lib/core/blueprint/schema.ts';
import {
  type BlueprintOptionName,
  blueprintOptionNames,
  type FeatureOptionName,
  labelOf,
  type Option,
  options,
} from '../../lib/core/options/options.ts';
import { GoBack } from '../../lib/core/terminal/adapter.ts';
import type { Report } from '../../lib/core/terminal/report.ts';
import type { Style } from '../../lib/core/terminal/text.ts';
import { UserError } from '../../lib/core/text/errors.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { optionNamesOf } from '../../lib/stacks/django/features/index.ts';
import { targetOptionNamesOf } from '../../lib/stacks/django/targets/index.ts';
import { type Answers, defaultAnswer } from './answers.ts';

export type QuestionName = 'directory' | BlueprintOptionName | FeatureOptionName;

/** Puts one question to the user. @throws GoBack when the question before it is wanted. */
export type Ask = (question: PromptQuestion) => Promise<string>;

export interface Interview {
  readonly questions: readonly QuestionName[];
  readonly known: Answers;
  readonly directory: string | undefined;
  /** Says why a directory does not do. @throws UserError */
  readonly checkDirectory: (directory: string) => void;
  readonly ask: Ask;
  readonly report: Report;
}

export interface Interviewed {
  readonly directory: string;
  readonly answers: Answers;
}

/**
 * Asks all questions and lets the user go back and forth between them.
 * @param review is asked at the end; it throws GoBack to return to the last question
 */
export async function interview(
  { questions, known, directory, checkDirectory, ask, report }: Interview,
  review: (interviewed: Interviewed) => Promise<void>,
): Promise<Interviewed> {
  report.say(report.style.dim('Esc goes back to the question before, Ctrl-C cancels.'));
  const given: Record<string, string> = {};
  const current = (): Interviewed => {
    const { directory: asked, ...texts } = given;
    const answers = Object.entries(texts).map(([name, text]) => [name, readText(name as QuestionName, text)]);
    return { directory: directory ?? asked ?? '', answers: { ...known, ...Object.fromEntries(answers) } };
  };
  for (let index = 0, isDone = false; !isDone; ) {
    const all = [...questions, ...questionsOfAdditions(current().answers, known)];
    const name = all[index];
    try {
      if (name === undefined) {
        await review(current());
        isDone = true;
      } else {
        const before = current();
        const answer = clean(name, await ask(questionFor(name, before, given[name], checkDirectory)));
        if (name === 'directory') forgetDefaults(given, before.directory);
        given[name] = answer;
        report.sayBriefly(answerLine(name, answer, report.style));
      }
      index++;
    } catch (error) {
      if (!(error instanceof GoBack)) throw error;
      if (index === 0) continue;
      report.unsay(1);
      index--;
    }
  }
  return current();
}

/** What the features and targets that were chosen want to know. */
function questionsOfAdditions({ features = [], deploy = [] }: Answers, known: Answers): QuestionName[] {
  const names = [...withNeeds(features).flatMap(optionNamesOf), ...deploy.flatMap(targetOptionNamesOf)];
  return names.filter((name) => 'question' in options[name] && !(name in known));
}

/** Drops answers that were the defaults of a directory: another one brings its own. */
function forgetDefaults(given: Record<string, string>, directory: string): void {
  for (const name of blueprintOptionNames) {
    if (given[name] === defaultAnswer(name, directory)) delete given[name];
  }
}

function questionOf(name: QuestionName): string {
  const option: Option = options[name];
  return option.question ?? name;
}

/** A question and its answer, as they stay on the screen. */
function answerLine(name: QuestionName, answer: string, { green, cyan }: Style): string {
  const shown = readText(name, answer) as string | string[];
  return `${green('✔')} ${questionOf(name)} ${cyan(printable(labelOf(name, shown) || 'none'))}`;
}

/** A checked answer as it is kept: the `-` in a name has become `_`. */
function clean(name: QuestionName, answer: string): string {
  const checked = checkValue(name, readText(name, answer));
  return 'value' in checked ? String(checked.value) : answer;
}

function questionFor(
  name: QuestionName,
  interviewed: Interviewed,
  before: string | undefined,
  checkDirectory: (directory: string) => void,
): PromptQuestion {
  const option: Option = options[name];
  const preset =
    before ?? (name === 'directory' ? options.directory.default : defaultAnswer(name, interviewed.directory));
  if (option.kind === 'set') {
    const chosen = preset.split(',');
    const choices = option.choices.map(({ value, label, hint }) => ({
      value,
      name: label,
      description: hint,
      checked: chosen.includes(value),
    }));
    return {
      name,
      message: questionOf(name),
      type: 'checkbox',
      choices,
      loop: false,
      pageSize: choices.length,
    };
  }
  const common = { name, message: questionOf(name), default: preset };
  if (option.kind === 'choice') {
    const choices = option.choices.map(({ value, label, hint }) => ({
      value,
      name: label,
      description: hint,
    }));
    return { ...common, type: 'select', choices };
  }
  return {
    ...common,
    type: 'input',
    validate: (value: string) => faultOf(name, value, interviewed, checkDirectory) ?? true,
  };
}

function faultOf(
  name: QuestionName,
  value: string,
  { directory, answers }: Interviewed,
  checkDirectory: (directory: string) => void,
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
  const checked = checkValue(name, readText(name, value));
  if ('fault' in checked) return checked.fault;
  if (name !== 'app') return undefined;
  const packageName = answers.package ?? defaultAnswer('package', directory);
  return blueprintFault({ app: String(checked.value), package: packageName });
}
