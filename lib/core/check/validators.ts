// Everything that checks deploy files, in the order of the table that is printed.
import { django } from '../../stacks/django/checks/django.ts';
import { yaml } from '../../stacks/django/checks/yaml.ts';
import { json } from './json.ts';
import { gixy, nginx } from './nginx.ts';
import { procfile } from './procfile.ts';
import { systemd, systemdSecurity } from './systemd.ts';
import { byProgram, type Subject, type Validator, type Verdict } from './validator.ts';

const scripts = /\.sh$|^\.platform\/(conf)?hooks\//;

export const validators: readonly Validator[] = [
  procfile,
  json,
  yaml,
  byProgram('actionlint', 'GitHub workflows: actionlint', /^\.github\/workflows\/.+\.ya?ml$/, ['actionlint']),
  byProgram('shellcheck', 'Shell scripts: shellcheck', scripts, ['shellcheck']),
  systemd,
  systemdSecurity,
  nginx,
  gixy,
  django,
];

export type Checked = { readonly id: string; readonly title: string } & Verdict;

/** Folders in which files about servers lie. */
const folders = ['.github/', '.do/', '.ebextensions/', '.platform/', 'deploy/'];

/** The paths of the files of a project that may be about servers. */
export function deployPaths(list: (folder: string) => readonly string[]): string[] {
  const below = (folder: string): string[] =>
    list(folder).flatMap((name) =>
      name.endsWith('/') ? below(`${folder}/${name.slice(0, -1)}`) : [`${folder}/${name}`],
    );
  return list('')
    .flatMap((name) => {
      if (!name.endsWith('/')) return [name];
      return folders.includes(name) ? below(name.slice(0, -1)) : [];
    })
    .sort();
}

/** Runs every validator that has something to check. */
export async function checkAll(subject: Subject): Promise<Checked[]> {
  const results: Checked[] = [];
  for (const { id, title, check } of validators) {
    const verdict = await check(subject);
    if (verdict) results.push({ id, title, ...verdict });
  }
  return results;
}
