// Questions in a terminal that cannot move its cursor: a line that asks, and a line that answers.
import { createInterface } from 'node:readline';
import { GoBack, type Question } from '../../lib/core/terminal/question.ts';
import { isDumb } from '../../lib/core/terminal/text.ts';
import { wrap } from '../../lib/core/terminal/wrap.ts';
import { cancelled } from '../../lib/core/text/errors.ts';

/** The answer that asks for the question before. */
const back = '<';

/** How to go back and how to stop, as it is said before the first question. */
const plainHint = `Type ${back} to go back to the previous question; Ctrl-C cancels.`;

/** The same for any terminal. */
export const backHint = (): string =>
  isDumb() ? plainHint : 'Esc goes back to the previous question, Ctrl-C cancels.';

/**
 * Puts a question until there is a valid answer.
 * @returns the answer; where several choices may be taken, a list
 * @throws GoBack when that was the answer, UserError (130) at the end of the input, or what `signal` was aborted with
 */
export async function askPlainly(
  question: Question,
  signal: AbortSignal,
): Promise<string | readonly string[]> {
  const { message, choices = [] } = question;
  const lines = choices.map(({ name, description }, index) => {
    const line = `  ${index + 1}) ${name}${description ? ` (${description})` : ''}`;
    return wrap(line, process.stdout.columns ?? 80, 5);
  });
  for (;;) {
    const pose = () => {
      process.stdout.write(['', wrap(message, process.stdout.columns ?? 80), ...lines, ''].join('\n'));
      return promptOf(question);
    };
    const text = (await readLine(pose, signal)).trim();
    if (text === back) throw new GoBack();
    const answer = answerOf(question, text);
    if (typeof answer === 'object' && 'fault' in answer) process.stdout.write(`${answer.fault}\n`);
    else return answer;
  }
}

type Choices = NonNullable<Question['choices']>;

/** The numbers, counted from 1, of the choices that Enter takes. */
function presetNumbers({ type, default: preset }: Question, choices: Choices): number[] {
  const isPreset = (choice: Choices[number]) =>
    type === 'checkbox' ? choice.checked === true : choice.value === preset;
  const numbers = choices.flatMap((choice, index) => (isPreset(choice) ? [index + 1] : []));
  return type !== 'checkbox' && numbers.length === 0 ? [1] : numbers;
}

function promptOf(question: Question): string {
  const { type, default: preset, choices = [] } = question;
  if (type === 'input') return preset === undefined ? '> ' : `[${preset}] > `;
  const numbers = presetNumbers(question, choices).join(',');
  return type !== 'checkbox'
    ? `Number [${numbers}] > `
    : `Numbers with commas between them, or none [${numbers || 'none'}] > `;
}

function answerOf(question: Question, text: string): string | readonly string[] | { readonly fault: string } {
  const { type, default: preset = '', choices = [], validate } = question;
  if (type === 'input') {
    const valid = validate?.(text || preset) ?? true;
    return valid === true ? text || preset : { fault: valid };
  }
  const words = text.split(/[\s,]+/).filter(Boolean);
  const numbers = text === '' ? presetNumbers(question, choices) : text === 'none' ? [] : words.map(Number);
  const chosen = numbers.flatMap((number) => choices[number - 1]?.value ?? []);
  const isOne = type !== 'checkbox';
  if (chosen.length < numbers.length || (isOne && chosen.length !== 1)) {
    return { fault: `Type ${isOne ? 'a number' : 'numbers'} from 1 to ${choices.length}.` };
  }
  const valid = validate?.(chosen.join(',')) ?? true;
  if (valid !== true) return { fault: valid };
  return isOne ? (chosen[0] ?? '') : chosen;
}

/**
 * What is typed up to Enter.
 * @param pose prints the question, and returns what is put in front of the answer
 */
function readLine(pose: () => string, signal: AbortSignal): Promise<string> {
  return new Promise((done, failed) => {
    const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
    let isAnswered = false;
    const stop = () => {
      lines.close();
      failed(signal.reason);
    };
    signal.addEventListener('abort', stop);
    lines.once('close', () => {
      signal.removeEventListener('abort', stop);
      if (!isAnswered) failed(cancelled());
    });
    const answer = (line: string) => {
      isAnswered = true;
      lines.close();
      done(line);
    };
    // An empty line from before the question answers nothing: where one ends with CR and LF, the terminal makes two of it.
    let ahead = '';
    const keep = (line: string) => {
      ahead ||= line;
    };
    lines.on('line', keep);
    // What is there already is read in the next turn of the event loop.
    setImmediate(() =>
      setImmediate(() => {
        lines.off('line', keep);
        const prompt = pose();
        if (ahead === '') lines.question(prompt, answer);
        else answer(ahead);
      }),
    );
  });
}
