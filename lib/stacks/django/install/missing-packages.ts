// Which requirements an environment does not meet: read off its folders, since looking must not run anything.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from '../../../core/files/files.ts';
import { askedBy } from '../packages/managed.ts';
import { managerInCharge } from '../packages/managers.ts';
import { normalised, requirementsAsked } from '../requirements-file.ts';
import { meets } from '../versions/ranges.ts';

/**
 * The names of packages that requirements.txt or the package manager asks for, and that the environment of a Python
 * lacks, or has in a version that will not do. Lines that count only on some machines, with a marker after `;`, are left out.
 * @param python a program; nothing is missing where it is not in a virtual environment, since nobody can tell
 * @param wanted the names to look for
 */
export function missingPackages(
  files: Files,
  python: string,
  wanted: readonly string[] | 'all' = 'all',
): string[] {
  const installed = installedVersions(dirname(dirname(python)));
  if (!installed) return [];
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

/** The versions of packages by name. https://packaging.python.org/en/latest/specifications/recording-installed-packages/ */
function installedVersions(environment: string): Map<string, string> | undefined {
  const config = join(environment, 'pyvenv.cfg');
  if (!existsSync(config)) return undefined;
  if (/^include-system-site-packages\s*=\s*true/im.test(readFileSync(config, 'utf8'))) return undefined;
  const folders =
    process.platform === 'win32' ? [join(environment, 'Lib')] : entriesOf(join(environment, 'lib'));
  const entries = folders.flatMap((folder) => entriesOf(join(folder, 'site-packages')));
  return new Map(
    entries.flatMap((path): [string, string][] => {
      const [, name, version] = /([^/\\]+?)-([^-/\\]+?)(?:-py[\d.]+)?\.(?:dist|egg)-info$/.exec(path) ?? [];
      return name && version ? [[normalised(name), version]] : [];
    }),
  );
}

function entriesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((entry) => join(folder, entry)) : [];
}
