// Django's own checks for servers.
import { randomBytes } from 'node:crypto';
import { type Validator, verdictOf } from '../../../core/check/validator.ts';
import { runTool } from '../../../core/run/run-tool.ts';

/** https://docs.djangoproject.com/en/stable/howto/deployment/checklist/ */
export const django: Validator = {
  id: 'django',
  title: "Django: manage.py check --deploy, with a server's variables",
  check: async ({ root, interpreter: python, settings, signal }) => {
    if (python === undefined) {
      return {
        status: 'unchecked',
        detail: "no Python with the project's packages was found: create .venv, or name one with --python",
      };
    }
    const words = [python, 'manage.py', 'check', '--deploy', '--fail-level', 'WARNING'];
    const env = {
      SECRET_KEY: randomBytes(48).toString('base64url'),
      ALLOWED_HOSTS: 'example.com',
      DEBUG: 'False',
      BEHIND_PROXY: 'True',
      ...(settings !== undefined && { DJANGO_SETTINGS_MODULE: settings }),
    };
    const result = await runTool(words, { cwd: root, env, signal });
    // Of a traceback only the last line says what is wrong.
    const isTraceback = result.output.some((line) => line.startsWith('Traceback '));
    const output = isTraceback ? result.output.slice(-1) : result.output;
    return verdictOf({ ...result, output }, ['manage.py'], python);
  },
};
