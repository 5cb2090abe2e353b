// Which requirements an environment does not meet: read off its folders, since looking must not run anything.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from '../../../core/files/files.ts';
import { askedBy } from '../packages/managed.ts';
import { managerInCharge } from '../packages/managers.ts';
import { normalised, requirementsAsked } from '../requirements-file.ts';

/**
 * The names of packages that requirements.txt or the package manager asks for, and that the environment of a Python lacks, or has in a version
 * that will not do. Lines that count only on some machines, with a marker after `;`, are left out.
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
      return version === undefined || !isMet(text, version);
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

/** https://packaging.python.org/en/latest/specifications/version-specifiers/, without what only pre-releases need */
function isMet(requirement: string, version: string): boolean {
  const [wanted = ''] = requirement.split(/@|\s--/);
  return [...wanted.matchAll(/(~=|===?|!=|<=|>=|<|>)\s*([\w.*+!]+)/g)].every(([, operator, bound = '']) => {
    const isWild = bound.endsWith('.*');
    const numbers = numbersOf(bound.replace(/\.\*$/, ''));
    const start = numbersOf(version).slice(0, isWild ? numbers.length : undefined);
    const order = compare(start, numbers);
    switch (operator) {
      case '>=':
        return order >= 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      case '<':
        return order < 0;
      case '!=':
        return order !== 0;
      case '~=':
        return order >= 0 && compare(start.slice(0, numbers.length - 1), numbers.slice(0, -1)) === 0;
      default:
        return order === 0;
    }
  });
}

const numbersOf = (version: string) =>
  version.split('+', 1).flatMap((text) => (text.match(/^\d+(\.\d+)*/)?.[0] ?? '0').split('.').map(Number));

function compare(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
