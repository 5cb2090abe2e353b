// Puts the questions about a command one after the other, and shows meanwhile how the command is written by hand.
import { optionNamed } from '../../lib/core/additions/tables.ts';
import { GoBack, type Ask as Put, type Question } from '../../lib/core/terminal/question.ts';
import type { Report } from '../../lib/core/terminal/report.ts';
import { wrap } from '../../lib/core/terminal/wrap.ts';
import { printable } from '../../lib/core/text/printable.ts';
import { typedCommand } from '../say/typed.ts';
import { questions } from './command-questions.ts';
import { commandOf, type Draft, type Knowledge } from './draft.ts';
import { backHint } from './plain.ts';

interface Asking {
  readonly ask: Put;
  readonly report: Report;
  /** True among other questions: Escape at the first one leads back to those. */
  readonly isWithin?: boolean;
}

/**
 * Asks until the command is whole; Escape goes back to the question before.
 * @throws UserError (130) when it is cancelled, UserError when there is nothing to choose from
 */
export async function converse(
  start: Draft,
  knowledge: Knowledge,
  { ask, report, isWithin = false }: Asking,
): Promise<Draft> {
  if (!isWithin) report.say(report.style.dim(backHint()));
  const past: Draft[] = [];
  /** What was answered, by how many questions came before. */
  const answers: { readonly message: string; readonly answer: string }[] = [];
  let draft = start;
  while (draft.stage !== 'done') {
    const { question, isOptional, after } = questions[draft.stage](draft, knowledge);
    const before = answers[past.length];
    const isRepeated = !isOptional && before?.message === question.message;
    const lines = linesFor(draft, knowledge);
    report.sayBriefly(...lines.map((line) => report.style.cyan(line)));
    try {
      const answer = await ask(isRepeated ? withPreset(question, before.answer) : question);
      const next = after(answer);
      answers[past.length] = { message: question.message, answer };
      past.push(draft);
      draft = next;
    } catch (error) {
      if (!(error instanceof GoBack) || (isWithin && past.length === 0)) throw error;
      draft = past.pop() ?? draft;
    } finally {
      report.unsay(lines.length);
    }
  }
  return draft;
}

const program = '  create-mvt-app ';

/** Rows that a question needs below the command. */
const rowsOfQuestion = 12;

/** The command as it is written by hand, without what is about this call alone; of a long one, what was said last. */
function linesFor(draft: Draft, { stack }: Knowledge): string[] {
  const { columns = 80, rows = 24 } = process.stdout;
  const command = commandOf(draft);
  const given = Object.entries(command.given).filter(([name]) => optionNamed(stack, name).scope !== 'run');
  const words = typedCommand({ ...command, given: Object.fromEntries(given) });
  const lines = wrap(printable(words), columns - program.length - 1).split('\n');
  const shown = lines.slice(-Math.max(2, rows - rowsOfQuestion));
  return shown.map((line, index) => (index === 0 ? program : ' '.repeat(program.length)) + line);
}

/** A question with an earlier answer as its default. */
function withPreset(question: Question, answer: string): Question {
  if (question.type !== 'checkbox') return { ...question, default: answer };
  const chosen = answer.split(',');
  const choices = question.choices?.map((choice) => ({ ...choice, checked: chosen.includes(choice.value) }));
  return { ...question, ...(choices && { choices }) };
}
