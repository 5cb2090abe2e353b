// Questions one after the other, outside the interview of a new project: Escape goes back to the one before.
import { type Ask, GoBack, type Question } from '../../lib/core/terminal/question.ts';
import { cancelled } from '../../lib/core/text/errors.ts';

/**
 * Puts a question about each item; at the first one Escape does nothing.
 * @param ends tells which answer ends it all, so that nothing more is asked
 * @returns the answers in the order of the items
 */
export async function inTurn<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
  ends: (answer: Answer) => boolean = () => false,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (answers.length < items.length) {
    try {
      const answer = await ask(items[answers.length] as Item);
      answers.push(answer);
      if (ends(answer)) break;
    } catch (error) {
      if (!(error instanceof GoBack)) throw error;
      answers.pop();
    }
  }
  return answers;
}

/** An answer, or undefined where the question before is wanted. */
export async function unlessBack<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GoBack) return undefined;
    throw error;
  }
}

/** The choice of whoever does not go on. */
export const stop = { value: 'stop', name: 'Stop without writing anything' };

/** Puts one question that may offer to stop. @throws UserError (130) for whoever does */
export async function askOrStop(question: Question, ask: Ask): Promise<string> {
  const answer = await askOne(question, ask);
  if (answer === stop.value) throw cancelled();
  return answer;
}

/** Puts one question; Escape does nothing at it. */
export async function askOne(question: Question, ask: Ask): Promise<string> {
  const [answer = ''] = await inTurn([question], ask);
  return answer;
}
