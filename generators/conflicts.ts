// The question about a file that is in the way.
import type { PromptQuestion } from 'yeoman-generator';
import type { ConflictAnswer } from '../lib/core/commit/plan.ts';

/** Asks what shall become of a file that is there already and differs. */
export async function askAbout(
  path: string,
  ask: (question: PromptQuestion) => Promise<string>,
): Promise<ConflictAnswer> {
  const answer = await ask({
    type: 'select',
    name: 'conflict',
    message: `${path} is there already and differs`,
    choices: [
      { value: 'keep', name: 'Keep it' },
      { value: 'overwrite', name: 'Overwrite it' },
      { value: 'abort', name: 'Stop, and write nothing' },
    ],
  });
  return answer as ConflictAnswer;
}
