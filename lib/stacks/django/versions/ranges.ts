// Version specifiers of pip, Poetry and Pipenv: which version they start from.
import { atLeast, compare } from '../../../core/text/versions.ts';

/**
 * The oldest version that a specifier allows: `>=3.2,<5` -> `3.2`, `^4.2` -> `4.2`, `4.2.*` -> `4.2`.
 * With nothing but an upper bound, the newest of `releases` below it: that is what gets installed.
 * https://packaging.python.org/en/latest/specifications/version-specifiers/
 * @returns undefined for `*` and whatever names no version
 */
export function startOf(specifier: string, releases: readonly string[]): string | undefined {
  const starts = specifier.split('||').map((range) => startOfRange(range, releases));
  return starts.filter((start) => start !== undefined).sort(compare)[0];
}

function startOfRange(range: string, releases: readonly string[]): string | undefined {
  const parts = [...range.matchAll(/([=~!<>^]*)\s*v?(\d+(?:\.\d+)*)/g)];
  const versions = (operators: RegExp) =>
    parts.flatMap(([, operator = '', version = '']) => (operators.test(operator) ? [version] : []));
  const lowest = versions(/^(|[=~^].*|>=?)$/)
    .sort(compare)
    .at(-1);
  if (lowest !== undefined) return lowest;
  const [included] = versions(/^<=$/).sort(compare);
  if (included !== undefined) return included;
  const [excluded] = versions(/^<$/).sort(compare);
  return excluded && releases.findLast((release) => !atLeast(release, excluded));
}

/** Whether a specifier allows a release: `>=3.8,<3.12` allows `3.11`. */
export function allows(specifier: string, release: string): boolean {
  return specifier.split('||').some((range) =>
    [...range.matchAll(/([=~!<>^]*)\s*v?(\d+(?:\.\d+)*)/g)].every(([, operator, version = '']) => {
      const minor = version.split('.').slice(0, 2).join('.');
      switch (operator) {
        case '<':
          return !atLeast(release, version);
        case '<=':
          return atLeast(version, release);
        case '!=':
          return compare(release, version) !== 0;
        case '>':
        case '>=':
        case '^':
          return atLeast(release, minor);
        case '~=':
          return atLeast(release, minor) && (version === minor || compare(release, minor) === 0);
        default:
          return compare(release, minor) === 0;
      }
    }),
  );
}

/** Whether an installed version is one that a specifier asks for: `>=3.8,<4` is met by `3.11.2`; pre-releases count as their release. */
export function meets(specifier: string, version: string): boolean {
  return [...specifier.matchAll(/(~=|===?|!=|<=|>=|<|>)\s*([\w.*+!]+)/g)].every(
    ([, operator, bound = '']) => {
      const isWild = bound.endsWith('.*');
      const wanted = numbersOf(bound.replace(/\.\*$/, ''));
      const parts = wanted.split('.').length;
      const cut = (length: number) => numbersOf(version).split('.').slice(0, length).join('.');
      const order = compare(isWild ? cut(parts) : numbersOf(version), wanted);
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
          return order >= 0 && compare(cut(parts - 1), wanted.split('.').slice(0, -1).join('.')) === 0;
        default:
          return order === 0;
      }
    },
  );
}

/** `3.11.2rc1+local` -> `3.11.2` */
const numbersOf = (version: string) => /^\d+(\.\d+)*/.exec(version)?.[0] ?? '0';

/** The version in an address: `git+https://…@stable/4.2.x`, `…/django/archive/4.2.zip`. */
export function versionInAddress(address: string): string | undefined {
  return /(?:[@/=-]|stable\/)v?(\d+\.\d+(?:\.\d+)*)/.exec(address)?.[1];
}
