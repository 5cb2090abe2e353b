// The Python of a new project's environment, which the files of the project name as well.
import type { Answers } from '../../../core/options/answers.ts';
import type { Chosen } from '../../../core/toolchain/toolchain.ts';
import { type DjangoAnswers, djangoAnswers } from '../answers.ts';
import { options } from '../options.ts';
import { oldestPython } from '../pins.ts';
import { findPython, namedPython } from './python.ts';

/**
 * Chooses it before the files are made. A version that is not among the choices of the option is not recorded.
 * @throws UserError when the one that was named does not run, or is too old
 */
export async function choosePython(
  answers: Answers,
  named: string | undefined,
  cwd: string,
): Promise<Chosen> {
  const { django = options.django.default, pythonVersion }: Partial<DjangoAnswers> = djangoAnswers({
    answers,
  });
  const minimum = oldestPython[django];
  const interpreter =
    named === undefined
      ? await findPython(minimum, cwd, pythonVersion)
      : await namedPython(named, minimum, cwd);
  const choice = options.pythonVersion.choices.find(({ value }) => value === interpreter?.version);
  return { interpreter, answers: choice ? { pythonVersion: choice.value } : {} };
}
