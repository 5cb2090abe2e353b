// Django's own checks for servers.
import { type Validator, verdictOf } from '../../../core/check/validator.ts';
import { runTool } from '../../../core/run/run-tool.ts';
import { serverEnvironment } from './server-environment.ts';

/** https://docs.djangoproject.com/en/stable/howto/deployment/checklist/ */
export const django: Validator = {
  id: 'django',
  title: "Django: manage.py check --deploy, with a server's variables",
  check: async (subject) => {
    const { root, interpreter: python, signal } = subject;
    if (python === undefined) {
      return {
        status: 'unchecked',
        detail: "no Python with the project's packages was found: create .venv, or name one with --python",
      };
    }
    const words = [python, 'manage.py', 'check', '--deploy', '--fail-level', 'WARNING'];
    const { env } = serverEnvironment(subject);
    const result = await runTool(words, { cwd: root, env, signal });
    // Of a traceback only the last line says what is wrong.
    const isTraceback = result.output.some((line) => line.startsWith('Traceback '));
    const output = isTraceback ? result.output.slice(-1) : result.output;
    return verdictOf({ ...result, output }, ['manage.py'], python);
  },
};
