// Everything that checks deploy files of Django projects, in the order of the table that is printed.
import { json } from '../../../core/check/json.ts';
import { gixy, nginx } from '../../../core/check/nginx.ts';
import { procfile } from '../../../core/check/procfile.ts';
import { systemd, systemdSecurity } from '../../../core/check/systemd.ts';
import { byProgram, type Validator } from '../../../core/check/validator.ts';
import { django } from './django.ts';
import { lock } from './lock.ts';
import { requests } from './requests.ts';
import { yaml } from './yaml.ts';

const scripts = /\.sh$|^\.platform\/(conf)?hooks\//;

export const checks: readonly Validator[] = [
  procfile,
  json,
  yaml,
  byProgram('actionlint', 'GitHub workflows: actionlint', /^\.github\/workflows\/.+\.ya?ml$/, ['actionlint']),
  byProgram('shellcheck', 'Shell scripts: shellcheck', scripts, ['shellcheck']),
  systemd,
  systemdSecurity,
  nginx,
  gixy,
  lock,
  django,
  requests,
];
