// Which requirements an environment does not meet: read off its folders, since looking must not run anything.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../../../core/files/files.ts';
import { askedBy } from '../packages/managed.ts';
import { managerInCharge } from '../packages/managers.ts';
import { requirementsAsked } from '../requirements-file.ts';
import { meets } from '../versions/ranges.ts';
import { environmentOf, installedVersions, isConda } from './project-python.ts';

/**
 * The names of packages that requirements.txt or the package manager asks for, and that the environment of a Python
 * lacks, or has in a version that will not do. Lines that count only on some machines, with a marker after `;`, are left out.
 * @param python a program; nothing is missing where it is not in an environment of its own, since nobody can tell
 * @param wanted the names to look for
 */
export function missingPackages(
  files: Files,
  python: string,
  wanted: readonly string[] | 'all' = 'all',
): string[] {
  if (!isIsolated(python)) return [];
  const installed = installedVersions(python);
  const manager = managerInCharge(files);
  const asked = manager
    ? askedBy(manager, files).map((name) => ({ name, text: name }))
    : requirementsAsked(files);
  return asked
    .filter(({ name, text }) => !text.includes(';') && (wanted === 'all' || wanted.includes(name)))
    .filter(({ name, text }) => {
      const version = installed.get(name);
      return version === undefined || !meets(text.split(/@|\s--/)[0] ?? '', version);
    })
    .map(({ name }) => name);
}

/** Whether an environment has packages of its own only: then what is not in its folders is missing. */
function isIsolated(python: string): boolean {
  const environment = environmentOf(python);
  if (isConda(environment)) return true;
  const config = join(environment, 'pyvenv.cfg');
  return (
    existsSync(config) && !/^include-system-site-packages\s*=\s*true/im.test(readFileSync(config, 'utf8'))
  );
}
